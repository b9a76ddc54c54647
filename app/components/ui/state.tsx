import type { ReactNode } from "react";

/** yes: settled. wait: somebody has to act. no: trouble. info: news. done: over. off: over, and quiet. */
export type StateKind = "yes" | "wait" | "no" | "info" | "done" | "off";

/** A word, a colour and a shape, never one of them alone. */
export function State({ kind, children }: { kind: StateKind; children: ReactNode }) {
  return <span className={kind === "off" ? "state off done" : `state ${kind}`}>{children}</span>;
}
