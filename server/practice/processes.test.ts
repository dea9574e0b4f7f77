import { afterAll, beforeAll, expect, test } from "vitest";
import { loadKeys } from "../auth/keys.ts";
import { signSeatToken } from "../auth/tokens.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { askRaw } from "../test/askRaw.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { randomPracticeCode } from "./practiceCodes.ts";

// Practices of a service of several processes. This one is the second.

const post = { method: "POST" };
let app: TestApp;
let seatToken: string;
beforeAll(async () => {
  app = await startApp({ cluster: (journal) => new ToldCluster(2).on(journal) });
  const { seat } = await loadKeys(app.database.db);
  seatToken = await signSeatToken(seat, { contestId: "elsewhere", teamId: "t1", seatId: "abcdefghij" });
});
afterAll(() => app.close());

test("WAY11 a practice of this process is played here, under its path and without", async () => {
  const { reply } = await app.call("startPractice", { body: { board: "math-regatta", minutes: 10 } });
  expect(reply.roomCode).toHaveLength(18);
  const player = await app.join("connectTeam", reply.roomCode, reply.seatToken);
  expect(await player.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  await player.leave();
  const path = `/p/2/api/rooms/${reply.roomCode}/connect/team`;
  expect(await askRaw(app.url, path, { ...post, token: reply.seatToken })).toMatchObject({ status: 200 });
  const finish = `/p/2/api/rooms/${reply.roomCode}/practice/finish`;
  expect(await askRaw(app.url, finish, { ...post, token: reply.seatToken })).toMatchObject({ status: 200 });
});

test("WAY11 one of another process is led there, whether it is there or not", async () => {
  const code = randomPracticeCode(7);
  const asked = [
    ["connect/team", post],
    ["practice/finish", post],
    ["try/players", {}],
    ["pictures/some-id/team", {}],
  ] as const;
  for (const [what, asking] of asked) {
    const path = `/api/rooms/${code}/${what}`;
    const { status, headers } = await askRaw(app.url, path, { ...asking, token: seatToken });
    expect([status, headers.location], what).toEqual([307, `/p/7${path}`]);
  }
  const steering = { ...post, token: seatToken, body: { skillPercent: 60, cardSeconds: 120, hurry: 1 } };
  expect((await askRaw(app.url, `/api/rooms/${code}/try/players`, steering)).status).toBe(307);
  const twice = await askRaw(app.url, `/p/2/api/rooms/${code}/try/players?again=1`, { token: seatToken });
  expect(twice).toMatchObject({ status: 503, code: "contest_moved" });
});

test("WAY11 nobody is led anywhere without a seat, by a name that is none, or by a route that serves no practice", async () => {
  const code = randomPracticeCode(7);
  expect((await askRaw(app.url, `/api/rooms/${code}/connect/team`, post)).status).toBe(401);
  const evil = `/api/rooms/${code}/pictures/${encodeURIComponent("..//evil.example/")}/team`;
  expect(await askRaw(app.url, evil, { token: seatToken })).toMatchObject({ status: 404 });
  expect(await askRaw(app.url, `/api/rooms/${code}`)).toMatchObject({ status: 404, code: "unknown_room" });
  expect(await askRaw(app.url, `/api/rooms/${code}/connect/screen`, post)).toMatchObject({ status: 404 });
});

test("WAY11 one that is over is not led to itself", async () => {
  const path = `/api/rooms/${randomPracticeCode(2)}/connect/team`;
  for (const target of [path, `/p/2${path}`])
    expect(await askRaw(app.url, target, { ...post, token: seatToken })).toMatchObject({ status: 404 });
});

test("WAY11 an author's trial is of the process that began it", async () => {
  const token = await app.signIn();
  const { code } = await contestIn(app, token, "draft");
  const body = { teams: 2, skillPercent: 60, cardSeconds: 120, hurry: 1, minutes: 10 } as const;
  const { reply } = await app.call("tryDraft", { code, token, body });
  expect(reply.roomCode).toHaveLength(18);
  expect((await app.call("trial", { code: reply.roomCode, token: reply.seatToken })).reply).toMatchObject({
    teams: 2,
  });
});

test("PRA4 the practices' routes still serve no contest of an organizer", async () => {
  const contest = await contestIn(app, await app.signIn(), "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const answer = await app.call("finishPractice", { code: contest.code, token: alpha.seatToken });
  expect(answer).toMatchObject({ status: 403, reply: { code: "forbidden" } });
});
