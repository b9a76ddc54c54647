/** Acts that compare a password, while its owner does something else. */
import { vi } from "vitest";
import * as passwords from "../../server/accounts/passwords.ts";
import { tokenTo, visitor } from "./accounts.ts";
import { codeOf } from "./refusals.ts";
import type { World } from "./world.ts";

/** What the act answers, when `meanwhile` happens between the comparing and the acting. */
export async function straddled(
  act: () => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<string> {
  const compare = passwords.matchesHash;
  const comparing = vi.spyOn(passwords, "matchesHash");
  comparing.mockImplementationOnce(async (...both) => {
    const matches = await compare(...both);
    await meanwhile();
    return matches;
  });
  const code = await codeOf(act());
  comparing.mockRestore();
  return code;
}

/** By the link of a letter, from a device that nobody is signed in on. */
export async function replacePassword(world: World, email: string): Promise<void> {
  await visitor(world).api.accounts.requestReset({ email });
  const token = await tokenTo(world, email);
  await visitor(world).api.accounts.resetPassword({ token, password: "three new words" });
}
