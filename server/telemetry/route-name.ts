/** Pure: which page an address means, in words that hold nothing of the address's own. */

/** A page's address with its parameters, "/sessions/:id/room"; a star at the end takes all the rest. */
export type Pattern = string;

interface BuiltRoute {
  parentId?: string;
  path?: string;
}

/** The patterns of the pages in a Remix build. */
export function patternsOf(routes: Record<string, BuiltRoute | undefined>): Pattern[] {
  const whole = (route: BuiltRoute): string => {
    const parent = route.parentId === undefined ? undefined : routes[route.parentId];
    return [parent ? whole(parent) : "", route.path ?? ""].filter(Boolean).join("/");
  };
  return Object.values(routes).flatMap((route) => (route ? [`/${whole(route)}`] : []));
}

/** Answers the pattern of a path; "*" for one that no page has. */
export function routeNames(patterns: readonly Pattern[]): (path: string) => Pattern {
  const known = [...new Set(patterns)]
    .filter((pattern) => !pattern.includes("*"))
    // "/mentors/new" is itself before it is "/mentors/:id".
    .sort((a, b) => parameters(a) - parameters(b))
    .map((pattern) => ({ pattern, test: expression(pattern) }));
  return (path) => {
    const page = pageOf(path);
    return known.find(({ test }) => test.test(page))?.pattern ?? "*";
  };
}

/** Hydrated pages ask for their data under another name: "/dashboard.data", "/_root.data". */
function pageOf(path: string): string {
  const page = path.replace(/\.data$/, "").replace(/(?<=.)\/$/, "");
  return page === "/_root" ? "/" : page;
}

function parameters(pattern: Pattern): number {
  return pattern.split("/:").length;
}

function expression(pattern: Pattern): RegExp {
  const parts = pattern
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[^\w-]/g, "\\$&")));
  return new RegExp(`^${parts.join("/")}$`);
}
