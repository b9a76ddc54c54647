import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternsOf, routeNames } from "./route-name.ts";

const PAGES = [
  "/",
  "/mentors",
  "/mentors/:id",
  "/mentors/new",
  "/sessions/:id/room",
  "/earnings.csv",
];
const nameOf = routeNames([...PAGES, "/*"]);

describe("the name of a route", () => {
  test.each([
    ["/", "/"],
    ["/mentors", "/mentors"],
    ["/mentors/", "/mentors"],
    ["/mentors/0192-secret", "/mentors/:id"],
    ["/mentors/new", "/mentors/new"],
    ["/sessions/1/room", "/sessions/:id/room"],
    ["/sessions/1/room.data", "/sessions/:id/room"],
    ["/_root.data", "/"],
    ["/earnings.csv", "/earnings.csv"],
    ["/earningsXcsv", "*"],
    ["/sessions/1/room/2", "*"],
    ["/wp-login.php", "*"],
  ])("%s is %s", (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  test("is one of those known before, whatever the address: nothing typed gets into the log", () => {
    const known = new Set([...PAGES, "*"]);
    fc.assert(fc.property(fc.webPath(), (path) => known.has(nameOf(path))));
    fc.assert(fc.property(fc.string(), (text) => known.has(nameOf(`/mentors/${text}`))));
  });

  test("comes from the build’s nested routes", () => {
    const routes = {
      root: { path: "" },
      "routes/_index": { parentId: "root" },
      "routes/sessions.$id": { parentId: "root", path: "sessions/:id" },
      "routes/sessions.$id.room": { parentId: "routes/sessions.$id", path: "room" },
    };
    expect(patternsOf(routes)).toEqual(["/", "/", "/sessions/:id", "/sessions/:id/room"]);
  });
});
