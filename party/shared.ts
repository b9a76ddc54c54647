import * as z from "zod/mini";

/** Epoch milliseconds. "Room time" where a comment says so: real time plus the sandbox's offset. */
export const Instant = z.int().check(z.minimum(0));
export const Seq = z.int().check(z.minimum(0));

export const Role = z.enum(["mentor", "mentee"]);
export type Role = z.infer<typeof Role>;

/** A user's or a room's id. UUIDs in practice; the room only needs them short and plain. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Chosen by the client for every message, unique per sender. 12 random characters are plenty. */
export const ClientId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

export const Person = z.object({
  user: Id,
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  role: Role,
});
export type Person = z.infer<typeof Person>;

/**
 * When the room opens, starts and ends (epoch ms, room time). A room adopts a schedule whose
 * `version` is higher than the one it has, so it must grow whenever any other field changes.
 * `clockOffsetMs` moves the room's clock: room time = Date.now() + clockOffsetMs; 0 in production.
 */
export const Schedule = z.object({
  version: z.int().check(z.minimum(1)),
  opensAt: Instant,
  startsAt: Instant,
  endsAt: Instant,
  clockOffsetMs: z.int(),
});
export type Schedule = z.infer<typeof Schedule>;

/** `unknown`: no schedule has reached the room yet. `open` from opensAt until the end. */
export const Phase = z.enum(["unknown", "early", "open", "ended"]);
export type Phase = z.infer<typeof Phase>;

/** Why the hour ended: `time` is the room's own; every other word is the app's. */
export const EndReason = z.string().check(z.regex(/^[a-z][a-z_-]{0,39}$/));
