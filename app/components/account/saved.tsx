import { Note } from "../ui/index.ts";

/** What was done just now, at the section where it was done. */
export function Saved({ children }: { children: string }) {
  return (
    <Note kind="yes">
      <p role="status">{children}</p>
    </Note>
  );
}
