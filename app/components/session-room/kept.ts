/** What must outlive a reload of the room's page: the draft, what is not sent yet, the data used. */
import type { Unsent } from "./room-model.ts";

export interface Kept {
  draft: string;
  unsent: Pick<Unsent, "clientId" | "body" | "at">[];
  bytes: number;
}

/** The tab's own storage: two tabs of one room must not overwrite each other's queue. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const EMPTY: Kept = { draft: "", unsent: [], bytes: 0 };

export function readKept(shelf: Shelf | null, key: string): Kept {
  try {
    const value: unknown = JSON.parse(shelf?.getItem(key) ?? "null");
    return value !== null && typeof value === "object" ? sound(value) : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function writeKept(shelf: Shelf | null, key: string, kept: Kept): void {
  try {
    shelf?.setItem(key, JSON.stringify(kept));
  } catch {
    // A full or forbidden storage only costs what a reload would lose.
  }
}

export function dropKept(shelf: Shelf | null, key: string): void {
  try {
    shelf?.removeItem(key);
  } catch {
    // As above.
  }
}

/** Whatever an older version or a curious person left there. */
function sound(value: object): Kept {
  const draft = "draft" in value && typeof value.draft === "string" ? value.draft : "";
  const bytes = "bytes" in value && typeof value.bytes === "number" ? value.bytes : 0;
  const unsent = "unsent" in value && Array.isArray(value.unsent) ? value.unsent : [];
  return { draft, bytes, unsent: unsent.filter(isUnsent) };
}

function isUnsent(value: unknown): value is Kept["unsent"][number] {
  if (value === null || typeof value !== "object") return false;
  return (
    "clientId" in value &&
    typeof value.clientId === "string" &&
    /^[A-Za-z0-9_-]{1,64}$/.test(value.clientId) &&
    "body" in value &&
    typeof value.body === "string" &&
    "at" in value &&
    typeof value.at === "number"
  );
}
