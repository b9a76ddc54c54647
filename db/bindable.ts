/**
 * What both databases take as a value. One mangles objects and arrays, the other cuts text at NUL and
 * takes undefined for null: a mistake of ours must not depend on which of them runs.
 */
export type Bindable = null | number | bigint | string | Uint8Array;

export function bindable(values: ReadonlyArray<unknown>): Bindable[] {
  for (const value of values) {
    if (value === undefined) throw new TypeError("undefined cannot be bound; say null");
    if (typeof value === "string" && value.includes("\0"))
      throw new TypeError("text with NUL cannot be stored");
    if (typeof value === "boolean") throw new TypeError("a boolean cannot be bound; say 0 or 1");
    if (typeof value === "object" && value !== null && !(value instanceof Uint8Array))
      throw new TypeError("objects and arrays cannot be bound");
  }
  return values as Bindable[];
}
