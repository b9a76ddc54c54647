/** What a route may export as `handle`. */
export interface PageHandle {
  /** Send React to this page. Everywhere else no framework script is sent. */
  hydrate?: boolean;
  /** The page does not hydrate, and brings a small script of its own (`PasskeyScript`). */
  island?: boolean;
  /** The page brings its own masthead and foot, or has none (the room, its log). */
  frame?: "none";
}
