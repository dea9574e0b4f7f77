import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteBody } from "../../shared/api.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, type TestContest } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let clock: FakeClock;
let token: string;
let contest: TestContest;
beforeAll(async () => {
  // Time stands still: a slow machine gives no check up.
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  app = await startApp({ clock });
  token = await app.signIn();
  contest = await contestIn(app, token, "draft");
});
afterAll(() => app.close());

const check = (body: RouteBody<"readiness">, code = contest.code) =>
  app.call("readiness", { code, token, body });

test("RDY2 the same seed gives the same reply, and nothing is left behind", async () => {
  const before = contest.runner.state;
  const first = await check({ teams: 6, seed: 5 });
  expect(first.status).toBe(200);
  expect(first.reply).toMatchObject({ seed: 5, teams: 6, contests: 200, findings: expect.any(Array) });
  expect(first.reply.cards).toHaveLength(before.board.cards.length);
  expect((await check({ teams: 6, seed: 5 })).reply).toEqual(first.reply);
  expect((await check({ teams: 6, seed: 6 })).reply).not.toEqual(first.reply);
  expect((await check({ teams: 6 })).reply).toEqual((await check({ teams: 6 })).reply);
  expect(contest.runner.state).toBe(before);
});

test("RDY3 while a contest is checked, commands of another are carried out", async () => {
  const other = await contestIn(app, token, "lobby");
  const progress = { isChecked: false, carriedOut: 0 };
  const checked = check({ teams: 300 }).finally(() => {
    progress.isChecked = true;
  });
  while (!progress.isChecked) {
    await other.moderate({ type: "SetEntry", open: progress.carriedOut % 2 === 1 });
    if (!progress.isChecked) progress.carriedOut += 1;
    // A database in this process answers without a turn of the loop, in which HTTP is served.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await checked).status).toBe(200);
  expect(progress.carriedOut).toBeGreaterThan(0);
});

test.each([
  { teams: 0 },
  { teams: 301 },
  { teams: 1.5 },
  { teams: 3, seed: -1 },
  { teams: 3, seed: 2 ** 32 },
  {},
])("%j is no wish", async (body) => {
  expect(await check(body as RouteBody<"readiness">)).toMatchObject({
    status: 400,
    reply: { code: "invalid_request" },
  });
});

test("RDY3 whoever asks again and again waits", async () => {
  const statuses: number[] = [];
  for (let count = 0; count < 21; count += 1) statuses.push((await check({ teams: 1 })).status);
  expect(statuses.at(-1)).toBe(429);
  const late = await check({ teams: 1 });
  expect(late.reply.code).toBe("readiness_too_often");
  clock.advance(Number(late.headers.get("retry-after")) * 1_000);
  expect((await check({ teams: 1 })).status).toBe(200);
});
