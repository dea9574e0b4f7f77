import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Problem, type RouteName, routes } from "../../shared/api.ts";
import { demoFile, randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest } from "../test/contests.ts";

let app: TestApp;
let token: string;
let contest: TestContest;
let seatToken: string;
let binnedCode: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
  contest = await contestIn(app, token, "lobby");
  ({ seatToken } = await joinTeam(app, contest, "First"));
  binnedCode = await app.makeContest(token);
  await app.call("binContest", { code: binnedCode, token });
});
afterAll(() => app.close());

const withBody = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].body !== null);

function post(name: RouteName, body: string | Buffer, headers: Record<string, string> = {}) {
  const bearer = routes[name].role === "team" ? seatToken : token;
  return fetch(`${app.url}${pathOf(name)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${bearer}`, ...headers },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
}

const pathOf = (name: RouteName) =>
  routes[name].path.replace(":code", "bin" in routes[name] ? binnedCode : contest.code);

describe.each(withBody)("%s", (name) => {
  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a text", '"text"'],
    ["a number", "1"],
    ["null", "null"],
    ["a list", "[]"],
    ["an empty object", "{}"],
    ["a surplus field", '{"surplus":1}'],
    ["a prototype", '{"__proto__":{"login":"a","password":"b"},"constructor":1}'],
    ["two objects", "{}{}"],
    ["deep nesting", "[".repeat(1_500)],
  ])("a body that is %s", async (_what, body) => {
    const response = await post(name, body);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({
      type: "about:blank",
      status: 400,
      code: "invalid_request",
    });
  });

  test("a body over the route's limit", async () => {
    const response = await post(name, " ".repeat(routes[name].maxBytes + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test.each([
    ["text/plain", {}],
    ["application/x-www-form-urlencoded", {}],
    ["application/json", { "Content-Encoding": "gzip" }],
  ])("a body as %s %j", async (type, headers) => {
    const response = await post(name, "{}", { "Content-Type": type, ...headers });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "invalid_request" });
  });

  test("a body that is not UTF-8", async () => {
    const response = await post(name, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]));
    expect(response.status).toBe(400);
  });
});

describe("texts", () => {
  const join = (body: object) => post("joinRoom", JSON.stringify(body));

  test.each([
    ["NUL", "A\0lpha"],
    ["half a character", "A\ud800"],
    ["too long", "A".repeat(201)],
    ["a number", 5],
    ["null", null],
  ])("a name that is %s", async (_what, name) => {
    const response = await join({ id: randomId(), name });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_request", params: { field: "name" } });
  });

  test.each(["", "   ", "\u200b\u200b", "A".repeat(41)])("a name that nobody can read: %j", async (name) => {
    const response = await join({ id: randomId(), name });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "team_name_invalid" });
  });

  test.each(["", "short", "with space in it 123", "x".repeat(41), "ünïcödé-command-id"])(
    "an id such as %j",
    async (id) => {
      expect((await join({ id, name: "Alpha" })).status).toBe(400);
    },
  );
});

