import { z } from "zod";
import { anyone, router, signedIn } from "../trpc.ts";
import { openHours } from "./open-hours.ts";
import { readMentor } from "./read-mentor.ts";
import {
  MentorInput,
  MentorOutput,
  OpenHour,
  SearchInput,
  SearchOutput,
  WeekInput,
  WeekOutput,
} from "./schemas.ts";
import { search } from "./search.ts";
import { readWeek } from "./week.ts";

const SUGGESTED = 2;

export const discoveryRouter = router({
  search: anyone
    .input(SearchInput)
    .output(SearchOutput)
    .query(({ ctx, input }) => search(ctx.services, input, ctx.request.zone)),

  mentor: anyone
    .input(MentorInput)
    .output(MentorOutput)
    .query(({ ctx, input }) => readMentor(ctx.services, ctx.viewer, input.id)),

  /** A week of free hours in the viewer's zone. */
  week: anyone
    .input(WeekInput)
    .output(WeekOutput)
    .query(({ ctx, input }) => readWeek(ctx.services, ctx.viewer, input, ctx.request.zone)),

  /** For the landing page: six people who can be booked this week. */
  openHours: anyone.output(z.array(OpenHour)).query(({ ctx }) => openHours(ctx.services)),

  /** For empty states: two open hours in the viewer's own fields. */
  suggestions: signedIn
    .output(z.array(OpenHour))
    .query(({ ctx: { services, viewer } }) =>
      openHours(services, { fitting: viewer.id, most: SUGGESTED }),
    ),
});
