import type { Effect } from "../effects.ts";
import { patiently } from "../patience.ts";
import type { Services } from "../services.ts";
import { withOpenLink } from "./links.ts";
import { render } from "./render.ts";

/** `id` is stable: the same letter, however often it is sent. */
export async function sendLetter(
  { mailer, settings }: Services,
  { to, letter }: Extract<Effect, { kind: "mail" }>,
  id: string,
): Promise<void> {
  await patiently(mailer.send({ id, to, ...render(await withOpenLink(settings, letter)) }));
}
