/**
 * Links that hold a one-time token lie sealed in the outbox, because of a token only its hash may be
 * readable in the database.
 */
import type { Settings } from "../env.ts";
import { open, seal } from "../sealing.ts";
import type { Letter } from "./letters.ts";

const MARK = "sealed:";

/** A link on this site that only the letter's reader gets to see. */
export async function sealedLink(settings: Settings, path: string, token: string): Promise<string> {
  return MARK + (await seal(settings, `${settings.publicUrl}${path}?token=${token}`));
}

/** The letter as its reader gets it. Throws when the key is gone. */
export async function withOpenLink(settings: Settings, letter: Letter): Promise<Letter> {
  if (!("url" in letter) || !letter.url.startsWith(MARK)) return letter;
  return { ...letter, url: await open(settings, letter.url.slice(MARK.length)) };
}
