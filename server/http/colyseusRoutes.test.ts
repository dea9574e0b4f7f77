import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";

const page = "<title>The one page</title>";
const pages = mkdtempSync(path.join(tmpdir(), "regatta-pages-"));
let app: TestApp;
let code: string;
beforeAll(async () => {
  writeFileSync(path.join(pages, "index.html"), page);
  app = await startApp({ pages });
  code = (await contestIn(app, await app.signIn(), "lobby")).code;
  // A room is open that they could tell of.
  await app.join("connectScreen", code);
});
afterAll(async () => {
  await app.close();
  rmSync(pages, { recursive: true });
});

const places = [
  "/monitor",
  "/monitor/api",
  "/colyseus",
  "/colyseus/monitor",
  "/colyseus/api",
  "/api/monitor",
  "/playground",
  "/playground/rooms",
  "/matchmake",
  "/matchmake/contest",
  "/matchmake/joinOrCreate/contest",
  "/__healthcheck",
  "/__apidocs",
  "/rooms",
];

describe("SCY8 Colyseus' monitor, playground and matchmaker are nowhere", () => {
  test.each(["", "/p/1", "/p/2"].flatMap((prefix) => places.map((place) => `${prefix}${place}`)))(
    "%s",
    async (place) => {
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        const headers = { Accept: method === "GET" ? "text/html" : "application/json" };
        const response = await fetch(`${app.url}${place}`, { method, headers });
        const text = await response.text();
        // At most it is an address of ours that nobody knows, where the page says so.
        if (response.status === 200) expect([method, text]).toEqual(["GET", page]);
        else expect([404, 405]).toContain(response.status);
        expect(text).not.toContain(code);
      }
      const json = await fetch(`${app.url}${place}`, { headers: { Accept: "application/json" } });
      expect(json.headers.get("content-type")).not.toContain("application/json;");
    },
  );

  test("none of them is installed", () => {
    const { dependencies } = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    ) as { readonly dependencies: object };
    const parts = Object.keys(dependencies).filter((name) => name.includes("colyseus"));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.filter((name) => /monitor|playground|tools|^colyseus$/.test(name))).toEqual([]);
  });
});
