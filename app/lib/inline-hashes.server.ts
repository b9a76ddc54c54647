import { createHash } from "node:crypto";
import { INLINE_SCRIPT } from "./inline-scripts.ts";

/** What the Content-Security-Policy of pages without hydration allows. */
export const INLINE_SCRIPT_HASHES: readonly string[] = [INLINE_SCRIPT].map(
  (script) => `sha256-${createHash("sha256").update(script).digest("base64")}`,
);
