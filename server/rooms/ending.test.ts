import net from "node:net";
import { text } from "node:stream/consumers";
import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, type TestContest } from "../test/contests.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

// Colyseus keeps a room until a seat that nobody takes has expired, which is 10 s; the app waits for it for 2 s.
const farTooLongMs = 1_800;

test("a room that ends is replaced at once, though somebody was on the way to it", async () => {
  const { code, runner } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  const begin = performance.now();
  await runner.close();
  expect(await screen.left).toBe(closeCodes.comeBack);
  const again = await app.join("connectScreen", code);
  expect(again.room.state.roomCode).toBe(code);
  expect(performance.now() - begin).toBeLessThan(farTooLongMs);
});

test("a room that Colyseus ends is replaced at once, though somebody was on the way to it", async () => {
  const { code } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  const begin = performance.now();
  void matchMaker.getLocalRoomById(screen.room.roomId)?.disconnect();
  await screen.left;
  const again = await app.join("connectScreen", code);
  expect(again.room.state.roomCode).toBe(code);
  expect(performance.now() - begin).toBeLessThan(farTooLongMs);
});

test("the app stops at once, though somebody was on the way to a room", async () => {
  const { code } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  const begin = performance.now();
  const asking = net.connect(app.app.port, "127.0.0.1");
  asking.write(`POST /api/rooms/${code}/connect/screen HTTP/1.1\r\nHost: 127.0.0.1\r\n`);
  await app.call("addresses"); // the server has read that, too
  const closed = app.app.close();
  asking.write("Content-Length: 0\r\n\r\n");
  expect(await text(asking)).toMatch(/^HTTP\/1.1 503 /);
  await closed;
  expect(await screen.left).toBe(closeCodes.comeBack);
  expect(performance.now() - begin).toBeLessThan(farTooLongMs);
});

async function roomWithSomebodyOnTheWay(): Promise<TestContest> {
  const contest = await contestIn(app, token, "lobby");
  expect((await app.call("connectScreen", { code: contest.code })).status).toBe(200);
  return contest;
}
