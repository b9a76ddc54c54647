/** The official languages' own names, by the codes that profiles keep. */
export const LANGUAGE_NAMES: Record<string, string> = {
  en: "English",
  af: "Afrikaans",
  zu: "isiZulu",
  xh: "isiXhosa",
  st: "Sesotho",
  tn: "Setswana",
  nso: "Sepedi",
  ts: "Xitsonga",
  ss: "siSwati",
  ve: "Tshivenda",
  nr: "isiNdebele",
};

export function languageNames(codes: readonly string[]): string {
  return codes.map((code) => LANGUAGE_NAMES[code] ?? code).join(", ");
}
