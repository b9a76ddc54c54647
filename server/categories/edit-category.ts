import type { z } from "zod";
import { transact, VersionLost } from "../../db/client.ts";
import { insertCategory, updateCategory } from "../../db/queries/categories.ts";
import { peopleOfCategory } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { refreshSearchText } from "../profiles/refresh-search.ts";
import type { Services } from "../services.ts";
import type { CreateInput, UpdateInput } from "./schemas.ts";

export async function createCategory(
  services: Services,
  viewer: Viewer,
  input: z.infer<typeof CreateInput>,
) {
  const isNew = await transact(services.db, async (trx) => {
    if (!(await insertCategory(trx, { ...input, version: 1 }))) return false;
    await audit(services, trx, {
      actor: viewer.id,
      action: "category_created",
      subject: `category:${input.slug}`,
    });
    return true;
  });
  if (!isNew) throw Problem.field("slug", "There is a category of that short name");
}

export async function changeCategory(
  services: Services,
  viewer: Viewer,
  input: z.infer<typeof UpdateInput>,
) {
  const { slug, version, ...patch } = input;
  await transact(services.db, async (trx) => {
    try {
      await updateCategory(trx, slug, version, patch);
    } catch (error) {
      if (!(error instanceof VersionLost)) throw error;
      throw new Problem(
        "changed_meanwhile",
        "The category was changed meanwhile. Load the page again.",
      );
    }
    // What search looks through names the field.
    await refreshSearchText(trx, await peopleOfCategory(trx, slug));
    await audit(services, trx, {
      actor: viewer.id,
      action: "category_changed",
      subject: `category:${slug}`,
    });
  });
}