describe("contest files", () => {
  const make = (settings: object) =>
    app.call("createContest", {
      token,
      body: {
        title: "T",
        language: "en",
        durationMs: 60_000,
        startsAt: null,
        rules: {},
        file: demoFile,
        ...settings,
      } as never,
    });

  test("every problem of a file is named, and nothing is made", async () => {
    const before = (await app.call("listContests", { token })).reply.contests.length;
    const text =
      "row,column,category,price,kind,statement,answer\n1,1,A,free,number,What?,1\n1,1,A,5,riddle,What?,\n";
    const answer = await make({ file: Buffer.from(text).toString("base64") });
    expect(answer.status).toBe(422);
    expect(answer.reply).toMatchObject({
      code: "file_invalid",
      problems: expect.arrayContaining([
        expect.objectContaining({ row: 2, column: "price", code: "not_a_whole_number" }),
      ]),
    });
    expect((await app.call("listContests", { token })).reply.contests).toHaveLength(before);
  });

  test.each([
    ["empty", ""],
    ["a picture", "\x89PNG\r\n\x1a\n\0\0\0"],
    ["a spreadsheet", "PK\x03\x04\x14\0"],
    ["only a header", "row,column,category,price,kind,statement,answer\n"],
  ])("a file that is %s", async (_what, text) => {
    const answer = await make({ file: Buffer.from(text, "latin1").toString("base64") });
    expect(answer).toMatchObject({ status: 422, reply: { code: "file_invalid" } });
  });

  test.each([
    { file: "not base64!" },
    { title: "" },
    { title: "x".repeat(121) },
    { title: "\0" },
    { title: "two\r\nlines" },
    { title: "a\ttab" },
    { language: "de" },
    { theme: "plaid" },
    { durationMs: 59_999 },
    { durationMs: 1.5e5 + 0.5 },
    { startsAt: -1 },
    { startsAt: 0 },
    { startsAt: Number.MAX_SAFE_INTEGER },
    { startsAt: Date.UTC(2100, 0) },
    { startsAt: "tomorrow" },
    { rules: { slots: 0 } },
    { rules: { rewardPercents: [] } },
    { rules: { cheat: true } },
  ])("AUT12 settings such as %j", async (settings) => {
    expect(await make(settings)).toMatchObject({ status: 400, reply: { code: "invalid_request" } });
  });

  test("FIL4 the encoding can be said where the file does not tell", async () => {
    const text = "row,column,category,price,kind,statement,answer\n1,1,A,5,number,#,1\n";
    const bytes = Buffer.from(text, "latin1");
    // по in Windows-1251 is ОН in KOI8-R
    const file = Buffer.concat([
      bytes.subarray(0, -4),
      Buffer.from([0xef, 0xee]),
      bytes.subarray(-3),
    ]).toString("base64");
    expect(await make({ file })).toMatchObject({
      status: 422,
      reply: { code: "file_invalid", problems: [{ code: "unclear_encoding", params: { line: 2 } }] },
    });
    expect(await make({ file, encoding: "koi8-r" })).toMatchObject({ status: 200 });
    expect(await make({ file, encoding: "utf-8" })).toMatchObject({
      reply: { problems: [{ code: "not_in_encoding" }] },
    });
    expect(await make({ file, encoding: "klingon" })).toMatchObject({ status: 400 });
  });

  const document = readFileSync(new URL("../../shared/contestFile/stored/version1.json", import.meta.url));
  const importDocument = (bytes: Uint8Array, settings: object = {}) =>
    app.call("createContest", {
      token,
      body: { startsAt: null, rules: {}, file: Buffer.from(bytes).toString("base64"), ...settings } as never,
    });

  test("FIL6 a contest document is imported with all that it says", async () => {
    const answer = await importDocument(document);
    expect(answer).toMatchObject({ status: 200, reply: { title: "Пробная регата" } });
    const { contests } = (await app.call("listContests", { token })).reply;
    expect(contests).toContainEqual(expect.objectContaining({ title: "Пробная регата", language: "ru" }));
  });

  test("FIL6 its owner gets a contest's document back, and it makes the same contest", async () => {
    const settings = { title: "7 B", theme: "dark", durationMs: 90_000 };
    const { roomCode } = (await importDocument(document, settings)).reply;
    const { reply } = await app.call("contestDocument", { code: roomCode, token });
    expect(reply).toMatchObject({ ...settings, language: "ru", rules: { slots: 2 } });
    const again = (await importDocument(Buffer.from(JSON.stringify(reply)))).reply.roomCode;
    expect((await app.call("contestDocument", { code: again, token })).reply).toEqual(reply);
    expect((await app.call("contestDocument", { code: roomCode })).status).toBe(401);
  });

  test("FIL6 FIL7 a document that cannot be read is refused in words, and nothing is made", async () => {
    const before = (await app.call("listContests", { token })).reply.contests.length;
    const json = JSON.parse(document.toString()) as Record<string, unknown>;
    const refused = async (changes: object, settings = {}) =>
      (
        (await importDocument(Buffer.from(JSON.stringify({ ...json, ...changes })), settings))
          .reply as unknown as Problem
      ).problems;
    expect(await refused({ version: 99 })).toMatchObject([
      { path: "version", code: "document_version_later", params: { version: 99, known: 2 } },
    ]);
    expect(await refused({ board: { rows: 1, columns: 1, cards: [5] } })).toMatchObject([
      { path: "board.cards[0]", code: "field_wrong_type" },
    ]);
    expect(await refused({}, { language: "en" })).toMatchObject([{ code: "other_language" }]);
    expect((await app.call("listContests", { token })).reply.contests).toHaveLength(before);
  });

  test("FIL8 what is odd in a file comes with the new contest", async () => {
    const text = "row,column,category,price,kind,statement,answer\n1,1,A,5,text,What?,$x^2$\n";
    expect(await make({ file: Buffer.from(text).toString("base64") })).toMatchObject({
      status: 200,
      reply: { warnings: [{ row: 2, column: "answer", code: "key_has_markup" }] },
    });
  });

  test("rules that differ from the classic ones are kept, the others stay classic", async () => {
    const answer = await make({ rules: { startPoints: 1_000, lateEntry: false } });
    expect(answer.status).toBe(200);
    const open = await contestIn(app, token, "draft", { rules: { startPoints: 1_000 } });
    expect(open.runner.state.rules).toMatchObject({ startPoints: 1_000, slots: 3, ranking: "worth" });
  });

  test("STO4 a new contest ranks by worth, one of a document without it by balance, and both as is asked for", async () => {
    const stored = readFileSync(new URL("../../shared/contestFile/stored/version1.json", import.meta.url));
    const document = { file: stored.toString("base64"), title: undefined, language: undefined };
    const rankingOf = async (settings: Parameters<typeof contestIn>[3]) =>
      (await contestIn(app, token, "draft", settings)).runner.state.rules.ranking;
    expect(await rankingOf({})).toBe("worth");
    expect(await rankingOf({ rules: { ranking: "balance" } })).toBe("balance");
    expect(await rankingOf(document)).toBe("balance");
    expect(await rankingOf({ ...document, rules: { ranking: "worth" } })).toBe("worth");
  });
});

