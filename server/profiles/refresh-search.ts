import type { Trx } from "../../db/client.ts";
import { searchedOf, setSearchText } from "../../db/queries/profiles.ts";
import { searchText } from "./search-text.ts";

/**
 * Makes what search looks through say again what the rows say: after a profile, a person's name or a
 * field's name has changed. The version stays: nothing that anybody typed is touched. Two changes at
 * once are told by the text itself: `before` is what it was before this transaction wrote to the row.
 * Throws VersionLost.
 */
export async function refreshSearchText(
  trx: Trx,
  userIds: readonly string[],
  before?: string,
): Promise<void> {
  for (const { user_id, search_text, ...row } of await searchedOf(trx, userIds)) {
    const text = searchText({
      ...row,
      jobTitle: row.job_title,
      helps: JSON.parse(row.helps),
      skills: JSON.parse(row.skills),
    });
    await setSearchText(trx, user_id, before ?? search_text, text);
  }
}
