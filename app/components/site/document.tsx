import type { ReactNode } from "react";
import { PageHead } from "../ui/index.ts";

/** A page of plain text that people accept or look up: each section's title hangs in the margin. */
export function Document({
  title,
  lede,
  version,
  note,
  children,
}: {
  title: string;
  lede: ReactNode;
  /** "2026-11-20"; what a person accepts is one version of it. */
  version?: string;
  /** What must be known before reading on. */
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <article>
      <PageHead title={title} lede={lede}>
        {version && <p className="muted">Version {version}</p>}
        {note}
      </PageHead>
      {children}
    </article>
  );
}

/** A section of a document: paragraphs, lists, small headings. */
export function Chapter({
  id,
  title,
  children,
}: {
  /** Also the address of the section, so it stays the same when the title changes. */
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="prose">{children}</div>
    </section>
  );
}
