import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { useFacts } from "../../lib/facts.ts";
import { PAGE_OF } from "../../lib/page-of.ts";

/** One `filled` a view; `danger` only where something is lost; `link` for the rest. */
export type ButtonKind = "filled" | "quiet" | "danger" | "link" | "danger-link";

interface Look {
  kind?: ButtonKind;
  small?: boolean;
  /** As wide as the column on a phone. */
  full?: boolean;
}

const CLASSES: Record<ButtonKind, string> = {
  filled: "btn",
  quiet: "btn quiet",
  danger: "btn stop",
  link: "link",
  "danger-link": "link danger",
};

function look({ kind = "filled", small, full }: Look): string {
  return [CLASSES[kind], small && "small", full && "full"].filter(Boolean).join(" ");
}

export function Button({
  kind,
  small,
  full,
  ...button
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...button} className={look({ kind, small, full })} />;
}

/**
 * Sends its form once: shows `busy` ("Paying …") from then until the answer. Says whose page it stood on: somebody else
 * may have signed in since, in another tab.
 */
export function SubmitButton({
  kind,
  small,
  full,
  busy,
  ...button
}: Look & { busy?: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const { viewer } = useFacts();
  return (
    <>
      <button {...button} type="submit" className={look({ kind, small, full })} data-busy={busy} />
      {viewer && <input type="hidden" name={PAGE_OF} value={viewer.id} />}
    </>
  );
}

export function LinkButton({
  kind,
  small,
  full,
  ...link
}: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }) {
  return <a {...link} className={look({ kind, small, full })} />;
}
