import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, privateView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

async function lesson() {
  const contest = await contestIn(app, token, "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  const beta = await joinTeam(app, contest, "Beta");
  await contest.goTo("running");
  const moderator = await app.join("connectModerator", contest.code, token);
  const team = await app.join("connectTeam", contest.code, alpha.seatToken);
  const other = await app.join("connectTeam", contest.code, beta.seatToken);
  const screen = await app.join("connectScreen", contest.code);
  const leave = () => Promise.all([moderator.leave(), team.leave(), other.leave(), screen.leave()]);
  return { contest, moderator, team, other, screen, alpha, beta, leave };
}

test("XTR5 everybody is told how many teams have extra time, and only moderators and the team itself which", async () => {
  const { moderator, team, other, screen, leave } = await lesson();
  expect(await team.command({ type: "GiveExtraTime", teamIds: ["t1"], byMs: 60_000, why: "" })).toMatchObject(
    { ok: false, rejection: { code: "not_allowed" } },
  );
  const byMs = 300_000;
  expect(
    await moderator.command({ type: "GiveExtraTime", teamIds: ["t1"], byMs, why: "fire drill" }),
  ).toMatchObject({ ok: true });
  await eventually(() => expect(screen.room.state.extraTimeTeams).toBe(1));
  const told = (client: typeof team) => JSON.stringify(client.privates);
  await eventually(() => expect(told(team)).toContain("fire drill"));
  expect(told(moderator)).toContain("fire drill");
  expect(told(other)).not.toContain("fire drill");
  expect(JSON.stringify(screen.room.state)).not.toContain("300000");
  await leave();
});

test("SEA1 SEA2 a merged team's page comes back as the other team, and its command sent again is one", async () => {
  const { contest, moderator, team, other, beta, leave } = await lesson();
  const id = randomId();
  const buy = { id, command: { type: "BuyCard", cardId: 2 } } as const;
  const first = await other.request("command", buy);
  expect(first).toMatchObject({ ok: true, outcome: { type: "bought", cardId: 2 } });
  const merge = { type: "MergeTeams", fromTeamId: "t2", intoTeamId: "t1" } as const;
  expect(await moderator.command(merge)).toMatchObject({ ok: true });
  expect(await other.left).toBe(closeCodes.comeBack);
  expect(other.goodbyes).toEqual([]);

  const back = await app.join("connectTeam", contest.code, beta.seatToken);
  await eventually(() => expect(privateView(back)).toMatchObject({ kind: "team", teamId: "t1" }));
  expect(await back.request("command", buy)).toEqual(first);
  expect(contest.runner.state.teams.t1?.purchases).toEqual([]);
  expect(await back.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  await eventually(() => expect(privateView(team)).toMatchObject({ purchases: { 1: { cardId: 1 } } }));

  expect(await moderator.command({ type: "RestoreTeam", teamId: "t2" })).toMatchObject({ ok: true });
  expect(await back.left).toBe(closeCodes.comeBack);
  const again = await app.join("connectTeam", contest.code, beta.seatToken);
  await eventually(() =>
    expect(privateView(again)).toMatchObject({ teamId: "t2", purchases: { 1: { cardId: 2 } } }),
  );
  await again.leave();
  await leave();
});

test("SEA5 SEA6 a hidden name and a block reach everybody as they should", async () => {
  const { moderator, team, screen, leave } = await lesson();
  expect(await moderator.command({ type: "HideName", teamId: "t1", hidden: true })).toMatchObject({
    ok: true,
  });
  await eventually(() => expect(JSON.stringify(screen.room.state)).not.toContain("Alpha"));
  expect(JSON.stringify(screen.room.state)).toContain("Team 1");
  expect(await moderator.command({ type: "BlockTeam", teamId: "t1", blocked: true })).toMatchObject({
    ok: true,
  });
  expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
    ok: false,
    rejection: { code: "team_blocked" },
  });
  await eventually(() => expect(privateView(team)).toMatchObject({ blocked: true, name: "Alpha" }));
  await leave();
});

