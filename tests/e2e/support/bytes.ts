import type { Page } from "@playwright/test";

export interface Bytes {
  total: number;
  scripts: number;
}

/** What loading a page costs on the wire, headers included, as the browser counts it. */
export async function bytesOf(page: Page, path: string): Promise<Bytes> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  const bytes: Bytes = { total: 0, scripts: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.total += encodedDataLength;
    if (kinds.get(requestId) === "Script") bytes.scripts += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await session.detach();
  return bytes;
}
