import { expect, test } from "vitest";
import { BadDatabaseUrl, parseDatabaseUrl } from "./database-url.ts";

test.each([
  ["postgres://x", /file:PATH or https:/],
  ["mysql://name:secret@host/db", /file:PATH or https:/],
  ["", /file:PATH or https:/],
  ["https://", /file:PATH or https:/],
  ["https://host.example", /a name and a password/],
  ["https://name@host.example", /a name and a password/],
  ["http://name:secret@host.example", /begin with https/],
])("%s is refused in one line that holds no password", (url, words) => {
  const refusal = () => parseDatabaseUrl(url);
  expect(refusal).toThrow(BadDatabaseUrl);
  expect(refusal).toThrow(words);
  expect(refusal).not.toThrow(/secret|\n/);
});

test.each([
  "https://name:secret@host.example",
  "https://name:secret@host.example/db",
])("%s is PlanetScale", (url) =>
  expect(parseDatabaseUrl(url)).toMatchObject({ kind: "planetscale" }));

test("without TLS it is believed on this machine alone", () => {
  const { kind } = parseDatabaseUrl("http://name:secret@127.0.0.1:8080");
  expect(kind).toBe("planetscale");
});

test("file: names a path", () => {
  expect(parseDatabaseUrl("file:./data/x.db")).toEqual({ kind: "sqlite", path: "./data/x.db" });
});
