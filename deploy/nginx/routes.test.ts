import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sheetLimits } from "../../server/files/sheets/sheetLimits.ts";
import { type Route, type RouteName, routes } from "../../shared/api.ts";
import { passing } from "./passing.ts";
import { byPath, needsOf, routeLocations, usual } from "./routeLocations.ts";

const names = Object.keys(routes) as RouteName[];
const site = readFileSync(path.join(import.meta.dirname, "regatta/site.conf"), "utf8");

test("the locations of nginx are those of the routes: `node scripts/nginxRoutes.ts`", () => {
  expect(readFileSync(path.join(import.meta.dirname, "regatta/routes.conf"), "utf8")).toBe(routeLocations());
});

test("DEP2 what is usual is what the site says of all routes", () => {
  const [, server = ""] = site.split("ssl_certificate ");
  expect(server).toContain(`proxy_read_timeout ${usual.seconds}s;`);
  expect(server).toContain(`client_max_body_size ${usual.maxBytes / 1024}k;`);
  expect(server).toMatch(/proxy_next_upstream error timeout invalid_header http_502;/);
});

describe("DEP3 sent again to another process", () => {
  /** They write nothing that lasts: a look, a place in a room that is given away again, or what is only remembered. */
  const writeNothing: readonly RouteName[] = [
    "firstRun",
    "previewTable",
    "connectScreen",
    "connectTeam",
    "connectModerator",
    "noSocket",
    "inviteDevice",
    "readiness",
  ];
  const carriesCommandId = (name: RouteName) => {
    const { body } = routes[name] as Route;
    return body instanceof z.ZodObject && Object.hasOwn(body.shape, "id");
  };

  test.each(names.filter((name) => routes[name].method === "POST"))("%s", (name) => {
    expect(passing[name].again).toBe(carriesCommandId(name) || writeNothing.includes(name));
  });

  test("nothing is said of what may always be asked again", () => {
    for (const name of names) if (routes[name].method === "GET") expect(passing[name].again).toBe(false);
  });
});

describe("DEP4 the largest body", () => {
  test.each(names)("of %s is above the server's own limit, so that the server explains it", (name) => {
    const route: Route = routes[name];
    const { maxBytes } = needsOf(byPath().get(route.path) ?? []);
    expect(maxBytes).toBeGreaterThan(route.maxBytes);
    // And no more than one step above it.
    if (route.maxBytes <= 16 * 1024) expect([usual.maxBytes, 9 * 1024 * 1024]).toContain(maxBytes);
  });
});

test("DEP2 only what reads or writes files, gathers a contest or hashes may take longer than a moment", () => {
  const slow = names.filter((name) => passing[name].seconds > usual.seconds);
  const forAnyone: readonly RouteName[] = ["signIn", "setFirstPassword", "templateXlsx", "templateOds"];
  for (const name of slow) {
    const { role, maxBytes } = routes[name];
    const isExpected = role === "owner" || role === "organizer" || forAnyone.includes(name);
    expect([name, isExpected]).toEqual([name, true]);
    expect(maxBytes).toBeLessThan(64 * 1024 * 1024);
  }
  const ofTheGame = [
    "findRoom",
    "joinRoom",
    "takeSeat",
    "inviteDevice",
    "acceptInvitation",
    "connectTeam",
    "connectScreen",
    "connectModerator",
  ] as const;
  for (const name of ofTheGame) expect(passing[name].seconds).toBe(2);
});

test("DEP2 FIL25 the last in the line of spreadsheets is waited for", () => {
  const { thread, waiting } = sheetLimits.written;
  for (const name of ["matrixXlsx", "auditXlsx"] as const)
    expect(passing[name].seconds * 1_000).toBeGreaterThan(waiting * thread.wholeMs);
});
