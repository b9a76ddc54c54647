import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** So near the end one is still reading the newest words. */
const NEAR_PX = 160;

export interface Following {
  /** How many messages there are. */
  count: number;
  /** Changes when I say something: that takes me to the end, wherever I was. */
  mine: string;
  /** Changes with the line: what was seen is told again. */
  link: string;
  /** The end is in view of a page that is looked at. */
  onSeen(): void;
}

/** Keeps the newest message in view while one reads there; leaves those alone who scrolled back. */
export function useFollow({ count, mine, link, onSeen }: Following) {
  const following = useRef(true);
  const [behind, setBehind] = useState(false);

  const seen = useCallback(() => {
    if (following.current && document.visibilityState === "visible") onSeen();
  }, [onSeen]);

  const catchUp = useCallback(() => {
    following.current = true;
    setBehind(false);
    scrollTo({ top: document.documentElement.scrollHeight });
  }, []);

  useEffect(() => {
    const look = () => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      following.current = scrollHeight - clientHeight - scrollTop < NEAR_PX;
      if (following.current) setBehind(false);
      seen();
    };
    // The keyboard of a phone takes half the page: stay with the words.
    const resized = () => {
      if (following.current) catchUp();
    };
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", resized);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", resized);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [seen, catchUp]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `mine` changes when I have spoken
  useLayoutEffect(() => {
    following.current = true;
  }, [mine]);

  useLayoutEffect(() => {
    if (count === 0) return;
    if (following.current) catchUp();
    else setBehind(true);
  }, [count, catchUp]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is a reason to tell
  useEffect(seen, [count, link, seen]);

  return { behind, catchUp };
}
