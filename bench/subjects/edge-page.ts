/** A mentor's page from the Worker with its database over HTTP, against Node with a file. */

import { hasMariadb } from "../../scripts/mariadb.mjs";
import { startCopy } from "../../tests/support/copy.ts";
import { startEdge, startEdgeDatabase } from "../../tests/support/edge.ts";
import { atLeast, perSecond, type Row, ratio } from "../row.ts";

const REQUESTS = 100;
const AT_ONCE = 4;
const ROUNDS = 5;

export async function* edgePage(): AsyncGenerator<Row> {
  if (!hasMariadb()) {
    console.error("edge: no MariaDB here (apt-get install mariadb-server)");
    return;
  }
  const database = await startEdgeDatabase();
  const edge = await startEdge(await database.create("bench"), { demo: true });
  const copy = await startCopy({ demo: true });
  try {
    const round = async (origin: string) => {
      const page = `${origin}${await mentorPath(origin)}`;
      return () => perSecond(REQUESTS, AT_ONCE, async () => (await fetch(page)).text());
    };
    const value = await ratio(await round(edge.url), await round(copy.url), ROUNDS);
    yield atLeast(
      "mentor page, Worker and MariaDB against Node and SQLite, requests a second",
      value,
      "×",
      0.05,
    );
  } finally {
    await copy.dispose();
    await edge.dispose();
    await database.stop();
  }
}

async function mentorPath(origin: string): Promise<string> {
  const page = await (await fetch(`${origin}/mentors`)).text();
  return /\/mentors\/[0-9a-f-]{36}/.exec(page)?.[0] ?? "/";
}
