import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RouteName, routes } from "../../shared/api.ts";
import { closeCodes } from "../../shared/protocol.ts";
import { CannotFollow } from "../contests/loadContest.ts";
import { randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const summaryOf = async (code: string) =>
  (await app.call("listContests", { token })).reply.contests.find(({ roomCode }) => roomCode === code);

describe("duplicates", () => {
  test("LIB4 a copy has the content of its original, a title that says so, and nothing of how that was played", async () => {
    const original = await contestIn(app, token, "lobby", { title: "Fractions", theme: "dark" });
    await joinTeam(app, original, "Alpha");
    await original.goTo("finished");
    await app.call("shelveContests", {
      token,
      body: { roomCodes: [original.code], folder: "7 B", archived: true },
    });
    const { status, reply } = await app.call("duplicateContest", { token, code: original.code });
    expect([status, reply.title]).toEqual([200, "Fractions (copy)"]);
    const { roomCode } = reply;
    expect(await summaryOf(roomCode)).toMatchObject({ phase: "draft", folder: "7 B", archived: false });

    const documents = await Promise.all(
      [original.code, roomCode].map(
        async (code) => (await app.call("contestDocument", { token, code })).reply,
      ),
    );
    expect(documents[1]).toEqual({ ...documents[0], title: "Fractions (copy)" });
    const room = await app.join("connectModerator", roomCode, token);
    expect(privateView(room)).toMatchObject({ teams: {} });
    const again = await app.call("duplicateContest", { token, code: original.code });
    expect(again.reply.title).toBe("Fractions (copy 2)");
  });
});

describe("folders and the archive", () => {
  test("LIB2 LIB3 many contests are put away at once, and found where they were put", async () => {
    const codes = [await app.makeContest(token), await app.makeContest(token)];
    const shelved = await app.call("shelveContests", {
      token,
      body: { roomCodes: codes.map((code) => code.toLowerCase()), folder: "  Autumn ", archived: true },
    });
    expect([shelved.status, shelved.reply]).toEqual([200, {}]);
    for (const code of codes)
      expect(await summaryOf(code)).toMatchObject({ folder: "Autumn", archived: true });
    expect((await app.call("findRoom", { code: codes[0] ?? "" })).reply.code).toBe("wrong_phase");
  });

  test("LIB2 a contest of somebody else is unknown, and then nothing is done", async () => {
    const [own, foreign] = [await app.makeContest(token), await app.makeContest(token)];
    const { db } = app.database;
    const stranger = await strangerAccount(app.database);
    await db
      .updateTable("contest")
      .set({ owner_account_id: stranger })
      .where("room_code", "=", foreign)
      .execute();
    const body = { roomCodes: [own, foreign], folder: "Mine" };
    expect(await app.call("shelveContests", { token, body })).toMatchObject({
      status: 404,
      reply: { code: "unknown_room" },
    });
    expect(await summaryOf(own)).toMatchObject({ folder: null });
  });

  test.each([
    { roomCodes: [], folder: "A" },
    { roomCodes: ["K7MPXW"] },
    { roomCodes: ["K7MPXW"], folder: "  " },
    { roomCodes: ["K7MPXW"], folder: "x".repeat(61) },
    { roomCodes: ["K7MPXW"], folder: "two\nlines" },
    { roomCodes: ["not a code"], folder: "A" },
    { roomCodes: Array.from({ length: 501 }, () => "K7MPXW"), archived: true },
  ])("LIB2 AUT7 a wish such as %j is no wish", async (body) => {
    expect(await app.call("shelveContests", { token, body })).toMatchObject({
      status: 400,
      reply: { code: "invalid_request" },
    });
  });
});

describe("details", () => {
  const detailsOf = async (code: string) => (await app.call("details", { token, code })).reply;
  const set = (code: string, changes: object, id = randomId()) =>
    app.call("setDetails", { token, code, body: { id, ...changes } });

  test("DET1 DET4 what is changed is seen on every page at once, and in the list", async () => {
    const contest = await contestIn(app, token, "lobby", { title: "Fractions", language: "en" });
    const screen = await app.join("connectScreen", contest.code);
    const changes = {
      title: { from: "Fractions", to: "Дроби" },
      language: { from: "en", to: "ru" },
      theme: { from: null, to: "pink" },
      durationMs: { from: 40 * 60_000, to: 60_000 },
    };
    expect(await set(contest.code, changes)).toMatchObject({ status: 200, reply: {} });
    const seen = { title: "Дроби", language: "ru", theme: "pink" };
    await eventually(() =>
      expect(liveView(screen).view).toMatchObject({ ...seen, clock: { durationMs: 60_000 } }),
    );
    expect(await detailsOf(contest.code)).toEqual({
      ...seen,
      durationMs: 60_000,
      startsAt: null,
      phase: "lobby",
    });
    expect(await summaryOf(contest.code)).toMatchObject({ title: "Дроби", language: "ru" });
    expect((await app.call("findRoom", { code: contest.code })).reply).toMatchObject({ title: "Дроби" });
    const copy = await app.call("duplicateContest", { token, code: contest.code });
    expect(copy.reply.title).toBe("Дроби (копия)");

    await contest.goTo("finished");
    expect(await set(contest.code, { title: { from: "Дроби", to: "Доли" } })).toMatchObject({ status: 200 });
    expect((await app.call("results", { code: contest.code })).reply.title).toBe("Доли");
    expect((await app.call("protocol", { token, code: contest.code })).reply.title).toBe("Доли");
    expect((await app.call("matrix", { token, code: contest.code })).reply.title).toBe("Доли");
    expect(await set(contest.code, { durationMs: { from: 60_000, to: 120_000 } })).toMatchObject({
      status: 409,
      reply: { code: "details_fixed" },
    });
    app = await app.restart();
    token = await app.signIn();
    expect(await summaryOf(contest.code)).toMatchObject({ title: "Доли", language: "ru" });
  });

  test("DET2 of two editors the later one is told; a wish that is sent again is done once", async () => {
    const code = await app.makeContest(token, { title: "Fractions" });
    const id = randomId();
    const title = { from: "Fractions", to: "First" };
    const answers = await Promise.all([set(code, { title }, id), set(code, { title }, id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await set(code, { title: { from: "Fractions", to: "Second" } })).toMatchObject({
      status: 409,
      reply: { code: "changed_meanwhile", params: { field: "title", now: "First" } },
    });
    expect(await detailsOf(code)).toMatchObject({ title: "First" });
  });

  test.each([
    { title: { from: "A contest", to: "  " } },
    { title: { from: "A contest", to: "two\nlines" } },
    { title: { from: "A contest", to: "x".repeat(121) } },
    { title: { to: "Without what it was" } },
    { language: { from: "en", to: "de" } },
    { theme: { from: null, to: "plaid" } },
    { durationMs: { from: 2_400_000, to: 59_999 } },
    { startsAt: { from: null, to: 0 } },
    { phase: { from: "draft", to: "running" } },
  ])("DET1 AUT12 a change such as %j is none", async (changes) => {
    const code = await app.makeContest(token);
    expect(await set(code, changes)).toMatchObject({ status: 400, reply: { code: "invalid_request" } });
  });
});

describe("the bin", () => {
  const bin = (code: string) => app.call("binContest", { token, code });

  test("LIB5 its clients are told and sent away, and no route knows its code but the two that serve the bin", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Alpha");
    const clients = [
      await app.join("connectTeam", contest.code, seat.seatToken),
      await app.join("connectModerator", contest.code, token),
      await app.join("connectScreen", contest.code),
    ];
    expect(await bin(contest.code)).toMatchObject({ status: 200, reply: {} });
    for (const client of clients) {
      expect(await client.left).toBe(closeCodes.goodbye);
      expect(client.goodbyes).toEqual([{ reason: "contest_deleted" }]);
    }
    const { contestId } = contest.runner.state;
    expect(await app.app.live.find(contestId)).toBeNull();

    const names = (Object.keys(routes) as RouteName[]).filter(
      (name) => routes[name].path.includes(":code") && !("bin" in routes[name]),
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const bearer = routes[name].role === "team" ? seat.seatToken : token;
      const { status, reply } = await app.call(name, { code: contest.code, token: bearer });
      expect([name, status, reply.code]).toEqual([name, 404, "unknown_room"]);
    }
    expect(await summaryOf(contest.code)).toMatchObject({ phase: "lobby", deletedAt: expect.any(Number) });
  });

  test("LIB5 restored it is as it was: whoever had a seat comes back to it", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Alpha");
    await bin(contest.code);
    expect(await app.call("restoreContest", { token, code: contest.code })).toMatchObject({ status: 200 });
    expect(await summaryOf(contest.code)).toMatchObject({ phase: "lobby", deletedAt: null });
    // A lobby waits for its start, also while nobody looks.
    const { contestId, teams } = contest.runner.state;
    expect((await app.app.live.find(contestId))?.state.teams).toEqual(teams);
    const back = await app.join("connectTeam", contest.code, seat.seatToken);
    expect(privateView(back)).toMatchObject({ name: "Alpha" });
    expect(await app.call("restoreContest", { token, code: contest.code })).toMatchObject({
      status: 404,
      reply: { code: "unknown_room" },
    });
  });

  test("LIB5 it stays there over a restart", async () => {
    const contest = await contestIn(app, token, "lobby");
    await bin(contest.code);
    app = await app.restart();
    token = await app.signIn();
    expect(await app.app.live.find(contest.runner.state.contestId)).toBeNull();
    expect((await app.call("findRoom", { code: contest.code })).status).toBe(404);
    expect(await summaryOf(contest.code)).toMatchObject({ deletedAt: expect.any(Number) });
  });

  test("LIB5 a contest that is played is not deleted, and its clients notice nothing", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Alpha");
    await contest.goTo("running");
    const team = await app.join("connectTeam", contest.code, seat.seatToken);
    for (const phase of ["running", "paused"] as const) {
      await contest.goTo(phase);
      expect(await bin(contest.code)).toMatchObject({
        status: 409,
        reply: { code: "wrong_phase", params: { phase } },
      });
    }
    await contest.moderate({ type: "ResumeContest" });
    expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
    expect(team.goodbyes).toEqual([]);
  });

  test("LIB5 RUN12 a contest that cannot be opened can be deleted, and breaks nothing any more", async () => {
    const contest = await contestIn(app, token, "running");
    const { contestId } = contest.runner.state;
    // One that is not tried again by itself.
    contest.runner.fail(new CannotFollow(contestId, 1, new Error("out of order")));
    expect(await summaryOf(contest.code)).toMatchObject({ broken: true });
    expect(await bin(contest.code)).toMatchObject({ status: 200 });
    expect(app.app.live.broken.has(contestId)).toBe(false);
    expect(await summaryOf(contest.code)).toMatchObject({ broken: false, deletedAt: expect.any(Number) });
  });

  test("LIB6 it is deleted for good when its title or code was typed, and then there is nothing of it", async () => {
    const contest = await contestIn(app, token, "draft", { title: "Fractions for 7 B" });
    const { contestId } = contest.runner.state;
    const purge = (confirm: string) =>
      app.call("purgeContest", { token, code: contest.code, body: { confirm } });
    expect(await purge("Fractions for 7 B")).toMatchObject({ status: 404, reply: { code: "unknown_room" } });
    await bin(contest.code);
    for (const wrong of ["Fractions", "delete", `${contest.code}2`])
      expect(await purge(wrong)).toMatchObject({ status: 409, reply: { code: "not_confirmed" } });
    expect(await summaryOf(contest.code)).toBeDefined();
    expect(await purge("fractions for 7 b")).toMatchObject({ status: 200, reply: {} });
    expect(await summaryOf(contest.code)).toBeUndefined();
    expect((await app.call("restoreContest", { token, code: contest.code })).status).toBe(404);
    await eventually(async () => {
      const { rows } = await sql`select from contest where id = ${contestId}`.execute(app.database.db);
      expect(rows).toEqual([]);
    });
  });
});

test("LIB8 an account that never stops is told to wait, and another one is not", async () => {
  const code = await app.makeContest(token);
  const shelve = (archived: boolean) =>
    app.call("shelveContests", { token, body: { roomCodes: [code], archived } });
  const answers = await Promise.all(Array.from({ length: 150 }, (_, index) => shelve(index % 2 === 0)));
  const late = answers.filter(({ status }) => status === 429);
  expect(late.length).toBeGreaterThan(0);
  expect(late[0]?.reply.code).toBe("too_fast");
  expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await app.call("listContests", { token })).status).toBe(200);
});
