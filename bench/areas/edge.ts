/** The Worker on workerd, with a database that is asked over HTTP. */
import type { Area } from "../row.ts";
import { edgePage } from "../subjects/edge-page.ts";
import { roundTrips } from "../subjects/round-trips.ts";
import { workerStart } from "../subjects/worker-start.ts";

export const edge: Area = { page: edgePage, "round-trips": roundTrips, start: workerStart };
