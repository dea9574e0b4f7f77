import { afterAll, beforeAll, expect, test } from "vitest";
import { rekeyed } from "../../shared/contest/testing/kinds.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

async function lesson() {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const moderator = await app.join("connectModerator", contest.code, token);
  const team = await app.join("connectTeam", contest.code, seatToken);
  return { contest, moderator, team, seatToken };
}

test("RES11 a preview writes nothing and shows what the act then does", async () => {
  const { contest, moderator, team } = await lesson();
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  const command = { type: "VoidCard", cardId: 1, keepRewards: true, why: "a misprint" } as const;
  const { seq } = contest.runner;
  const reply = await moderator.request("preview", { command });
  expect(reply).toMatchObject({ ok: true, preview: { purchases: 1, teams: [{ name: "Alpha" }] } });
  expect(contest.runner.seq).toBe(seq);
  expect(await moderator.command(command)).toMatchObject({ ok: true });
  expect(contest.runner.state.teams.t1?.balancePoints).toBe(500);
  await Promise.all([moderator.leave(), team.leave()]);
});

test("RES12 a key is read as a cell of an import, and tried on an answer before it is applied", async () => {
  const { contest, moderator, team } = await lesson();
  const ask = (answer: string, trial: string | null) =>
    moderator.request("key", { cardId: 1, kind: "number", cells: { answer, tolerance: "" }, trial });
  expect(await ask("1,5", "3/2")).toMatchObject({ ok: true, trial: { ok: true, verdict: "accepted" } });
  expect(await ask("1.5", "2")).toMatchObject({ ok: true, trial: { ok: true, verdict: "wrong" } });
  expect(await ask("1.5", "two")).toMatchObject({
    trial: { ok: false, rejection: { code: "answer_not_a_number" } },
  });
  const bad = await ask("one and a half", null);
  expect(bad).toMatchObject({ ok: true, checker: null, problems: [{ column: "answer" }] });

  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  const { checker } = contest.runner.state.board.cards[0]?.task ?? {};
  if (!checker) throw new Error("no card");
  const correct = {
    type: "CorrectKey",
    cardId: 1,
    checker: rekeyed(checker),
    policy: "keep",
    why: "",
  } as const;
  expect(await moderator.command(correct)).toMatchObject({ ok: true });
  expect(contest.runner.state.board.cards[0]?.task.version).toBe(2);
  await Promise.all([moderator.leave(), team.leave()]);
});

test("RES6 the same act sent twice is one act", async () => {
  const { contest, moderator, team } = await lesson();
  const id = randomId();
  const command = { type: "AdjustBalance", teamId: "t1", deltaPoints: 50, why: "helped" } as const;
  const both = await Promise.all([
    moderator.request("command", { id, command }),
    moderator.request("command", { id, command }),
  ]);
  expect(both).toEqual([both[0], both[0]]);
  expect(contest.runner.state.teams.t1?.balancePoints).toBe(550);
  await Promise.all([moderator.leave(), team.leave()]);
});

test("RES8 a team's results tell of a corrected key, by the statement it was bought with", async () => {
  const { contest, moderator, team, seatToken } = await lesson();
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  const { checker } = contest.runner.state.board.cards[0]?.task ?? {};
  if (!checker) throw new Error("no card");
  const correct = {
    type: "CorrectKey",
    cardId: 1,
    checker: rekeyed(checker),
    policy: "keep",
    why: "",
  } as const;
  expect(await moderator.command(correct)).toMatchObject({ ok: true });
  await contest.goTo("finished");
  expect(await app.call("teamResults", { code: contest.code, token: seatToken })).toMatchObject({
    status: 200,
    reply: { purchases: [{ cardId: 1 }] },
  });
  await Promise.all([moderator.leave(), team.leave()]);
});
