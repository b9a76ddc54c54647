/**
 * V8 would rather grow than collect; with a small young generation the app stays within 200 MB, some 10 %
 * slower. The old one may grow to 256 MB before the process ends: no less, for a crowd fills it in seconds.
 */
export const SMALL_HEAP = ["--max-semi-space-size=4", "--max-old-space-size=256"];
