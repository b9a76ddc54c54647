// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these and read what is left
const SURPRISING = /[\u0000-\u001f\\]/;

/**
 * A path of this site that somebody else suggested (`?to=`), or `fallback` when it could lead
 * elsewhere. Browsers read `/\host` and `//host` as another site, hence more than a prefix check.
 */
export function safePath(to: string | null | undefined, fallback = "/dashboard"): string {
  if (!to?.startsWith("/") || to.startsWith("//") || SURPRISING.test(to)) return fallback;
  const here = "http://here.invalid";
  try {
    const url = new URL(to, here);
    const path = url.pathname + url.search + url.hash;
    // `/.//host` is normalised to `//host`.
    return url.origin === here && !path.startsWith("//") ? path : fallback;
  } catch {
    return fallback;
  }
}

/** Where to sign in and then come back to the page that was asked for. */
export function signInPath(url: URL): string {
  const to = url.pathname + url.search;
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}
