/** Paths for a 24 by 24 box, drawn 1.5 wide with round joins and no fill. */
const PATHS: Record<string, string[]> = {
  brackets: ["M8 6l-5.5 6L8 18", "M16 6l5.5 6L16 18", "M13.5 4l-3 16"],
  ledger: ["M5 3h14v18H5z", "M9 3v18", "M12 8h4M12 12h4M12 16h4"],
  bridge: [
    "M2 16h20",
    "M7 4v16M17 4v16",
    "M2 12c3-1 4.5-3.5 5-7 .8 5 2.5 7.5 5 7.5S16.2 10 17 5c.5 3.5 2 6 5 7",
  ],
  cross: ["M9 3h6v6h6v6h-6v6H9v-6H3V9h6z"],
  scales: ["M12 3v18", "M7 21h10", "M5 6h14", "M5 6l-3 7c0 2 6 2 6 0z", "M19 6l-3 7c0 2 6 2 6 0z"],
  book: ["M12 6C10 4.5 7 4 3 4v14c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2z", "M12 6v14"],
  pencil: ["M4 20l1-5L16 4l4 4L9 19z", "M13 7l4 4"],
  chart: ["M3 21h18", "M5 17h3v-5H5z", "M10.5 17h3V8h-3z", "M16 17h3V3h-3z"],
  leaf: ["M6 18C4 10 9 4 20 4c0 11-6 16-14 14z", "M3 21L14 10"],
  gear: [
    "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z",
    "M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    "M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3",
    "M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1",
  ],
  megaphone: ["M3 10v5h4l11 5V5L7 10z", "M7 15l1 5h3", "M21 10.5v4"],
  people: [
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
    "M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6",
    "M15.5 4.3a3.5 3.5 0 0 1 0 6.4",
    "M18 14.5c2.4.8 3.5 2.6 3.5 5.5",
  ],
};

export const ICON_NAMES = Object.keys(PATHS);

/** Decoration beside a category's name, which says what it means. */
export function CategoryIcon({ name }: { name: string }) {
  const paths = PATHS[name];
  if (!paths) return null;
  return (
    <svg
      className="icon"
      width="28"
      height="28"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
