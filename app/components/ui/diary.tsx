import type { ReactNode } from "react";
import { useFacts } from "../../lib/facts.ts";
import { dateParts, machineTime } from "../../lib/format.ts";
import { State, type StateKind } from "./state.tsx";

export function Diary({ children }: { children: ReactNode }) {
  return <ol className="diary">{children}</ol>;
}

/** The date large in the margin, then who, in which state, what happens next, what one can do. */
export function DiaryEntry({
  at,
  title,
  state,
  actions,
  children,
}: {
  at: number;
  title: ReactNode;
  state: { kind: StateKind; text: ReactNode };
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const { zone, now } = useFacts();
  const date = dateParts(at, zone);
  const year = date.year === dateParts(now, zone).year ? "" : ` ${date.year}`;
  return (
    <li>
      <p className="date">
        <span>{date.weekday}</span> <b>{date.day}</b>{" "}
        <span>
          {date.month}
          {year}, <time dateTime={machineTime(at)}>{date.time}</time>
        </span>
      </p>
      <div className="tight">
        <h3 className="name">{title}</h3>
        <p>
          <State kind={state.kind}>{state.text}</State>
        </p>
        {children}
        {actions && <div className="acts">{actions}</div>}
      </div>
    </li>
  );
}
