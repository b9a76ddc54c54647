import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf } from "../../tests/support/refusals.ts";
import { sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { inputFrom } from "../forms.ts";
import { SaveInput } from "./schemas.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const week = {
  timezone: "Africa/Johannesburg",
  hours: [
    { weekday: 2, start: 1020, end: 1200 },
    { weekday: 4, start: 1380, end: 0 },
  ],
  version: 1,
};

test("hours are kept, midnight included, and bookings see them at once", async () => {
  const id = await world.mentor();
  const me = await world.as(id);
  await me.availability.save(week);
  expect(await me.availability.get()).toEqual({
    ...week,
    hours: [week.hours[0], { weekday: 4, start: 1380, end: 1440 }],
    version: 2,
  });
  const { days } = await world.anyone.discovery.week({ mentorId: id, week: "2026-11-23" });
  const starts = days.map(({ starts }) => starts.length);
  expect(starts).toEqual([0, 5, 0, 1, 0, 0, 0]);
});

test("a session that is booked outlives the hours it was booked in", async () => {
  const mentor = await world.mentor();
  const session = await sessionRow(world, { mentor, mentee: await world.mentee() });
  const me = await world.as(mentor);
  await me.availability.save({ ...week, hours: [] });
  expect(await me.availability.get()).toMatchObject({ hours: [], version: 2 });
  expect((await me.bookings.list({ when: "upcoming", page: 1 })).sessions).toMatchObject([
    { id: session, status: "confirmed" },
  ]);
});

test.each([
  ["a zone that does not exist", { timezone: "Mars/Olympus" }, "timezone"],
  ["a zone with a path in it", { timezone: "../../etc/passwd" }, "timezone"],
  ["a start between quarters", { hours: [{ weekday: 1, start: 605, end: 720 }] }, "hours.0.start"],
  ["an eighth day", { hours: [{ weekday: 8, start: 600, end: 720 }] }, "hours.0.weekday"],
  ["a start in text", { hours: [{ weekday: 1, start: "10:00", end: 720 }] }, "hours.0.start"],
  ["a start without an end", { hours: [{ weekday: 1, start: 600 }] }, "hours.0.end"],
  [
    "an hour after the day's end",
    { hours: [{ weekday: 1, start: 600, end: 1455 }] },
    "hours.0.end",
  ],
  ["less than an hour", { hours: [{ weekday: 1, start: 600, end: 645 }] }, "hours.0.end"],
  [
    "an overlap",
    {
      hours: [
        { weekday: 1, start: 600, end: 720 },
        { weekday: 1, start: 660, end: 780 },
      ],
    },
    "hours.1.start",
  ],
])("%s is refused at its field and changes nothing", async (_, bad, field) => {
  const id = await world.mentor();
  const me = await world.as(id);
  const before = await me.availability.get();
  const sent = { ...week, ...bad } as typeof week;
  const problem = await problemOf(me.availability.save(sent));
  expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
  expect(new Set(problem.issues.map(({ path }) => path))).toEqual(new Set([field]));
  expect(await me.availability.get()).toEqual(before);
});

test("changed in another window meanwhile is not overwritten", async () => {
  const me = await world.as(await world.mentor());
  await me.availability.save(week);
  const late = await problemOf(me.availability.save({ ...week, hours: [] }));
  expect(late).toMatchObject({ status: 409, code: "changed_meanwhile" });
  expect((await me.availability.get()).hours).toHaveLength(2);
});

test("a mentee has no hours to read or write, nor has a passer-by", async () => {
  const mentee = await world.as(await world.mentee());
  expect((await problemOf(mentee.availability.get())).status).toBe(403);
  expect((await problemOf(mentee.availability.save(week))).status).toBe(403);
  expect((await problemOf(world.anyone.availability.save(week))).status).toBe(401);
});

test("a form's rows become minutes, empty rows nothing, and errors keep the row they stood in", () => {
  const form = new URLSearchParams({ timezone: "Africa/Johannesburg", version: "3" });
  const row = (i: number, weekday: number, start: string, end: string) => {
    form.set(`hours.${i}.weekday`, String(weekday));
    form.set(`hours.${i}.start`, start);
    form.set(`hours.${i}.end`, end);
  };
  row(0, 1, "", "");
  row(1, 1, "17:30", "20:00");
  row(2, 1, "22:00", "00:00");
  expect(SaveInput.parse(inputFrom(SaveInput, form)).hours).toEqual([
    { weekday: 1, start: 1050, end: 1200, row: 1 },
    { weekday: 1, start: 1320, end: 0, row: 2 },
  ]);
  row(1, 1, "17:75", "late");
  const issues = SaveInput.safeParse(inputFrom(SaveInput, form)).error?.issues;
  expect(issues?.map(({ path }) => path.join("."))).toEqual(["hours.1.start", "hours.1.end"]);
});
