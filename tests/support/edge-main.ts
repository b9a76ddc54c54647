/** `npm run edge`: the edge on this machine until Ctrl-C. */
import { startEdge, startEdgeDatabase } from "./edge.ts";

const database = await startEdgeDatabase().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const port = Number(process.env.PORT || 3000);
const edge = await startEdge(await database.create("mentorlink"), { port, demo: true });
console.log(`MentorLink, as a Worker, is at ${edge.url} (demo password: mentorlink-demo)`);

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  await edge.dispose();
  await database.stop();
  process.exit(0);
}
process.on("SIGINT", end);
process.on("SIGTERM", end);
