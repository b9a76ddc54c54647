import { afterEach, expect, it } from "vitest";
import { SLOT, sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";

let world: World;
afterEach(() => world.close());

async function booked(over: Parameters<typeof sessionRow>[1] | object = {}) {
  world = await makeWorld();
  const mentor = await world.mentor({}, { name: "Thandeka; Mokoena, the first" });
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentor, mentee, ...over });
  return { sessionId, mentee };
}

/** Content lines, unfolded (RFC 5545, 3.1). */
const linesOf = (ics: string) => ics.replace(/\r\n[ \t]/g, "").split("\r\n");

it("writes the hour in UTC under a name that stays", async () => {
  const { sessionId, mentee } = await booked({ version: 3 });
  const { ics } = await (await world.as(mentee)).bookings.calendar({ sessionId });
  const lines = linesOf(ics);
  const stamp = new Date(SLOT).toISOString().replace(/[-:]|\.000/g, "");
  expect(lines).toContain(`DTSTART:${stamp}`);
  expect(lines).toContain(`UID:${sessionId}@127.0.0.1`);
  expect(lines).toContain("SEQUENCE:3");
  expect(lines).toContain("METHOD:PUBLISH");
  expect(lines).toContain("STATUS:CONFIRMED");
  expect(lines).toContain("SUMMARY:MentorLink: Thandeka\\; Mokoena\\, the first");
});

it.each([
  "cancelled_by_mentor",
  "charged_back",
] as const)("takes an hour that is %s out again", async (status) => {
  const { sessionId, mentee } = await booked({ status, version: 4 });
  const lines = linesOf((await (await world.as(mentee)).bookings.calendar({ sessionId })).ics);
  expect(lines).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4"]),
  );
});

it("gives a stranger nothing", async () => {
  const { sessionId } = await booked();
  const stranger = await world.as(await world.mentee());
  await expect(stranger.bookings.calendar({ sessionId })).rejects.toMatchObject({
    problem: "not_found",
  });
});