test("APV1 APV2 guests wait until a moderator lets them in, one or all, and come in by themselves", async () => {
  const { contest, moderator, team, leave } = await lesson();
  const open = { type: "SetEntry", open: true, approval: true } as const;
  expect(await moderator.command(open)).toMatchObject({ ok: true });
  const wishes = ["Gamma", "Delta", "Omega"].map((name) => ({ id: randomId(), name }));
  const ask = (nth: number) =>
    app.call("joinRoom", { code: contest.code, body: wishes[nth] ?? { id: "", name: "" } });
  for (const nth of [0, 1, 2])
    expect(await ask(nth)).toMatchObject({ status: 429, reply: { code: "waits_for_organizer" } });
  const told = () => moderator.entrances.at(-1)?.applicants ?? [];
  await eventually(() => expect(told().map(({ name }) => name)).toEqual(["Gamma", "Delta", "Omega"]));
  expect(team.entrances).toEqual([]);

  const [gamma, delta, omega] = told().map(({ id }) => id);
  const answer = (letIn: boolean, ...ids: readonly (string | undefined)[]) =>
    moderator.request("applicants", { applicantIds: ids.map((each) => each ?? ""), letIn });
  expect(await answer(true, gamma, delta)).toEqual({ ok: true, count: 2 });
  // Of one of them something was said already, and that holds.
  expect(await answer(false, delta, omega)).toEqual({ ok: true, count: 1 });
  expect(await answer(true, omega)).toMatchObject({ ok: false, rejection: { code: "already_settled" } });
  const seat = await ask(0);
  expect(seat.status).toBe(200);
  expect((await ask(0)).reply.teamId).toBe(seat.reply.teamId);
  expect((await ask(1)).status).toBe(200);
  expect(await ask(2)).toMatchObject({ reply: { code: "turned_away" } });
  expect(Object.values(contest.runner.state.teams).map(({ name }) => name)).toEqual([
    "Alpha",
    "Beta",
    "Gamma",
    "Delta",
  ]);
  // A name that is taken is told at once.
  const taken = { id: randomId(), name: "alpha" };
  expect(await app.call("joinRoom", { code: contest.code, body: taken })).toMatchObject({
    reply: { code: "team_name_taken" },
  });
  await eventually(() => expect(told()).toEqual([]));
  await leave();
});

test("APV3 who was let in by one name makes no team of another, and is seen with the name that it has now", async () => {
  const { contest, moderator, leave } = await lesson();
  const open = { type: "SetEntry", open: true, approval: true } as const;
  expect(await moderator.command(open)).toMatchObject({ ok: true });
  const wish = { id: randomId(), secret: randomId() };
  const ask = (name: string) => app.call("joinRoom", { code: contest.code, body: { ...wish, name } });
  const told = () => moderator.entrances.at(-1)?.applicants ?? [];
  const letIn = () =>
    moderator.request("applicants", { applicantIds: told().map(({ id }) => id), letIn: true });
  const waits = { status: 429, reply: { code: "waits_for_organizer" } };
  expect(await ask("Gamma")).toMatchObject(waits);
  await eventually(() => expect(told().map(({ name }) => name)).toEqual(["Gamma"]));
  expect(await letIn()).toEqual({ ok: true, count: 1 });
  expect(await ask("Something rude")).toMatchObject(waits);
  await eventually(() => expect(told().map(({ name }) => name)).toEqual(["Something rude"]));
  expect(await ask("Delta")).toMatchObject(waits);
  await eventually(() => expect(told().map(({ name }) => name)).toEqual(["Delta"]));
  expect(await letIn()).toEqual({ ok: true, count: 1 });
  expect((await ask("Delta")).status).toBe(200);
  expect(Object.values(contest.runner.state.teams).map(({ name }) => name)).toEqual([
    "Alpha",
    "Beta",
    "Delta",
  ]);
  await leave();
});

test("UND3 what one moderator did another undoes, once, after the preview", async () => {
  const { contest, moderator, leave } = await lesson();
  const other = await app.join("connectModerator", contest.code, token);
  expect(await moderator.command({ type: "RemoveTeam", teamId: "t2" })).toMatchObject({ ok: true });
  const deed = contest.runner.state.deeds?.at(-1)?.number ?? 0;
  const command = { type: "UndoDeed", deed, why: "by mistake" } as const;
  expect(await other.request("preview", { command })).toMatchObject({ ok: true });
  const replies = await Promise.all([other.command(command), moderator.command(command)]);
  expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(contest.runner.state.teams.t2?.removed).toBe(false);
  await eventually(() =>
    expect(privateView(other)).toMatchObject({
      deeds: { [deed]: { undoneBy: deed + 1 }, [deed + 1]: { undoes: deed } },
    }),
  );
  await other.leave();
  await leave();
});
