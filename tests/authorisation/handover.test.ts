/**
 * The authorisation matrix of what a room brings to the app: signed by a room of ours and by all others,
 * before, during and after the session. Whoever is refused changes nothing, and what a third person is
 * made to have said is not kept.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HANDOVER_PATH, type Handover } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { parseKeys } from "../../party/ticket.ts";
import { buildOnce } from "../support/build.ts";
import { everythingIn, PHASES } from "../support/cast.ts";
import { FORGERS } from "./forgers.ts";
import { type Visit, visitOf } from "./site-cast.ts";

beforeAll(buildOnce, 180_000);

describe.each(PHASES)("%s the session", (phase) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitOf(phase);
  });
  afterAll(() => visit.world.close());

  const said = (over: Partial<Handover> = {}, sender = visit.ids.mentee): string => {
    const message = { seq: 2, sender, clientId: "two", body: "Hello", sentAt: 1 };
    const handover: Handover = {
      room: visit.sessionId,
      batch: 1,
      messages: [message],
      attendance: [],
      ended: null,
      ...over,
    };
    return JSON.stringify(handover);
  };
  const signed = (body: string) => ({
    keys: parseKeys(visit.world.services.settings.roomKeys),
    path: HANDOVER_PATH,
    body,
    now: visit.world.services.realClock.now(),
  });
  const bring = async (body: string, signature: string) => {
    const headers = { [SIGNATURE_HEADER]: signature, "content-type": "application/json" };
    const { request } = visit.site;
    return (await request(HANDOVER_PATH, { method: "POST", headers, body })).status;
  };
  const bringSigned = async (body: string) => {
    const { keys, path, now } = signed(body);
    return bring(body, await signRequest(keys, path, body, now));
  };

  test.each(Object.entries(FORGERS))("%s", async (_, sign) => {
    const before = await everythingIn(visit.world);
    const body = said();
    expect(await bring(body, await sign(signed(body)))).toBe(403);
    expect(await everythingIn(visit.world)).toEqual(before);
  });

  test("a room of ours, about no session of ours or in no words of ours", async () => {
    const before = await everythingIn(visit.world);
    for (const body of [said({ room: crypto.randomUUID() }), "", "{}", said({ batch: 0 })])
      expect(await bringSigned(body), body).toBe(403);
    expect(await everythingIn(visit.world)).toEqual(before);
  });

  test("a room of ours: what its two said is kept, and nothing of a third", async () => {
    const { ids, world } = visit;
    expect(await bringSigned(said({}, ids.otherMentee))).toBe(200);
    expect(await bringSigned(said({ batch: 2 }))).toBe(200);
    const senders = await world.db.selectFrom("messages").select("sender_id").execute();
    const kept = phase === "before" ? [ids.mentee] : [ids.mentee, ids.mentee];
    expect(senders.map(({ sender_id }) => sender_id)).toEqual(kept);
  });
});
