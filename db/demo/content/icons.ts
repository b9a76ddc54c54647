/** Icons that categories may name; the app draws them. */
export const ICON_NAMES = [
  "brackets",
  "ledger",
  "bridge",
  "cross",
  "scales",
  "book",
  "pencil",
  "chart",
  "leaf",
  "gear",
  "megaphone",
  "people",
] as const;

export type IconName = (typeof ICON_NAMES)[number];
