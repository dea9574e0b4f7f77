import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let contest: TestContest;
beforeAll(async () => {
  app = await startApp();
  contest = await contestIn(app, await app.signIn(), "lobby");
});
afterAll(() => app.close());

/** What the server answers to these bytes before it ends the connection; the sender keeps its half open. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect({ port: app.app.port, host: "127.0.0.1", allowHalfOpen: true });
  const received: Buffer[] = [];
  socket.on("data", (data) => received.push(data));
  socket.on("error", () => undefined);
  socket.write(bytes, "latin1");
  await once(socket, "end").catch(() => undefined);
  socket.destroy();
  return Buffer.concat(received).toString("latin1");
}

const upgrade = (target: string, headers = "") =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${headers}\r\n`;

async function seatUrl(): Promise<string> {
  const { reply } = await app.call("connectScreen", { code: contest.code });
  const { processId, roomId, sessionId } = reply.reservation as Record<string, string>;
  return `/${processId}/${roomId}?sessionId=${sessionId}`;
}

describe("NET1 an upgrade that cannot be read ends its socket and nothing else", () => {
  const targets = [
    "*[",
    "//[",
    "http://[",
    "/a/b?sessionId=%",
    "*",
    "/a b",
    "\\",
    "/%",
    "//",
    "?sessionId=x",
  ];

  test.each(targets)("target %j", async (target) => {
    expect(await answerTo(upgrade(target))).toMatch(/^HTTP\/1.1 4\d\d /);
  });

  test("with the headers of no WebSocket", async () => {
    const answer = await answerTo("GET *[ HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\nHost: a\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
  });

  test("with a Host that is none", async () => {
    const target = await seatUrl();
    const answer = await answerTo(upgrade(target).replace("Host: a", "Host: [["));
    expect(answer).toMatch(/^HTTP\/1.1 (4\d\d|101) /);
  });
});

test("NET10 who asks and asks, and waits for no answer, loses the socket and nothing else", async () => {
  const socket = connect(app.app.port, "127.0.0.1").on("error", () => undefined);
  socket.resume().write("GET /api/template.xlsx HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000));
  await once(socket, "close");
  expect((await app.call("connectScreen", { code: contest.code })).status).toBe(200);
});

describe("NET2 a WebSocket is opened for a seat that was given out, and for nothing else", () => {
  test("a seat nobody gave out is refused before the handshake", async () => {
    const target = await seatUrl();
    for (const wrong of [target.replace(/=.*/, "=guess"), target.replace(/\?.*/, ""), "/a/b?sessionId=c"]) {
      expect(await answerTo(upgrade(wrong))).toMatch(/^HTTP\/1.1 404 /);
    }
  });

  test("a reconnection token opens none, though it is right", async () => {
    const target = await seatUrl();
    const socket = new WebSocket(`${app.url.replace("http:", "ws:")}${target}`);
    const [frame] = (await once(socket, "message")) as [Buffer];
    const token = frame.subarray(2, 2 + (frame[1] ?? 0)).toString();
    expect(token).toMatch(/^[\w-]{6,}$/);
    expect(await answerTo(upgrade(`${target}&reconnectionToken=${token}`))).toMatch(/^HTTP\/1.1 404 /);
    socket.terminate();
    await eventually(async () => {
      expect(await answerTo(upgrade(`${target}&reconnectionToken=${token}`))).toMatch(/^HTTP\/1.1 404 /);
    });
  });
});
