import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

test("AUT16 AUD1 a moderator's act says account, sign-in and the name given in the room", async () => {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  const moderator = await app.join("connectModerator", contest.code, token);
  expect(await moderator.command({ type: "SetEntry", open: false })).toMatchObject({ ok: true });
  expect(await moderator.request("introduce", { name: "Ada" })).toEqual({ ok: true });
  expect(await moderator.command({ type: "SetEntry", open: true })).toMatchObject({ ok: true });
  const forged = { type: "SetEntry", open: false, name: "Eve" };
  expect(await moderator.command(forged as never)).toMatchObject({
    ok: false,
    rejection: { code: "invalid_message" },
  });
  const { status, reply } = await app.call("audit", { code: contest.code, token });
  expect(status).toBe(200);
  const [last, before] = reply.entries;
  expect(last).toMatchObject({ type: "EntrySet", name: "Ada", signIn: expect.stringMatching(/.{8}/) });
  expect(before).toMatchObject({ type: "EntrySet", name: null, signIn: last?.signIn });
  expect(JSON.stringify(reply)).not.toContain("sealed");

  // AUD3; the table route × role of `routes.test.ts` asks the others.
  for (const name of ["audit", "auditCsv", "auditXlsx"] as const) {
    expect((await app.call(name, { code: contest.code })).status).toBe(401);
    expect((await app.call(name, { code: contest.code, token: seatToken })).status).toBe(401);
  }
  const team = await app.join("connectTeam", contest.code, seatToken);
  expect(await team.request("introduce", { name: "Eve" })).toMatchObject({
    ok: false,
    rejection: { code: "not_allowed" },
  });
  await Promise.all([moderator.leave(), team.leave()]);
});
