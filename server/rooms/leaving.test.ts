import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import { joinRoom, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

test("signing out ends the moderator's open rooms at once, and only that sign-in's", async () => {
  const contest = await contestIn(app, token, "running");
  const own = await app.signIn();
  const leaving = await app.join("connectModerator", contest.code, own);
  const staying = await app.join("connectModerator", contest.code, token);
  expect((await app.call("signOut", { token: own })).status).toBe(200);
  expect(await leaving.left).toBe(closeCodes.goodbye);
  expect(leaving.goodbyes).toEqual([{ reason: "signed_out" }]);
  expect(await staying.command({ type: "PauseContest" })).toMatchObject({ ok: true });
  expect(await app.call("connectModerator", { code: contest.code, token: own })).toMatchObject({
    status: 401,
    reply: { code: "not_signed_in" },
  });
});

test("a place reserved before signing out is not taken after it", async () => {
  const contest = await contestIn(app, token, "running");
  const own = await app.signIn();
  const { reply } = await app.call("connectModerator", { code: contest.code, token: own });
  await app.call("signOut", { token: own });
  await expect(joinRoom(app.url, reply.reservation, app.clock)).rejects.toThrow();
});

test("a removed team is told and sent away with all its seats; the others see it go", async () => {
  const contest = await contestIn(app, token, "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  const beta = await joinTeam(app, contest, "Beta");
  const rooms = [
    await app.join("connectTeam", contest.code, alpha.seatToken),
    await app.join("connectTeam", contest.code, alpha.seatToken),
  ];
  const other = await app.join("connectTeam", contest.code, beta.seatToken);
  await contest.moderate({ type: "RemoveTeam", teamId: alpha.teamId });
  for (const room of rooms) {
    expect(await room.left).toBe(closeCodes.goodbye);
    expect(room.goodbyes).toEqual([{ reason: "team_removed" }]);
  }
  await eventually(() => expect(Object.keys(liveView(other).view.teams)).toEqual([beta.teamId]));
  expect(await app.call("connectTeam", { code: contest.code, token: alpha.seatToken })).toMatchObject({
    status: 403,
    reply: { code: "team_removed" },
  });
});

test("a released seat is sent away, the team's other seat stays", async () => {
  const contest = await contestIn(app, token, "lobby");
  const first = await joinTeam(app, contest, "Alpha");
  const pin = contest.runner.state.teams[first.teamId]?.pin ?? "";
  const taken = await app.call("takeSeat", {
    code: contest.code,
    body: { id: "second-laptop-0001", name: " alpha ", pin },
  });
  expect(taken).toMatchObject({ status: 200, reply: { teamId: first.teamId } });
  const [leaving, staying] = [
    await app.join("connectTeam", contest.code, first.seatToken),
    await app.join("connectTeam", contest.code, taken.reply.seatToken),
  ];
  await eventually(() => expect(liveView(staying).online).toEqual({ [first.teamId]: 2 }));
  await contest.moderate({ type: "ReleaseSeat", teamId: first.teamId, seatId: first.seatId });
  expect(await leaving.left).toBe(closeCodes.goodbye);
  expect(leaving.goodbyes).toEqual([{ reason: "seat_released" }]);
  await eventually(() => expect(liveView(staying).online).toEqual({ [first.teamId]: 1 }));
  expect(privateView(staying)).toMatchObject({ seats: [taken.reply.seatId] });
});

test("every seat of a team gets what any of them did, and revisions count without gaps", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const [one, two] = [
    await app.join("connectTeam", contest.code, seat.seatToken),
    await app.join("connectTeam", contest.code, seat.seatToken),
  ];
  const moderator = await app.join("connectModerator", contest.code, token);
  for (const cardId of [1, 2, 3]) await one.command({ type: "BuyCard", cardId });
  await one.command({ type: "SubmitAnswer", purchaseId: 1, answer: "-12345" });
  for (const room of [one, two]) {
    await eventually(() => {
      expect(privateView(room)).toMatchObject({
        purchases: { 1: { submissions: [{ answer: "-12345" }] }, 2: {}, 3: {} },
        ledger: { length: 4 },
      });
    });
    expect(room.privates.map(({ revision }) => revision)).toEqual(room.privates.map((_, index) => index + 1));
  }
  await eventually(() => {
    expect(privateView(moderator)).toMatchObject({ teams: { t1: { purchases: { length: 3 } } } });
  });
  expect(JSON.stringify(moderator.privates)).not.toContain('"statement"');
});

test("a closing server tells everybody to come back, and the contest goes on after the restart", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seat.seatToken);
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  app = await app.restart();
  expect(await team.left).toBe(closeCodes.comeBack);
  const again = await app.join("connectTeam", contest.code, seat.seatToken);
  await eventually(() => expect(privateView(again)).toMatchObject({ purchases: { 1: { cardId: 1 } } }));
  expect(liveView(again).epoch).toBeGreaterThan(liveView(team).epoch);
  expect(await again.command({ type: "BuyCard", cardId: 2 })).toMatchObject({ ok: true });
});
