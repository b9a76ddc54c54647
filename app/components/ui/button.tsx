import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";

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

/** Sends its form once: shows `busy` ("Paying …") from then until the answer. */
export function SubmitButton({
  kind,
  small,
  full,
  busy,
  ...button
}: Look & { busy?: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...button} type="submit" className={look({ kind, small, full })} data-busy={busy} />
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
