/** Each of them costs 5 to 20 ms where the database is another machine. */
import { MOST_ROUND_TRIPS, statementsOfPages } from "../../tests/support/round-trips.ts";
import { atMost, type Row } from "../row.ts";

export async function* roundTrips(): AsyncGenerator<Row> {
  const counted = await statementsOfPages();
  for (const [what, most] of Object.entries(MOST_ROUND_TRIPS)) {
    const { length } = counted[what as keyof typeof counted];
    yield atMost(`round trips to the database: ${what}`, length, "", most);
  }
}
