import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SharedApp } from "../app.ts";
import { loadKeys } from "../auth/keys.ts";
import { Sessions } from "../auth/Sessions.ts";
import { systemClock } from "../contests/clock.ts";
import { findContestByCode } from "../queries/contests.ts";
import { binContest } from "../queries/library.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { startStopwatch } from "../test/patientTime.ts";
import { type PrivateRedis, startPrivateRedis } from "../test/privateRedis.ts";
import { sharedOver } from "../test/sharedApp.ts";
import { Announcements } from "./Announcements.ts";
import { binnedChannel, revokedChannel } from "./channels.ts";

let redis: PrivateRedis;
let app: TestApp;
let shared: SharedApp;

beforeAll(async () => {
  redis = await startPrivateRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  shared = sharedOver(redis.url);
  app = await startApp({ shared: () => shared });
});
afterEach(async () => {
  await app.close();
  await shared.close();
});

/** How long until a moderator here is sent away whom another process signs out, ms. */
async function signOutElsewhere(announce: boolean): Promise<number> {
  const { db } = app.database;
  const token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const moderator = await app.join("connectModerator", contest.code, token);
  const elsewhere = await Sessions.open({ db, keys: await loadKeys(db), clock: systemClock });
  const signedIn = await elsewhere.findSignedIn(token);
  const { authSessionId } = signedIn ?? { authSessionId: "" };
  const announcements = announce ? new Announcements(redis.url) : null;
  if (announcements) {
    // Its connection is there.
    let heard = false;
    announcements.on(revokedChannel, ({ authSessionId: id }) => {
      heard ||= id === "nobody";
    });
    await eventually(() => {
      announcements.tell(revokedChannel, { authSessionId: "nobody" });
      expect(heard).toBe(true);
    });
  }
  const stopwatch = startStopwatch();
  await elsewhere.revoke(authSessionId);
  announcements?.tell(revokedChannel, { authSessionId });
  await moderator.left;
  const tookMs = stopwatch();
  expect(moderator.goodbyes).toEqual([{ reason: "signed_out" }]);
  expect((await app.call("listContests", { token })).status).toBe(401);
  announcements?.close();
  return tookMs;
}

describe("a moderator who was signed out at another process", () => {
  test("RDS3 is sent away at once", async () => {
    expect(await signOutElsewhere(true)).toBeLessThan(900);
  });

  test("RDS3 is sent away within a second and a half when nothing was said over Redis", async () => {
    expect(await signOutElsewhere(false)).toBeLessThan(1_500);
  });

  test("RDS1 RDS3 also while Redis is away", async () => {
    await redis.kill();
    expect(await signOutElsewhere(false)).toBeLessThan(1_500);
    await redis.start();
  });
});

describe("a contest that another process put into the bin", () => {
  test.each(["over Redis", "without it"])("RDS4 is gone here too: %s", async (way) => {
    const { db } = app.database;
    const contest = await contestIn(app, await app.signIn(), "lobby");
    const screen = await app.join("connectScreen", contest.code);
    const row = await findContestByCode(db, contest.code);
    const contestId = row?.id ?? "";
    const stopwatch = startStopwatch();
    await binContest(db, contestId, { at: systemClock.now() });
    if (way === "over Redis") shared.announcements.tell(binnedChannel, { contestId, roomCode: contest.code });
    await screen.left;
    expect(stopwatch()).toBeLessThan(1_500);
    expect(screen.goodbyes).toEqual([{ reason: "contest_deleted" }]);
    expect(await app.call("findRoom", { code: contest.code })).toMatchObject({ status: 404 });
  });
});
