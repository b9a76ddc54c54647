/** Where one can go, by role. Order is the order on the page; a phone's bottom bar has room for five. */

export interface NavViewer {
  name: string;
  isAdmin: boolean;
  isMentor: boolean;
  isMentee: boolean;
}

/** What waits for the viewer. */
export interface NavCounts {
  sessionsNeedingMe: number;
  requests: number;
  approvals: number;
  failedOutbox: number;
}

export interface NavItem {
  href: string;
  /** On a phone; in the bottom bar it must fit 4.5 rem. */
  label: string;
  /** On a wide page, where it differs. */
  wide?: string;
  /** How many things wait there. */
  count?: number;
}

export const PUBLIC_NAV: readonly NavItem[] = [
  { href: "/mentors", label: "Find a mentor" },
  { href: "/register/mentor", label: "Be a mentor", wide: "Become a mentor" },
  { href: "/sign-in", label: "Sign in" },
];

export const FOOT_NAV: readonly NavItem[] = [
  { href: "/fees", label: "Fees and refunds" },
  { href: "/safety", label: "Safety" },
  { href: "/privacy", label: "Privacy" },
  { href: "/terms", label: "Terms" },
  { href: "/help", label: "Help" },
  { href: "/api/docs", label: "API" },
];

export function navFor(viewer: NavViewer, counts: NavCounts | null): NavItem[] {
  const { isAdmin, isMentor, isMentee } = viewer;
  const waiting = (counts?.sessionsNeedingMe ?? 0) + (counts?.requests ?? 0);
  const queues = (counts?.approvals ?? 0) + (counts?.failedOutbox ?? 0);
  const meets = isMentor || isMentee;
  const items: (NavItem | false)[] = [
    isAdmin && { href: "/admin", label: "Queues", count: queues },
    !isAdmin && { href: "/dashboard", label: "Home" },
    isMentee && { href: "/mentors", label: "Find", wide: "Find a mentor" },
    meets && { href: "/sessions", label: "Sessions", count: waiting },
    isMentor && !isMentee && { href: "/availability", label: "Hours" },
    isMentor && { href: "/earnings", label: "Earnings" },
    { href: "/settings", label: "You", wide: firstName(viewer.name) },
  ];
  return items.filter((item) => item !== false);
}

/** Whether an item leads to the page that is open, or to one above it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
