import { afterAll, beforeAll, expect, test } from "vitest";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { testSeal } from "../test/seal.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

test("HEA5 screens are told the epoch of a contest that was claimed anew, and stay", async () => {
  const { code, runner } = await contestIn(app, token, "running");
  const screen = await app.join("connectScreen", code);
  const { contestId } = runner.state;
  const epoch = await new SqlJournal(app.database.db, testSeal).claim(contestId);
  expect(screen.room.state.epoch).toBeLessThan(epoch);
  await runner.reclaim({ epoch, lastAliveAt: null, aheadMs: 0 });
  await eventually(() => expect(screen.room.state.epoch).toBe(epoch));
  const moderator = await app.join("connectModerator", code, token);
  expect(await moderator.command({ type: "PauseContest" })).toMatchObject({ ok: true });
  await eventually(() => expect(screen.room.state.phase).toBe("paused"));
  await screen.leave();
  await moderator.leave();
});

test("HEA7 HEA8 everybody is told how many acts are missing, until a moderator resumes", async () => {
  const { code, runner } = await contestIn(app, token, "running");
  const screen = await app.join("connectScreen", code);
  const moderator = await app.join("connectModerator", code, token);
  expect(screen.room.state.missingActs).toBe(0);
  void runner.noteMark({ epoch: runner.epoch - 1, seq: runner.seq + 4_000 });
  await eventually(() => expect(screen.room.state.phase).toBe("paused"));
  expect(screen.room.state.missingActs).toBeGreaterThanOrEqual(4_000);
  expect(await moderator.command({ type: "ResumeContest" })).toMatchObject({ ok: true });
  await eventually(() => expect(screen.room.state.phase).toBe("running"));
  expect(screen.room.state.missingActs).toBe(0);
  await screen.leave();
  await moderator.leave();
});
