import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountNotice } from "../../shared/accountNotice.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

async function ended() {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seatToken);
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  const moderator = await app.join("connectModerator", contest.code, token);
  const why = "a late bus";
  expect(
    await moderator.command({ type: "GiveExtraTime", teamIds: ["t1"], byMs: 60_000, why }),
  ).toMatchObject({ ok: true });
  await contest.goTo("finished");
  const screen = await app.join("connectScreen", contest.code);
  return {
    contest,
    team,
    moderator,
    screen,
    seatToken,
    leave: () => Promise.all([team, moderator, screen].map((room) => room.leave())),
  };
}

test("CLO2 how the account stands is said by the server, and nobody else can say it", async () => {
  const { contest, moderator, leave } = await ended();
  const forged = { type: "MarkFinal", reason: null, account: "agrees" };
  expect(await moderator.command(forged as never)).toMatchObject({ rejection: { code: "invalid_message" } });
  const agrees = async () => {
    const { account } = (await moderator.request("time", {})) as { account?: AccountNotice };
    return account?.state === "agrees" && account.checkedSeq >= contest.runner.seq;
  };
  await eventually(async () => expect(await agrees()).toBe(true));
  expect(await moderator.command({ type: "MarkFinal", reason: null })).toMatchObject({ ok: true });
  expect(contest.runner.state.final).toMatchObject({ reason: null });
  await leave();
});

test("WLK1 WLK3 AWD2 what is shown reaches screen and teams, each its own, and goes again", async () => {
  const { moderator, screen, team, leave } = await ended();
  const review = () => screen.room.state.review;
  expect(review()).toBe("");
  expect(await team.command({ type: "ShowKeys", open: true } as never)).toMatchObject({
    rejection: { code: "not_allowed" },
  });
  await moderator.command({ type: "ReviewTask", cardId: 1, step: "statement" });
  await eventually(() => expect(review()).toContain('"key":null'));
  await moderator.command({ type: "ReviewTask", cardId: 1, step: "answer" });
  await eventually(() => expect(review()).toContain('"key":{'));
  await moderator.command({ type: "ReviewTask", cardId: null, step: "statement" });
  await eventually(() => expect(review()).toBe(""));

  const keys = async () => {
    const message = await team.request("sync", {});
    return "whole" in message && message.whole.kind === "team" ? message.whole.keys : undefined;
  };
  expect(await keys()).toBeNull();
  await moderator.command({ type: "ShowKeys", open: true });
  await eventually(() =>
    expect(
      team.privates.some((message) => "change" in message && JSON.stringify(message).includes('"keys":{')),
    ).toBe(true),
  );
  expect(Object.keys((await keys()) ?? {})).toEqual(["1"]);

  await moderator.command({ type: "GiveOwnAward", teamId: "t1", text: "The most beautiful solution" });
  await eventually(() => expect(screen.room.state.awards).toContain("The most beautiful solution"));
  await leave();
});

test("CLO5 a protocol is for the contest's organizers, and holds places, appeals and awards", async () => {
  const { contest, moderator, team, seatToken, leave } = await ended();
  const { code } = contest;
  expect(await team.command({ type: "AskQuestion", cardId: null, text: "Private" })).toMatchObject({
    ok: true,
  });
  await moderator.command({ type: "MarkFinal", reason: "The hall closes" });
  await moderator.command({ type: "GiveOwnAward", teamId: "t1", text: "The most beautiful solution" });
  const { status, reply } = await app.call("protocol", { code, token });
  expect(status).toBe(200);
  expect(reply).toMatchObject({
    finality: "final",
    finalReason: "The hall closes",
    prizes: 3,
    standings: [{ place: 1, name: "Alpha" }],
    awards: [{ kind: "own", teams: ["Alpha"] }],
    extraTime: [{ team: "Alpha", byMs: 60_000, why: "a late bus" }],
    appeals: [],
  });
  expect(reply.finalAgainst).toContain("open_questions");
  expect(JSON.stringify(reply)).not.toContain("Private");
  expect((await app.call("protocol", { code })).status).toBe(401);
  expect((await app.call("protocol", { code, token: seatToken })).status).toBe(401);
  expect((await app.call("results", { code })).reply.awards).toMatchObject([{ teams: ["Alpha"] }]);
  const history = await app.call("teamResults", { code, token: seatToken });
  expect(history.reply.keys).toBeNull();
  expect(history.reply.extraTime).toMatchObject([{ byMs: 60_000, why: "a late bus" }]);
  await moderator.command({ type: "ShowKeys", open: true });
  const shown = await app.call("teamResults", { code, token: seatToken });
  expect(shown.reply.keys?.[1]).toMatchObject({ key: expect.any(Object), reader: expect.any(Object) });
  await leave();
});
