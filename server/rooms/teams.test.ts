import { afterAll, beforeAll, expect, test } from "vitest";
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
