import { HANDOVER_TIMEOUT_MS } from "./handover-plan.ts";
import type { Platform } from "./platform.ts";
import { fromJson, HANDOVER_PATH, type Handover, HandoverAnswer } from "./protocol.ts";
import type { Effect, RoomEvent } from "./room-events.ts";
import { attendanceOf, type RoomState } from "./room-state.ts";
import { messagesAfter } from "./room-storage.ts";
import { SIGNATURE_HEADER, signRequest } from "./signature.ts";

/** One attempt to hand over what the app does not have. Never throws. */
export async function handOver(
  platform: Platform,
  state: RoomState,
  { batch, afterSeq, changes }: Extract<Effect, { kind: "hand-over" }>,
): Promise<RoomEvent> {
  try {
    const { messages, more } = await messagesAfter(platform.storage, afterSeq);
    const upTo = messages.at(-1)?.seq ?? afterSeq;
    // The end is the last thing that the app hears: with it, the transcript is complete.
    const complete = upTo >= state.seq;
    const ended = complete ? state.ended : null;
    const attendance = attendanceOf(state);
    const answer = await post(platform, { room: state.room, batch, messages, attendance, ended });
    if (!answer) return { kind: "handover-failed" };
    const { ackSeq } = answer;
    return { kind: "handed-over", ackSeq, upTo, more, changes: complete ? changes : 0 };
  } catch {
    return { kind: "handover-failed" };
  }
}

async function post(platform: Platform, handover: Handover): Promise<HandoverAnswer | null> {
  const url = platform.appUrl + HANDOVER_PATH;
  const body = JSON.stringify(handover);
  const path = new URL(url).pathname;
  const response = await platform.fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      [SIGNATURE_HEADER]: await signRequest(platform.keys, path, body, platform.now()),
    },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(HANDOVER_TIMEOUT_MS),
  });
  const text = await response.text();
  const answer = HandoverAnswer.safeParse(fromJson(text));
  return response.status === 200 && answer.success ? answer.data : null;
}
