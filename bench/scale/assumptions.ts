/**
 * What the model takes for granted. Counted things (frames, alarms, rows, handovers) come from running
 * the room's and the page's own code; these are what people and networks do, and what is charged.
 */
export const SESSIONS = 300;

/** The hour. The longest of the demo's hours, which people wrote, has 29 messages of 150 characters. */
export const TALK = {
  messages: 30,
  characters: 140,
  /** About 40 words a minute. */
  charactersPerSecond: 3.5,
  /** Both come in the five minutes before the start, while the room is open. */
  arriveBeforeMs: 5 * 60_000,
  /** One of the two, on a mobile line, loses it once. */
  dropsPerSession: 1,
};

/** What one event keeps an object awake: measured over loopback at 1.4-1.9 ms, storage included. */
export const HANDLING_MS = 5;
/** How long an object waits for the app to store a handover: some 6 round trips to a database near by. */
export const APP_ANSWER_MS = 150;
/** The runtime may forget an object that was idle for so long; the next event loads its state again. */
export const HIBERNATES_AFTER_MS = 10_000;
/** An object is charged for 128 MB, whatever it uses. */
export const OBJECT_GB = 0.128;

/**
 * Requests to the Worker beside those that the model counts (tickets, sockets, handovers), from finding
 * a mentor to reading it all again; both people, both with scripts. Signing in is apart. Assets are free.
 */
export const WORKER_REQUESTS = {
  "mentee: landing, two searches, two mentors": 5,
  "mentee: check, book, come back from paying": 3,
  "the provider's notice": 1,
  "both: the session's page, twice": 4,
  "both: dashboard or sessions": 2,
  "both: the room's page": 2,
  "both: the session's page with the transcript": 2,
  "both: receipt, earnings": 2,
};

/**
 * US dollars beyond what a paid plan includes, read in November 2026 from
 * https://developers.cloudflare.com/durable-objects/platform/pricing/ and
 * https://developers.cloudflare.com/workers/platform/pricing/ . There too: 20 incoming websocket
 * messages are one request, an alarm is one, a connection is one, setting an alarm writes one row, and
 * an object that could hibernate is not charged for time.
 */
export const USD = {
  perObjectRequest: 0.15 / 1e6,
  perGbSecond: 12.5 / 1e6,
  perRowWritten: 1 / 1e6,
  perRowRead: 0.001 / 1e6,
  perWorkerRequest: 0.3 / 1e6,
};
export const FRAMES_PER_REQUEST = 20;
