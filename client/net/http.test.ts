import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createCallRoute, isPassing, isRefusal } from "./http.ts";

/** What the next request is answered with: the server's own words, or those of whatever is on the way. */
let answer: { readonly status: number; readonly type: string; readonly body: string | Buffer } = {
  status: 200,
  type: "application/json",
  body: "{}",
};
/** What was asked for last. */
let askedFor: string | undefined;
const server = http.createServer((request, response) => {
  askedFor = request.url;
  response.writeHead(answer.status, { "content-type": answer.type }).end(answer.body);
});
const call = createCallRoute();

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, options: RequestInit) => fetch(origin + path, options));
});
afterAll(() => {
  server.close();
});

async function findRoom(status: number, body: string, type = "application/json") {
  answer = { status, type, body };
  return call("findRoom", { code: "ABC234" });
}

const room = { title: "Spring", phase: "lobby", entryOpen: true };
const foreign = { ok: false, problem: { code: "foreign_reply" } };

test("PAG3 what a filter, a proxy or a sign-in page says with status 200 is nobody's reply", async () => {
  const html = "<!doctype html><title>Sign in to Wi-Fi</title>";
  for (const body of [
    "null",
    "[]",
    "1",
    '"ok"',
    "",
    "{",
    html,
    "{}",
    JSON.stringify({ ...room, phase: 1 }),
  ]) {
    expect([body, await findRoom(200, body)]).toEqual([body, foreign]);
  }
  expect(await findRoom(200, html, "text/html")).toEqual(foreign);
  expect(await findRoom(403, html, "text/html")).toEqual(foreign);
  expect(await findRoom(403, "null")).toEqual(foreign);
  expect(await findRoom(403, '{"code":"blocked","params":[],"status":403}')).toEqual(foreign);
});

test("a reply and a refusal of the server are what they are, fields of a later version included", async () => {
  expect(await findRoom(200, JSON.stringify({ ...room, later: 1 }))).toMatchObject({ ok: true, reply: room });
  const problem = { type: "about:blank", title: "no", status: 404, code: "unknown_room" };
  expect(await findRoom(404, JSON.stringify(problem))).toEqual({ ok: false, problem });
  answer = { status: 200, type: "text/csv", body: "a;b" };
  expect(await call("matrixCsv", { code: "ABC234" })).toEqual({ ok: true, reply: "a;b" });
});

test("FIL24 a spreadsheet comes as its bytes, in the language that is asked for; what stands in its place is none", async () => {
  // Bytes that are no text, as in every packed file.
  const body = Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0x80]);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  answer = { status: 200, type, body };
  const reply = await call("matrixXlsx", { code: "ABC234", language: "ru" });
  expect(reply).toEqual({ ok: true, reply: new Uint8Array(body) });
  expect(askedFor).toBe("/api/rooms/ABC234/results/matrix.xlsx?language=ru");
  await call("matrixXlsx", { code: "ABC234" });
  expect(askedFor).toBe("/api/rooms/ABC234/results/matrix.xlsx");
  for (const words of ["text/html", "text/csv", "application/json"]) {
    answer = { status: 200, type: words, body: '"PK"' };
    expect(await call("matrixXlsx", { code: "ABC234" })).toEqual(foreign);
  }
  answer = { status: 403, type: "application/problem+json", body: '{"code":"forbidden","status":403}' };
  expect(await call("matrixXlsx", { code: "ABC234" })).toMatchObject({ problem: { code: "forbidden" } });
});

test("what may be null is a reply with and without it, and what may not be is none", async () => {
  const history = { teamId: "t1", name: "Owls", purchases: [], ledger: [], extraTime: [], keys: null };
  const ask = async (reply: object) => {
    answer = { status: 200, type: "application/json", body: JSON.stringify(reply) };
    return (await call("teamResults", { code: "ABC234", token: "x" })).ok;
  };
  expect(await ask(history)).toBe(true);
  expect(await ask({ ...history, keys: {} })).toBe(true);
  expect(await ask({ ...history, keys: undefined })).toBe(false);
  expect(await ask({ ...history, name: null })).toBe(false);
});

test("a proxy whose server is away is no network, and neither ends a session", async () => {
  for (const status of [502, 503, 504]) {
    expect(await findRoom(status, "<h1>Bad Gateway</h1>", "text/html")).toEqual({
      ok: false,
      problem: { code: "unreachable" },
    });
  }
  expect(isRefusal({ code: "unreachable" })).toBe(false);
  expect(isRefusal({ code: "foreign_reply" })).toBe(false);
  expect(isRefusal({ code: "not_signed_in" })).toBe(true);
  for (const code of ["unreachable", "contest_moved", "not_saved"] as const)
    expect(isPassing({ code })).toBe(true);
  expect(isPassing({ code: "team_name_taken" })).toBe(false);
});

test("FIL25 a spreadsheet may stand in line, and is waited for longer than what is answered at once", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const silent = (_path: string, { signal }: RequestInit) =>
    new Promise((_answer, fail) => signal?.addEventListener("abort", () => fail(new Error("given up"))));
  vi.stubGlobal("fetch", silent);
  const givenUp: string[] = [];
  for (const name of ["matrixCsv", "matrixXlsx", "auditXlsx"] as const)
    void call(name, { code: "ABC234" }).then(() => givenUp.push(name));
  await vi.advanceTimersByTimeAsync(200_000);
  expect(givenUp).toEqual(["matrixCsv"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(givenUp).toEqual(["matrixCsv", "matrixXlsx", "auditXlsx"]);
});
