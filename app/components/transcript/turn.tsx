import type { ReactNode } from "react";
import { machineTime, timeOnly } from "../../lib/format.ts";
import { Said } from "./said.tsx";
import type { Spoken } from "./turns.ts";

export interface TurnProps {
  spoken: Spoken;
  /** The same person goes on: no name above it. */
  same: boolean;
  /** The other one's given name. */
  otherName: string;
  zone: string;
  /** Below the words: read, sending, not sent. */
  children?: ReactNode;
}

/** One message, set like a printed interview; one's own words on a wash. */
export function Turn({ spoken, same, otherName, zone, children }: TurnProps) {
  const { own, body, at } = spoken;
  const by = own ? "You" : otherName;
  return (
    <li className={`turn${own ? " me" : ""}${same ? " same" : ""}`}>
      <p className="by">
        <b className={same ? "vh" : undefined}>{by}</b>{" "}
        {same ? null : <time dateTime={machineTime(at)}>{timeOnly(at, zone)}</time>}
      </p>
      <div className="said">
        <Said body={body} by={own ? "you" : by} />
        {children}
      </div>
    </li>
  );
}
