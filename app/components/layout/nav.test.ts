import { describe, expect, it } from "vitest";
import { isCurrent, navFor } from "./nav.ts";

const counts = { sessionsNeedingMe: 2, requests: 1, approvals: 7, failedOutbox: 1 };
const flags = [true, false];
const everyone = flags.flatMap((isAdmin) =>
  flags.flatMap((isMentor) =>
    flags.map((isMentee) => ({ name: "Lerato Dube", isAdmin, isMentor, isMentee })),
  ),
);

describe("navigation", () => {
  it("fits a phone's bottom bar, whatever roles a person has", () => {
    for (const viewer of everyone) expect(navFor(viewer, counts).length).toBeLessThanOrEqual(5);
  });

  it("leads nobody where they may not go", () => {
    for (const viewer of everyone) {
      const hrefs = navFor(viewer, counts).map(({ href }) => href);
      expect(hrefs.includes("/admin")).toBe(viewer.isAdmin);
      expect(hrefs.includes("/earnings")).toBe(viewer.isMentor);
      expect(hrefs).toContain("/settings");
    }
  });

  it("says how much waits, and nothing when nothing does", () => {
    const mentor = { name: "T", isAdmin: false, isMentor: true, isMentee: false };
    const sessions = (given: typeof counts | null) =>
      navFor(mentor, given).find(({ href }) => href === "/sessions")?.count;
    expect(sessions(counts)).toBe(3);
    expect(sessions(null)).toBe(0);
  });

  it("marks the section that is open, not one that only begins alike", () => {
    expect(isCurrent("/sessions", "/sessions/1/cancel")).toBe(true);
    expect(isCurrent("/mentors", "/mentorship")).toBe(false);
  });
});