describe("addresses", () => {
  test.each([
    "/api",
    "/api/",
    "/api/nothing",
    "/api/rooms",
    "/api/rooms/",
    "/api/auth/sign-in/x",
    "/assets/missing.js",
  ])("%s is not there", async (path) => {
    const response = await fetch(`${app.url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s is not served", async (method) => {
    const response = await fetch(`${app.url}${routes.listContests.path}`, {
      method,
      headers: { Origin: app.url },
    });
    expect([404, 200]).toContain(response.status);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test.each(["no code", "OIL000", "%00", "..%2f..", "<script>", "ЖЖЖЖЖЖ", "a".repeat(1_000)])(
    "a room code such as %s is unknown",
    async (code) => {
      const response = await fetch(`${app.url}/api/rooms/${encodeURIComponent(code)}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "unknown_room" });
    },
  );

  test("a code is read as people type it", async () => {
    const typed = `${contest.code.slice(0, 3).toLowerCase()} - ${contest.code.slice(3)}`;
    expect((await app.call("findRoom", { code: encodeURIComponent(typed) })).status).toBe(200);
  });

  test("a path that cannot be decoded, or leaves the folder", async () => {
    expect(await rawStatus("/api/rooms/%E0%A4%A")).toBe(400);
    expect(await rawStatus("/../../../../etc/passwd")).toBeGreaterThanOrEqual(400);
    expect(await rawStatus("/..%2f..%2f..%2fetc%2fpasswd")).toBeGreaterThanOrEqual(400);
  });

  test("bytes that are not HTTP", async () => {
    const socket = connect(app.app.port, "127.0.0.1", () => socket.write("\0\0\0 nonsense\r\n\r\n"));
    await new Promise((resolve) => socket.once("close", resolve).resume());
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});

test("after all this the contest goes on", async () => {
  await joinTeam(app, contest, "Survivors");
  expect((await app.call("findRoom", { code: contest.code })).status).toBe(200);
});

/** The path as it is: `fetch` would clean it. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(
      { host: "127.0.0.1", port: app.app.port, path, headers: { accept: "text/html" } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .on("error", reject)
      .end();
  });
}
