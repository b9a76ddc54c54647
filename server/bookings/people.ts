import type { Role } from "./schemas.ts";

/** "Nomsa Dlamini" is ND; one name gives one letter. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => (word ? ([...word][0] ?? "") : ""))
    .join("")
    .toUpperCase();
}

interface Sides {
  mentor_id: string;
  mentee_id: string;
}

export function roleIn(session: Sides, userId: string): Role {
  return session.mentor_id === userId ? "mentor" : "mentee";
}

export function otherIn(session: Sides, userId: string): string {
  return session.mentor_id === userId ? session.mentee_id : session.mentor_id;
}
