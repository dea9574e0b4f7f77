import { Packr } from "msgpackr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { closeCodes, type RoomRequestType, requestAccess, roomRequests } from "../../shared/protocol.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, liveView, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";

/** Stands still: however slow the machine, no time passes in which more would be allowed. */
const clock = new FakeClock(Date.UTC(2026, 8, 1));
let app: TestApp;
let token: string;
let contest: TestContest;
let seatToken: string;
beforeAll(async () => {
  app = await startApp({ clock });
  token = await app.signIn();
  contest = await contestIn(app, token, "lobby");
  seatToken = (await joinTeam(app, contest, "Alpha")).seatToken;
  await contest.goTo("running");
});
afterAll(() => app.close());

const enter = () => app.join("connectTeam", contest.code, seatToken);

/** After every kind of nonsense: the contest still serves everybody else. */
async function contestGoesOn(): Promise<void> {
  const room = await enter();
  expect(await room.request("time", {})).toEqual({ now: expect.any(Number) });
  expect(await room.command({ type: "BuyCard", cardId: 144 })).toMatchObject({ ok: false });
  expect(liveView(room).view.phase).toBe("running");
  await room.leave();
}

describe("Colyseus' own doors are closed", () => {
  test.each(["create", "join", "joinOrCreate", "joinById", "reconnect"])(
    "matchmaking by %s",
    async (method) => {
      for (const room of ["contest", contest.code, "lobby"]) {
        const response = await fetch(`${app.url}/matchmake/${method}/${room}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: "{}",
        });
        expect(response.status).toBe(404);
      }
    },
  );

  test("its health check, front page and CORS headers are not there", async () => {
    const response = await fetch(`${app.url}/__healthcheck`, { headers: { Origin: "https://evil.example" } });
    expect(await response.text()).not.toBe("OK");
    for (const header of ["origin", "credentials", "methods", "headers"]) {
      expect(response.headers.get(`access-control-allow-${header}`)).toBeNull();
    }
  });

  test("AUT8 a socket without a reserved seat is refused", async () => {
    const { room, leave } = await enter();
    const paths = [
      "/",
      "/a/b",
      `/x/${room.roomId}`,
      `/x/${room.roomId}?sessionId=guess`,
      "/x/y?sessionId=guess",
    ];
    for (const path of paths)
      expect(await ending(new WebSocket(`${socketUrl()}${path}`))).toMatch(/404|closed/);
    await leave();
    await contestGoesOn();
  });

  test("AUT8 a reserved seat can be taken once", async () => {
    const { reply } = await app.call("connectScreen", { code: contest.code });
    const { processId, roomId, sessionId } = reply.reservation as Record<string, string>;
    const url = `${socketUrl()}/${processId}/${roomId}?sessionId=${sessionId}`;
    const first = new WebSocket(url);
    await new Promise((resolve) => first.once("message", resolve));
    expect(await ending(new WebSocket(url))).toMatch(/404|closed/);
    first.terminate();
  });

  test("pages of another origin cannot open a socket", async () => {
    const { reply } = await app.call("connectScreen", { code: contest.code });
    const { processId, roomId, sessionId } = reply.reservation as Record<string, string>;
    const url = `${socketUrl()}/${processId}/${roomId}?sessionId=${sessionId}`;
    expect(await ending(new WebSocket(url, { origin: "https://evil.example" }))).toContain("403");
    expect(await ending(new WebSocket(url, { origin: "null" }))).toContain("403");
  });
});

describe("messages", () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a text", "BuyCard"],
    ["a list", []],
    ["no id", { command: { type: "BuyCard", cardId: 1 } }],
    ["a short id", { id: "1", command: { type: "BuyCard", cardId: 1 } }],
    ["no command", { id: randomId() }],
    ["an unknown command", { id: randomId(), command: { type: "StealCard", cardId: 1 } }],
    ["a text for a number", { id: randomId(), command: { type: "BuyCard", cardId: "1" } }],
    ["a fraction", { id: randomId(), command: { type: "BuyCard", cardId: 1.5 } }],
    ["NaN", { id: randomId(), command: { type: "BuyCard", cardId: Number.NaN } }],
    ["a card that can be none", { id: randomId(), command: { type: "BuyCard", cardId: 0 } }],
    ["a surplus field", { id: randomId(), command: { type: "BuyCard", cardId: 1, teamId: "t2" } }],
    ["an actor", { id: randomId(), command: { type: "BuyCard", cardId: 1 }, actor: { role: "moderator" } }],
    ["NUL", { id: randomId(), command: { type: "SubmitAnswer", purchaseId: 1, answer: "\0" } }],
    [
      "half a character",
      { id: randomId(), command: { type: "SubmitAnswer", purchaseId: 1, answer: "\ud800" } },
    ],
    [
      "a long answer",
      { id: randomId(), command: { type: "SubmitAnswer", purchaseId: 1, answer: "9".repeat(501) } },
    ],
    ["a prototype", JSON.parse('{"__proto__":{"id":"x"},"command":{"type":"BuyCard","cardId":1}}')],
  ];

  test.each(wrong)("a command that is %s is refused as invalid", async (_what, payload) => {
    const room = await enter();
    const before = contest.runner.seq;
    // msgpack has no half characters: they arrive as replacement characters, and are then only wrong answers.
    const codes = ["invalid_message", "unknown_purchase"];
    const reply = await room.request("command", payload as never);
    expect(codes).toContain(reply.ok ? "ok" : reply.rejection.code);
    expect(contest.runner.seq).toBe(before);
    await room.leave();
  });

  test.each(Object.keys(roomRequests) as RoomRequestType[])(
    "a wrong payload of %s is refused, and the connection stays",
    async (type) => {
      const isForModerators = requestAccess[type].includes("moderator");
      const asking = await (isForModerators ? app.join("connectModerator", contest.code, token) : enter());
      const answer = await asking.room.request(type, { surplus: 1 }).catch((error: unknown) => error);
      expect(JSON.stringify(answer)).toContain("invalid_message");
      expect(asking.room.connection.isOpen).toBe(true);
      await asking.leave();
    },
  );

  test.each(["unknown", "__proto__", "constructor", "toString", "*", "_", ""])(
    "an unknown request %j is refused",
    async (type) => {
      const room = await enter();
      await expect(room.room.request(type, {})).rejects.toThrow();
      expect(await room.request("time", {})).toEqual({ now: expect.any(Number) });
      await room.leave();
    },
  );

  test("a command that is sent instead of asked has no effect", async () => {
    const room = await enter();
    const before = contest.runner.seq;
    room.room.send("command", { id: randomId(), command: { type: "BuyCard", cardId: 20 } });
    await room.request("time", {});
    expect(contest.runner.seq).toBe(before);
    await room.leave();
  });

  test("bytes that are no message harm only their sender", async () => {
    const packr = new Packr({ structuredClone: true, useRecords: true });
    const deep = Buffer.from([
      14,
      1,
      0xa4,
      ...Buffer.from("time"),
      ...Array.from({ length: 15_000 }, () => 0x91),
    ]);
    const frames = [
      Buffer.alloc(0),
      Buffer.from([255]),
      Buffer.from([13]),
      Buffer.from([14]),
      Buffer.from([14, 1, 0xa7, 0x63]),
      Buffer.from([17, 0xff, 0xff]),
      Buffer.concat([Buffer.from([14, 1, 0xa4]), Buffer.from("time"), Buffer.from([0xc1, 0xd4, 0x72, 0x40])]),
      Buffer.concat([
        Buffer.from([14, 1, 0xa4]),
        Buffer.from("time"),
        packr.pack(new Map([[{}, new Set([1])]])),
      ]),
      deep,
      ...Array.from({ length: 32 }, (_, code) => Buffer.from([code, 1, 2, 3])),
    ];
    for (const frame of frames) {
      const room = await enter();
      room.room.connection.send(frame);
      await Promise.race([room.left, room.request("time", {}).catch(() => undefined)]);
      await room.leave();
    }
    await contestGoesOn();
  });

  test("a frame over 16 KiB ends the connection", async () => {
    const room = await enter();
    room.room.connection.send(Buffer.alloc(17 * 1024));
    expect(await room.left).toBe(1009);
    await contestGoesOn();
  });
});

describe("limits", () => {
  test("more than ten commands at once are too fast, and cost nothing else", async () => {
    const room = await enter();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => room.command({ type: "BuyCard", cardId: 144 })),
    );
    const codes = replies.map((reply) => (reply.ok ? "ok" : reply.rejection.code));
    expect(codes.filter((code) => code === "too_fast")).toHaveLength(10);
    await eventually(async () => {
      const later = await room.command({ type: "BuyCard", cardId: 144 });
      expect(later).toMatchObject({ ok: false, rejection: { code: expect.not.stringMatching("too_fast") } });
    }, clock);
    await room.leave();
  });

  test("NET5 a whole view asked for again costs what it weighs", async () => {
    const names = Array.from({ length: 30 }, (_, number) => `A team with a long name, number ${number + 10}`);
    for (const name of names) await joinTeam(app, contest, name);
    const moderator = await app.join("connectModerator", contest.code, token);
    let bytes = 0;
    const refusal = await (async () => {
      for (let count = 0; count < 59; count += 1)
        bytes += JSON.stringify(await moderator.request("sync", {})).length;
    })().catch((error: unknown) => error);
    expect(JSON.stringify(refusal)).toContain("too_fast");
    expect(bytes).toBeGreaterThan(200 * 1024);
    expect(bytes).toBeLessThan(300 * 1024);
    expect(await moderator.request("time", {})).toMatchObject({ now: expect.any(Number) });
    await moderator.leave();
  });

  test("a flood of requests ends in a goodbye", async () => {
    const room = await enter();
    for (let count = 0; count < 100; count += 1) room.request("time", {}).catch(() => undefined);
    expect(await room.left).toBe(closeCodes.goodbye);
    expect(room.goodbyes).toEqual([{ reason: "too_fast" }]);
    await contestGoesOn();
  });

  test("a flood of frames of any kind ends the connection", async () => {
    const room = await enter();
    for (let count = 0; count < 500; count += 1) room.room.connection.send(Buffer.from([18]));
    expect(await room.left).toBe(4002);
    await contestGoesOn();
  });

  test("one seat has few connections, and screens leave places to teams", async () => {
    const rooms: TestRoom[] = [];
    for (let count = 0; count < 6; count += 1) rooms.push(await enter());
    await expect(enter()).rejects.toThrow(/503.*overloaded/);
    await Promise.all(rooms.map((room) => room.leave()));
    await eventually(async () => (await enter()).leave());
  });
});

test("a full room has no place for one more, and screens never fill it", async () => {
  app = await app.restart({ limits: { clients: 12 } });
  const screens = [];
  for (let count = 0; count < 2; count += 1) screens.push(await app.join("connectScreen", contest.code));
  // BUD7: of the three places of screens, one is left to other addresses.
  expect(await app.call("connectScreen", { code: contest.code })).toMatchObject({ status: 503 });
  const team = await enter();
  expect(await team.request("time", {})).toEqual({ now: expect.any(Number) });
});

function socketUrl(): string {
  return app.url.replace("http:", "ws:");
}

/** How the socket was ended. */
function ending(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.on("close", (code) => resolve(`closed ${code}`));
    socket.on("error", (error) => resolve(error.message));
  });
}
