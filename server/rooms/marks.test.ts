import { afterAll, beforeAll, expect, test } from "vitest";
import { loadKeys } from "../auth/keys.ts";
import { MarkSeal } from "../cluster/MarkSeal.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, liveView, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

// How far each is shown the contest, as only the server can read it. That it tells nothing is test/freezeLeak.test.ts.

let app: TestApp;
let contest: TestContest;
let seal: MarkSeal;
let token: string;
beforeAll(async () => {
  app = await startApp({ cluster: (journal) => new ToldCluster(2).on(journal) });
  token = await app.signIn();
  seal = new MarkSeal((await loadKeys(app.database.db)).mark);
});
afterAll(() => app.close());

const now = () => ({ epoch: contest.runner.epoch, seq: contest.runner.seq });
const shown = ({ room }: TestRoom) => seal.open(contest.runner.state.contestId, room.state.mark);
const told = ({ privates }: TestRoom) =>
  seal.open(contest.runner.state.contestId, privates.at(-1)?.mark ?? "");

test("WAY9 a mark says how far its bearer was shown the contest, and follows no hidden act", async () => {
  contest = await contestIn(app, token, "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const screen = await app.join("connectScreen", contest.code);
  const team = await app.join("connectTeam", contest.code, alpha.seatToken);
  await eventually(() => expect(told(team)).toEqual(now()));

  await team.command({ type: "BuyCard", cardId: 1 });
  await eventually(() => expect(liveView(screen).view.teams.t1?.cells[0]).toBe(1));
  expect(shown(screen)).toEqual(now());
  await eventually(() => expect(told(team)).toEqual(now()));

  await contest.moderate({ type: "ShowPlaces", places: 0 });
  await eventually(() => expect(liveView(screen).view.shownPlaces).toBe(0));
  const mark = screen.room.state.mark;
  const before = now();
  expect(shown(screen)).toEqual(before);
  await team.command({ type: "BuyCard", cardId: 2 });
  await eventually(() => expect(told(team)).toEqual(now()));
  expect(now().seq).toBe(before.seq + 1);
  await screen.request("time", {});
  expect(screen.room.state.mark).toBe(mark);

  // The next thing that everybody sees brings another one.
  await contest.moderate({ type: "RenameTeam", teamId: "t1", name: "Alpha 2" });
  await eventually(() => expect(liveView(screen).view.teams.t1?.name).toBe("Alpha 2"));
  expect(shown(screen)).toEqual(now());
});

test("WAY9 marks are of one length, and never the same one twice", async () => {
  contest = await contestIn(app, token, "running");
  const screen = await app.join("connectScreen", contest.code);
  const marks: string[] = [];
  screen.room.onStateChange(({ mark }) => marks.push(mark));
  await contest.moderate({ type: "PauseContest" });
  await contest.moderate({ type: "ResumeContest" });
  await contest.moderate({ type: "ExtendContest", byMs: 60_000 });
  await eventually(() => expect(shown(screen)).toEqual(now()));
  expect(new Set(marks.map(({ length }) => length))).toEqual(new Set([screen.room.state.mark.length]));
  expect(new Set(marks).size).toBe(marks.length);
});
