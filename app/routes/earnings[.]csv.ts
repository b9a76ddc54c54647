import { file } from "../lib/route.ts";

export const loader = file(async ({ api }) => {
  const { csv } = await api.earnings.csv();
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="mentorlink-earnings.csv"',
    },
  });
});
