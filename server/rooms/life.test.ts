import { afterEach, expect, test, vi } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import type { Journal } from "../journal/journal.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { testSeal } from "../test/seal.ts";

let app: TestApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

test("the contest ends by its clock, and every screen sees it", async () => {
  const clock = new FakeClock(Date.UTC(2026, 8, 1));
  app = await startApp({ clock });
  const token = await app.signIn();
  const contest = await contestIn(app, token, "running", { durationMs: 60_000 });
  const screen = await app.join("connectScreen", contest.code);
  for (let second = 0; second < 90; second += 5) clock.advance(5_000);
  await eventually(() => expect(liveView(screen).view.phase).toBe("finished"), clock);
  expect(liveView(screen).view.clock.finishedAt).not.toBeNull();
});

test("TIM12 TIM14 whoever sets the computer's clock moves no deadline, and only moderators are told", async () => {
  const clock = new FakeClock(Date.UTC(2026, 8, 1));
  app = await startApp({ clock });
  const token = await app.signIn();
  const contest = await contestIn(app, token, "running");
  const screen = await app.join("connectScreen", contest.code);
  const moderator = await app.join("connectModerator", contest.code, token);
  const { endsAt } = liveView(screen).view.clock;
  clock.setWall(-60 * 60_000);
  expect(await moderator.request("time", {})).toMatchObject({
    now: clock.now(),
    notice: { type: "wall_clock_moved", byMs: -60 * 60_000 },
    account: expect.objectContaining({ findings: 0 }),
  });
  expect(await screen.request("time", {})).toEqual({ now: clock.now() });
  expect(contest.runner.state).toMatchObject({ phase: "running", clock: { endsAt } });
});

test("while the journal cannot be written everybody is told, nothing is acknowledged, and then it goes on", async () => {
  let broken = false;
  const journal = (whole: Journal) => {
    const append: Journal["append"] = async (batch) => {
      if (broken) throw new Error("the database is away");
      return whole.append(batch);
    };
    return { ...bound(whole), append };
  };
  app = await startApp({ journal });
  const token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seat.seatToken);
  const screen = await app.join("connectScreen", contest.code);
  expect(liveView(screen).saving).toBe(true);

  broken = true;
  let reply: unknown = null;
  const id = randomId();
  const asked = team.command({ type: "BuyCard", cardId: 1 }, id).then((answer) => {
    reply = answer;
  });
  await eventually(() => expect(liveView(screen).saving).toBe(false));
  expect(reply).toBeNull();
  expect(liveView(screen).view.teams[seat.teamId]?.cells[0]).toBe(0);

  broken = false;
  await asked;
  expect(reply).toMatchObject({ ok: true, outcome: { type: "bought" } });
  await eventually(() =>
    expect(liveView(screen)).toMatchObject({ saving: true, view: { teams: { t1: { cells: { 0: 1 } } } } }),
  );
  expect(await team.command({ type: "BuyCard", cardId: 1 }, id)).toEqual(reply);
});

test("when another process takes the contest over, everybody is told to come back", async () => {
  app = await startApp();
  const token = await app.signIn();
  const contest = await contestIn(app, token, "running");
  const { contestId } = contest.runner.state;
  const screen = await app.join("connectScreen", contest.code);
  const moderator = await app.join("connectModerator", contest.code, token);
  await new SqlJournal(app.database.db, testSeal).claim(contestId);
  const reply = moderator.command({ type: "PauseContest" }).catch(() => null);
  expect(await screen.left).toBe(closeCodes.comeBack);
  expect(await reply).not.toMatchObject({ ok: true });
  const back = await app.join("connectScreen", contest.code);
  expect(liveView(back).epoch).toBeGreaterThan(liveView(screen).epoch);
  expect(liveView(back).view.phase).toBe("running");
});

test("a finished contest is closed two minutes after the last one left, and opened again for whoever comes", async () => {
  const clock = new FakeClock(Date.UTC(2026, 8, 1));
  app = await startApp({ clock });
  const token = await app.signIn();
  const [finished, running] = [
    await contestIn(app, token, "finished"),
    await contestIn(app, token, "running"),
  ];
  // However many minutes pass on a slow machine until the room is seen to be empty.
  await running.runner.execute({
    id: null,
    command: { type: "ExtendContest", byMs: 24 * 60 * 60_000 },
    actor: { role: "moderator", accountId: "a1" },
    receivedAt: clock.now(),
  });
  const closed = vi.fn();
  finished.runner.subscribe({ published: () => undefined, savingChanged: () => undefined, ended: closed });
  const goesOn = vi.fn();
  running.runner.subscribe({ published: () => undefined, savingChanged: () => undefined, ended: goesOn });
  const screen = await app.join("connectScreen", finished.code);
  await app.call("findRoom", { code: running.code });
  const pass = async (minutes: number) => {
    for (let count = 0; count < minutes; count += 1) {
      clock.advance(60_000);
      await finished.runner.idle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await pass(30);
  expect(closed).not.toHaveBeenCalled();
  await screen.leave();
  await eventually(async () => {
    await pass(1);
    expect(closed).toHaveBeenCalledWith({ by: "closed" });
  });
  expect(goesOn).not.toHaveBeenCalled();
  const back = await app.join("connectScreen", finished.code);
  expect(liveView(back).view.phase).toBe("finished");
});

/** The journal's methods, to be spread. */
function bound(journal: Journal): Journal {
  return {
    claim: (id) => journal.claim(id),
    append: (batch) => journal.append(batch),
    read: (id, after, limit) => journal.read(id, after, limit),
    findCommand: (id, key) => journal.findCommand(id, key),
    readCommandKeys: (id, after, limit) => journal.readCommandKeys(id, after, limit),
    findSnapshot: (id, version) => journal.findSnapshot(id, version),
    saveSnapshot: (id, epoch, snapshot, version) => journal.saveSnapshot(id, epoch, snapshot, version),
    renewLiveness: (id, epoch, at) => journal.renewLiveness(id, epoch, at),
    findLiveness: (id) => journal.findLiveness(id),
    saveResults: (epoch, results) => journal.saveResults(epoch, results),
    findResultsSeq: (id) => journal.findResultsSeq(id),
  };
}
