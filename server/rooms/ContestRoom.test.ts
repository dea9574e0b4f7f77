import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { applyPrivateChange } from "../../shared/protocol.ts";
import { readWireState } from "../../shared/wireState.ts";
import { delay, systemClock } from "../contests/clock.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

test("a contest is opened, joined, run, answered and finished by its room", async () => {
  const code = await app.makeContest(token);
  const moderator = await app.join("connectModerator", code, token);
  expect(await moderator.command({ type: "OpenLobby" })).toEqual({ ok: true, outcome: { type: "done" } });

  const joined = await app.call("joinRoom", { code, body: { id: randomId(), name: "Alpha" } });
  expect(joined.status).toBe(200);
  const team = await app.join("connectTeam", code, joined.reply.seatToken);
  const screen = await app.join("connectScreen", code);
  await eventually(() => expect(team.privates).toHaveLength(1));
  expect(team.privates[0]).toMatchObject({
    revision: 1,
    whole: { kind: "team", teamId: "t1", name: "Alpha" },
  });
  await moderator.command({ type: "StartContest" });
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
    ok: true,
    outcome: { type: "bought" },
  });
  await eventually(() => expect(liveView(screen).view.teams.t1?.cells[0]).toBe(1));
  expect(liveView(screen).online).toEqual({ t1: 1 });
  await eventually(() => expect(team.privates).toHaveLength(2));
  expect(privateView(team)).toEqual(((await team.request("sync", {})) as { whole: unknown }).whole);

  await moderator.command({ type: "FinishContest" });
  const results = await app.call("results", { code });
  expect(results).toMatchObject({ status: 200, reply: { standings: [{ name: "Alpha", place: 1 }] } });
  const history = await app.call("teamResults", { code, token: joined.reply.seatToken });
  expect(history).toMatchObject({
    status: 200,
    reply: { name: "Alpha", purchases: [{ cardId: 1, status: "expired" }] },
  });
  const csv = await app.call("matrixCsv", { code, token });
  expect(csv.status).toBe(200);
});

test("SEE13 when a command is answered, the team already has what it changed", async () => {
  const code = await app.makeContest(token);
  const moderator = await app.join("connectModerator", code, token);
  await moderator.command({ type: "OpenLobby" });
  const joined = await app.call("joinRoom", { code, body: { id: randomId(), name: "Alpha" } });
  const team = await app.join("connectTeam", code, joined.reply.seatToken);
  await moderator.command({ type: "StartContest" });
  for (const cardId of [1, 2, 3]) {
    const told = team.privates.length;
    expect(await team.command({ type: "BuyCard", cardId })).toMatchObject({ ok: true });
    expect(team.privates.slice(told)).toMatchObject([
      { change: { purchases: { [cardId]: { cardId, status: "active" } } } },
    ]);
  }
});

test("whoever was there before the first change of a room sees it in its place", async () => {
  const contest = await contestIn(app, token, "lobby");
  const { teamId, seatId } = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const screen = await app.join("connectScreen", contest.code);
  const bought = await contest.runner.execute({
    id: null,
    command: { type: "BuyCard", cardId: 2 },
    actor: { role: "team", teamId, seatId },
    receivedAt: app.clock.now(),
  });
  expect(bought).toMatchObject({ ok: true });
  const { teams } = viewFor(contest.runner.state, { kind: "public" });
  await eventually(() => expect(liveView(screen).view.teams).toEqual(teams));
});

test("an open room in which nothing happens is quiet", async () => {
  const moderator = await app.join("connectModerator", await app.makeContest(token), token);
  const room = matchMaker.getLocalRoomById(moderator.room.roomId);
  if (!room) throw new Error("the room is not in this process");
  const tick = vi.spyOn(room.clock, "tick");
  const begin = systemClock.monotonicMs();
  await delay(systemClock, 1_000);
  const leastMs = 400;
  expect(tick.mock.calls.length).toBeLessThan(2 + (systemClock.monotonicMs() - begin) / leastMs);
});

function liveView({ room }: TestRoom) {
  return readWireState(room.state, null);
}

function privateView({ privates }: TestRoom) {
  const [first, ...rest] = privates;
  if (!first || !("whole" in first)) throw new Error("the first private message is not whole");
  return rest.reduce((view, message) => {
    return "whole" in message ? message.whole : applyPrivateChange(view, message.change);
  }, first.whole);
}
