import type { AppLoadContext } from "@remix-run/node";

/** The rules of today and one worked example, as `site.rules` tells them. */
export type Rules = Awaited<ReturnType<AppLoadContext["api"]["site"]["rules"]>>;
