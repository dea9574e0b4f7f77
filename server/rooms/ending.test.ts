import net from "node:net";
import { text } from "node:stream/consumers";
import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp({ clock });
  token = await app.signIn();
});
afterAll(() => app.close());

/** Stands still, so that the app's patience with what does not end never ends. */
const clock = new FakeClock(Date.UTC(2026, 8, 1));

test("a room that ends is replaced at once, though somebody was on the way to it", async () => {
  const { code, runner, isAwaited } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  await runner.close();
  expect(await screen.left).toBe(closeCodes.comeBack);
  expect(isAwaited()).toBe(false);
  const again = await app.join("connectScreen", code);
  expect(again.room.state.roomCode).toBe(code);
});

test("a room that Colyseus ends is replaced at once, though somebody was on the way to it", async () => {
  const { code, isAwaited } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  void matchMaker.getLocalRoomById(screen.room.roomId)?.disconnect();
  await screen.left;
  expect(isAwaited()).toBe(false);
  const again = await app.join("connectScreen", code);
  expect(again.room.state.roomCode).toBe(code);
});

test("the app stops at once, though somebody was on the way to a room", async () => {
  const { code, isAwaited } = await roomWithSomebodyOnTheWay();
  const screen = await app.join("connectScreen", code);
  const asking = net.connect(app.app.port, "127.0.0.1");
  asking.write(`POST /api/rooms/${code}/connect/screen HTTP/1.1\r\nHost: 127.0.0.1\r\n`);
  await app.call("addresses"); // the server has read that, too
  const closed = app.app.close();
  asking.write("Content-Length: 0\r\n\r\n");
  expect(await text(asking)).toMatch(/^HTTP\/1.1 503 /);
  expect(await screen.left).toBe(closeCodes.comeBack);
  expect(isAwaited()).toBe(false);
  await closed;
  // A connection kept for a next request would end by itself, too: after 75 seconds.
}, 45_000);

/** Colyseus keeps a room until a seat that nobody takes has expired, ten seconds later. */
async function roomWithSomebodyOnTheWay() {
  const contest = await contestIn(app, token, "lobby");
  const { status, reply } = await app.call("connectScreen", { code: contest.code });
  expect(status).toBe(200);
  const { roomId, sessionId } = reply.reservation as Readonly<Record<"roomId" | "sessionId", string>>;
  const room = matchMaker.getLocalRoomById(roomId);
  const isAwaited = () => room?.hasReservedSeat(sessionId);
  expect(isAwaited()).toBe(true);
  return { ...contest, isAwaited };
}
