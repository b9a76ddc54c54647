import { file } from "../lib/route.ts";

export const loader = file(async ({ api, params }) => {
  const { ics } = await api.bookings.calendar({ sessionId: params.id ?? "" });
  return new Response(ics, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="mentorlink.ics"',
    },
  });
});
