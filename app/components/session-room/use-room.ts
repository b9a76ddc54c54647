import { useEffect, useState, useSyncExternalStore } from "react";
import type { Shelf } from "./kept.ts";
import { openLine } from "./line.ts";
import {
  createRoomSession,
  type Outside,
  type RoomOptions,
  type RoomSession,
  type RoomView,
} from "./room-session.ts";

export interface LiveRoom {
  session: RoomSession;
  view: RoomView;
}

const NOTHING = () => () => {};

/** The live room; null on the server, before the first effect, and where it is not wanted. */
export function useRoom(options: RoomOptions, wanted: boolean): LiveRoom | null {
  const [session, setSession] = useState<RoomSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's own facts do not change
  useEffect(() => {
    if (!wanted) return;
    const opened = createRoomSession(options, browser());
    const stop = opened.start();
    const hurry = () => {
      if (document.visibilityState === "visible") opened.hurry();
    };
    addEventListener("online", hurry);
    document.addEventListener("visibilitychange", hurry);
    setSession(opened);
    return () => {
      removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      stop();
    };
  }, [options.keepAs, wanted]);
  const view = useSyncExternalStore(
    session?.subscribe ?? NOTHING,
    () => session?.view() ?? null,
    () => null,
  );
  return session && view ? { session, view } : null;
}

function browser(): Outside {
  return {
    openLine,
    shelf: shelf(),
    // Monotonic: whoever sets the device's clock does not move the hour.
    now: () => performance.now(),
    clientId,
    every(ms, act) {
      const timer = setInterval(act, ms);
      return () => clearInterval(timer);
    },
  };
}

/** Some browsers throw at the mere look at storage that they forbid. */
function shelf(): Shelf | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** 96 random bits. Not randomUUID: that is missing where the page is not served over https. */
function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
