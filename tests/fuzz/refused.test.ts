/**
 * Whatever any procedure refuses leaves the database as it was, whoever asks and whatever is asked;
 * and what it takes leaves nobody with more than they had. FUZZ sets the inputs per procedure.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { toProblem } from "../../server/errors.ts";
import { appRouter } from "../../server/router.ts";
import { inputSchemaOf } from "../../server/schema-of.ts";
import { FUZZ_TIMEOUT_MS, inputsOf, runsFor } from "../support/arbitrary.ts";
import { type Cast, castOf, everythingIn, PEOPLE, type Person, PHASES } from "../support/cast.ts";
import { expectSound } from "../support/invariants.ts";

const who = fc.constantFrom<Person>(...PEOPLE);

/** What nobody may send along: every one of these is a column somewhere. */
const SMUGGLED = {
  id: "019b0b3e-5c00-7000-8000-000000000001",
  role: "admin",
  isAdmin: true,
  is_admin: 1,
  status: "approved",
  priceCents: 1,
  price_cents: 1,
  emailVerified: true,
  suspended_at: null,
  version: 1,
};

test.each(Object.keys(appRouter._def.procedures))(
  "%s",
  async (path) => {
    const writes = countWrites();
    const here = await castOf(PHASES[path.length % PHASES.length] ?? "before", {
      watcher: writes.watcher,
    });
    const schema = inputSchemaOf(path);
    const ids = [here.sessionId, ...Object.values(here.ids), crypto.randomUUID()];
    const powers = await powersIn(here);
    const watch = await compare(here, writes);
    await fc.assert(
      fc.asyncProperty(inputsOf(schema, ids), fc.boolean(), who, async (input, smuggle, person) => {
        const outcome = await call(here, person, path, smuggle ? smuggled(input) : input);
        expect(outcome, `${path} by ${person}`).not.toBe("internal");
        await watch(outcome === "ok", `${path} by ${person}: ${outcome}`);
      }),
      // Shrinking would start from what the failing run has already changed.
      { numRuns: runsFor(path), endOnFailure: true },
    );
    expect(await powersIn(here), "nobody rose").toEqual(powers);
    await expectSound(here.world.db, here.world.clock.now());
    await here.world.close();
  },
  FUZZ_TIMEOUT_MS,
);

/** Keeps every own field that a form shows; adds those that none does. */
function smuggled(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const polluted = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}');
  return Object.assign(Object.create(null), SMUGGLED, polluted, input);
}

/** Who may do what, of those who were there before. */
async function powersIn({ world: { db }, ids }: Cast) {
  return {
    people: await db
      .selectFrom("users")
      .select(["id", "is_admin", "suspended_at", "email", "email_verified_at"])
      .where("id", "in", Object.values(ids))
      .orderBy("id")
      .execute(),
    admins: await db.selectFrom("users").select("id").where("is_admin", "=", 1).execute(),
    listed: (
      await db
        .selectFrom("mentor_profiles")
        .select("user_id")
        .where("status", "=", "approved")
        .orderBy("user_id")
        .execute()
    ).filter(({ user_id }) => !Object.values(ids).includes(user_id)),
  };
}

/** What merely counts tries is not among all rows. */
function countWrites() {
  let count = 0;
  return {
    count: () => count,
    watcher: {
      before(statement: string) {
        if (/^(insert|update|delete)\b(?!.*rate_limits)/i.test(statement)) count++;
      },
    },
  };
}

/** What an owner is told of when somebody is refused, once a day: their codes were tried and tried. */
const WARNING = "codes_tried";

/** Compares all rows only where something was written at all. */
async function compare({ world }: Cast, writes: { count(): number }) {
  let seen = writes.count();
  const look = async () => {
    const { outbox = [], ...rows } = await everythingIn(world);
    return { ...rows, outbox: outbox.filter((row) => !JSON.stringify(row).includes(WARNING)) };
  };
  let rows = await look();
  return async (allowed: boolean, what: string) => {
    if (writes.count() === seen) return;
    seen = writes.count();
    const after = await look();
    if (!allowed) expect(after, what).toEqual(rows);
    rows = after;
  };
}

async function call({ as }: Cast, person: Person, path: string, input: unknown) {
  const [domain = "", name = ""] = path.split(".");
  try {
    await Reflect.get(Reflect.get(as[person], domain), name)(input);
    return "ok";
  } catch (error) {
    return toProblem(error).code;
  }
}
