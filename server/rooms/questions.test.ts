import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrivateView } from "../../shared/contest/view.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
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
  const seats = [await joinTeam(app, contest, "Alpha"), await joinTeam(app, contest, "Beta")];
  await contest.goTo("running");
  const moderator = await app.join("connectModerator", contest.code, token);
  const teams: TestRoom[] = [];
  for (const { seatToken } of seats) teams.push(await app.join("connectTeam", contest.code, seatToken));
  const [alpha, beta] = teams;
  if (!alpha || !beta) throw new Error("no teams");
  return { contest, moderator, alpha, beta };
}

async function viewOf(room: TestRoom): Promise<PrivateView> {
  const message = await room.request("sync", {});
  if (!("whole" in message)) throw new Error("no whole view");
  return message.whole;
}

test("QST3 QST5 a question is its team's and the moderators'; an answer to all is everybody's", async () => {
  const { moderator, alpha, beta } = await lesson();
  const asks = { type: "AskQuestion", cardId: null, text: "Where is the exit?" } as const;
  expect(await alpha.command(asks)).toMatchObject({ ok: true });
  expect(await viewOf(alpha)).toMatchObject({ questions: [{ number: 1, text: "Where is the exit?" }] });
  expect(JSON.stringify(await viewOf(beta))).not.toContain("exit");
  expect(await viewOf(moderator)).toMatchObject({ teams: { t1: { questions: [{ number: 1 }] } } });
  const answers = { type: "AnswerQuestion", teamId: "t1", number: 1, to: "all", text: "There." } as const;
  expect(await alpha.command(answers as never)).toMatchObject({ rejection: { code: "not_allowed" } });
  expect(await moderator.command(answers)).toMatchObject({ ok: true });
  expect(await viewOf(beta)).toMatchObject({ questions: [], answersToAll: [{ text: "There." }] });
  await Promise.all([moderator.leave(), alpha.leave(), beta.leave()]);
});

test("QST6 a flood of questions is told so, and another team asks on", async () => {
  const { contest, moderator, alpha, beta } = await lesson();
  const asks = { type: "AskQuestion", cardId: null, text: "?" } as const;
  const codes: string[] = [];
  for (let nth = 0; nth < 8; nth++) {
    const reply = await alpha.request("command", { id: randomId(), command: asks });
    codes.push(reply.ok ? "ok" : reply.rejection.code);
  }
  expect(codes.slice(0, 6)).toEqual(["ok", "ok", "ok", "ok", "ok", "too_many_questions"]);
  expect(codes.slice(6)).toEqual(["too_fast", "too_fast"]);
  expect(await beta.command(asks)).toMatchObject({ ok: true });
  expect(await alpha.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  expect(contest.runner.state.teams.t1?.questions).toHaveLength(5);
  await Promise.all([moderator.leave(), alpha.leave(), beta.leave()]);
});
