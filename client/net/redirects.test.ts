import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createCallRoute } from "./http.ts";
import { browserTimers } from "./timers.ts";

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Two processes behind one address: what comes under `/p/2` is the second's, and it has the contest. */
const heard: Heard[] = [];
/** The first answers are these; then comes `reply`. */
let troubles: number[] = [];
let reply: object = {};
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url, headers } = request;
    heard.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const trouble = troubles.shift();
    if (trouble !== undefined)
      response.writeHead(trouble, { "content-type": "text/html" }).end("<h1>no</h1>");
    else if (url?.startsWith("/p/2/"))
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
    else response.writeHead(307, { location: `/p/2${url}` }).end();
  });
});
const call = createCallRoute({ timers: browserTimers, random: () => 0 });

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => {
  heard.length = 0;
  troubles = [];
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, options: RequestInit) => fetch(origin + path, options));
});
afterAll(() => {
  server.close();
});

const grant = { teamId: "t1", seatId: "s1", seatToken: "token" };
const join = { code: "ABC234", body: { id: "0123456789abcdef", name: "Otters" } };

test("BAK1 a redirect to the contest's process keeps method, body and headers", async () => {
  reply = grant;
  expect(await call("joinRoom", join)).toEqual({ ok: true, reply: grant });
  expect(heard.map(({ method, url }) => [method, url])).toEqual([
    ["POST", "/api/rooms/ABC234/teams"],
    ["POST", "/p/2/api/rooms/ABC234/teams"],
  ]);
  expect(JSON.parse(heard[1]?.body ?? "")).toEqual(join.body);
  reply = { reservation: {}, path: "/p/2" };
  expect((await call("connectTeam", { code: "ABC234", token: "secret", mark: "seen" })).ok).toBe(true);
  expect(heard.at(-1)?.headers).toMatchObject({ authorization: "Bearer secret", "regatta-mark": "seen" });
});

test("BAK1 BAK3 a call by a process's path goes there, and by no other text", async () => {
  reply = { reservation: {}, path: "/p/2" };
  await call("connectScreen", { code: "ABC234", path: "/p/2", mark: null });
  expect(heard.map(({ url }) => url)).toEqual(["/p/2/api/rooms/ABC234/connect/screen"]);
  expect(heard[0]?.headers).not.toHaveProperty("regatta-mark");
  for (const path of ["//elsewhere.example", "/p/2/../x", "https://elsewhere.example", "/p/"]) {
    heard.length = 0;
    await call("connectScreen", { code: "ABC234", path });
    expect(heard[0]?.url).toBe("/api/rooms/ABC234/connect/screen");
  }
});

test.each([502, 503, 504])("BAK6 what may be asked twice is, once, after %i", async (status) => {
  reply = grant;
  troubles = [status];
  expect((await call("takeSeat", { ...join, body: { ...join.body, pin: "123456" } })).ok).toBe(true);
  troubles = [status, status];
  heard.length = 0;
  expect((await call("findRoom", { code: "ABC234" })).ok).toBe(false);
  expect(heard).toHaveLength(2);
});

test("BAK6 what would be done twice is not, nor what its asker repeats", async () => {
  troubles = [502, 502];
  expect((await call("createBoard", { body: { title: "A", language: "en", rows: 1, columns: 1 } })).ok).toBe(
    false,
  );
  expect((await call("connectTeam", { code: "ABC234", token: "secret" })).ok).toBe(false);
  expect(heard).toHaveLength(2);
});

test("BAK3 a server that was taken for another one's says that the contest has moved", async () => {
  troubles = [421, 421]; // fetch itself asks once more, by a connection of its own
  const answer = await call("connectScreen", { code: "ABC234" });
  expect(answer).toEqual({ ok: false, problem: { code: "contest_moved" } });
});
