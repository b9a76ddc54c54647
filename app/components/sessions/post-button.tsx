import type { ReactNode } from "react";
import { type ButtonKind, SubmitButton } from "../ui/index.ts";

/** A form of one button: says which session it means and what is to be done. */
export function PostButton({
  to,
  fields,
  kind,
  small,
  full,
  busy,
  children,
}: {
  to: string;
  fields: Record<string, string | number>;
  kind?: ButtonKind;
  small?: boolean;
  full?: boolean;
  busy?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={to}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        {...(kind && { kind })}
        {...(small && { small })}
        {...(full && { full })}
        {...(busy && { busy })}
      >
        {children}
      </SubmitButton>
    </form>
  );
}
