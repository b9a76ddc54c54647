/** How a page is set: a head, sections whose titles hang in the margin, notes, what is empty. */
import { type ReactNode, useId } from "react";

export function PageHead({
  title,
  lede,
  back,
  children,
}: {
  title: ReactNode;
  lede?: ReactNode;
  back?: { href: string; label: string };
  children?: ReactNode;
}) {
  return (
    <div className="head">
      {back && (
        <p>
          <a className="tap" href={back.href}>
            {back.label}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {children}
    </div>
  );
}

/** Its title hangs in the margin on a wide page. */
export function Section({
  title,
  id,
  children,
}: {
  title: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  const own = useId();
  const titleId = id ?? own;
  return (
    <section className="sec" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}

export function Note({
  kind = "info",
  children,
}: {
  kind?: "info" | "yes" | "warn" | "no";
  children: ReactNode;
}) {
  return <div className={`note ${kind}`}>{children}</div>;
}

/** What will stand here, and the next step. */
export function Empty({
  title,
  action,
  children,
}: {
  title: string;
  action?: { href: string; label: string };
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="empty stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="stack">{children}</div>
      {action && (
        <p>
          <a className="btn quiet" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
    </section>
  );
}
