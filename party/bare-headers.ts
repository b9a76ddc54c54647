/** Of every answer of the rooms that is no socket, as of the app's; they serve no page. */
export function bareHeaders(https: boolean): Record<string, string> {
  return { ...BARE, ...(https && HSTS) };
}

const BARE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

const HSTS = { "strict-transport-security": "max-age=31536000; includeSubDomains" };
