import type { MentorProfiles, Users } from "../../db/schema.ts";
import type { Services } from "../../server/services.ts";

let serial = 0;

export interface Hours {
  weekday: number;
  start: number;
  end: number;
}

/** Every day from 08:00 to 20:00. */
const ALL_WEEK: Hours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  start: 8 * 60,
  end: 20 * 60,
}));

/** Rows of people for tests, verified and approved unless said otherwise. Each answers the user's id. */
export function builders({ db, ids, clock }: Services) {
  async function user(over: Partial<Users> = {}): Promise<string> {
    const id = over.id ?? ids.uuid();
    serial++;
    await db
      .insertInto("users")
      .values({
        id,
        email: `person${serial}@example.test`,
        name: `Person ${serial}`,
        // No password opens this: signing in by password is tested with accounts made by registering.
        password_hash: "none",
        email_verified_at: clock.now(),
        is_admin: 0,
        suspended_at: null,
        timezone: "Africa/Johannesburg",
        factor_since: null,
        created_at: clock.now(),
        version: 1,
        ...over,
      })
      .execute();
    return id;
  }

  return {
    user,
    async mentee(over: Partial<Users> = {}): Promise<string> {
      const id = await user(over);
      await db
        .insertInto("mentee_profiles")
        .values({ user_id: id, stage: "studying", about: "", created_at: clock.now(), version: 1 })
        .execute();
      return id;
    },
    async mentor(
      over: Partial<MentorProfiles> = {},
      { hours = ALL_WEEK, ...person }: Partial<Users> & { hours?: Hours[] } = {},
    ): Promise<string> {
      const id = await user(person);
      await db
        .insertInto("mentor_profiles")
        .values({
          user_id: id,
          status: "approved",
          company: "Kestrel Pay",
          job_title: "Engineer",
          years: 8,
          intro: "I help with interviews.",
          helps: "[]",
          bio: "",
          skills: "[]",
          languages: "[]",
          price_cents: 35_000,
          currency: "ZAR",
          mode: "instant",
          min_notice_hours: 4,
          buffer_quarters: 0,
          completed_sessions: 0,
          paid_sessions: 0,
          strikes: 0,
          rating_sum: 0,
          rating_count: 0,
          search_text: "engineer kestrel pay interviews",
          submitted_at: clock.now(),
          decided_at: clock.now(),
          decision_note: "",
          created_at: clock.now(),
          version: 1,
          ...over,
        })
        .execute();
      await db
        .insertInto("schedules")
        .values({ user_id: id, timezone: person.timezone ?? "Africa/Johannesburg", version: 1 })
        .execute();
      if (hours.length > 0)
        await db
          .insertInto("weekly_hours")
          .values(
            hours.map(({ weekday, start, end }) => ({
              user_id: id,
              weekday,
              start_minute: start,
              end_minute: end,
            })),
          )
          .execute();
      return id;
    },
    /** With a second factor, as every admin must have one. */
    admin: (over: Partial<Users> = {}) => user({ is_admin: 1, factor_since: clock.now(), ...over }),
  };
}
