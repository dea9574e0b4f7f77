import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import { routes } from "../../shared/api.ts";
import { closeCodes } from "../../shared/protocol.ts";
import { type StartOptions, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { readDemoBoards } from "./demoBoards.ts";

let app: TestApp;
afterEach(() => app.close());

const minute = 60_000;

async function open(options: StartOptions = {}): Promise<FakeClock> {
  const clock = new FakeClock(Date.UTC(2026, 8, 1));
  app = await startApp({ clock, trustProxy: true, ...options });
  return clock;
}

async function start(minutes: 10 | 20 | 40 | null = 10, address = "10.0.0.1", board = "math-regatta") {
  return app.call("startPractice", {
    body: { board, minutes },
    headers: { "X-Forwarded-For": address },
  });
}

async function sitDown(minutes: 10 | 20 | 40 | null = 10, address?: string) {
  const { status, reply } = await start(minutes, address);
  expect(status).toBe(200);
  const room = await app.join("connectTeam", reply.roomCode, reply.seatToken);
  return { ...reply, room };
}

const phaseOf = (room: TestRoom) => liveView(room).view.phase;

describe("a practice", () => {
  test("PRA1 offers every demo board, without its statements and keys", async () => {
    await open();
    const { status, reply } = await app.call("practiceBoards");
    expect(status).toBe(200);
    const index: { file: string }[] = JSON.parse(readFileSync("demo/index.json", "utf8"));
    expect(reply.boards.map(({ id }) => `${id}.csv`)).toEqual(index.map(({ file }) => file));
    expect(reply.boards[0]).toEqual({
      id: "regata-po-russki",
      titles: { en: "Regatta in Russian", ru: "Регата по-русски" },
      language: "ru",
      rows: 5,
      columns: 5,
      cardCount: 25,
      kinds: expect.arrayContaining(["number", "text", "choice"]),
    });
    for (const { board } of await readDemoBoards()) {
      for (const { task } of board.cards) expect(JSON.stringify(reply)).not.toContain(task.statement);
    }
  });

  test.each([
    [10, 10 * minute],
    [20, 20 * minute],
    [40, 40 * minute],
    [null, 24 * 60 * minute],
  ] as const)("PRA1 of %s minutes runs at once, for one team of one seat", async (minutes, durationMs) => {
    const clock = await open();
    const { room, teamId } = await sitDown(minutes);
    const { view } = liveView(room);
    expect(view).toMatchObject({ phase: "running", title: "Math regatta", clock: { durationMs } });
    expect(view.clock.endsAt).toBe(clock.now() + durationMs);
    expect(Object.keys(view.teams)).toEqual([teamId]);
    expect(privateView(room)).toMatchObject({ kind: "team", teamId });
  });

  test("PRA1 is played by the rules of every contest, to its end", async () => {
    const clock = await open();
    const { room, teamId } = await sitDown(10);
    expect(await room.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
      ok: true,
      outcome: { type: "bought", purchaseId: 1 },
    });
    expect(await room.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
      ok: false,
      rejection: { code: "already_bought" },
    });
    const [math] = (await readDemoBoards()).filter(({ id }) => id === "math-regatta");
    const card = math?.board.cards[0];
    expect(await room.command({ type: "SubmitAnswer", purchaseId: 1, answer: "-987654" })).toMatchObject({
      outcome: { verdict: "wrong", attempt: 1 },
    });
    expect(await room.command({ type: "SubmitAnswer", purchaseId: 1, answer: "10" })).toMatchObject({
      outcome: { verdict: "accepted", attempt: 2, rewardPoints: Math.floor((card?.pricePoints ?? 0) * 1.5) },
    });
    await eventually(
      () => expect(liveView(room).view.teams[teamId]?.balancePoints).toBeGreaterThan(500),
      clock,
    );
    expect(JSON.stringify(room.privates)).not.toContain('"key"');
    for (let passed = 0; passed < 10 * minute; passed += 5_000) clock.advance(5_000);
    await eventually(() => expect(phaseOf(room)).toBe("finished"), clock);
  });

  test("PRA2 stands in no database and in no list, and a restart forgets it", async () => {
    await open();
    const token = await app.signIn();
    const { room, roomCode, seatToken } = await sitDown();
    await room.command({ type: "BuyCard", cardId: 1 });
    await app.call("finishPractice", { code: roomCode, token: seatToken });
    for (const table of ["contest", "event", "contest_result"] as const) {
      expect(await app.database.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect((await app.call("listContests", { token })).reply.contests).toEqual([]);
    app = await app.restart();
    expect(await app.call("connectTeam", { code: roomCode, token: seatToken })).toMatchObject({
      status: 404,
      reply: { code: "unknown_room" },
    });
  });

  test("PRA3 is found by nobody but its own seat", async () => {
    await open();
    const organizer = await app.signIn();
    const { roomCode, seatToken, teamId, seatId } = await sitDown();
    const other = await sitDown();
    expect(roomCode).toMatch(/^[2-9A-Z]{16}$/);
    const aboutRooms = (Object.keys(routes) as RouteName[]).filter((name) =>
      routes[name].path.includes(":code"),
    );
    const reachable = aboutRooms.filter((name) => "practice" in routes[name]);
    expect(reachable).toEqual(["connectTeam", "teamPicture", "finishPractice", "trial", "steerTrial"]);
    for (const name of aboutRooms) {
      const body = {
        id: "0123456789abcdef",
        name: "Practice",
        ...(name === "takeSeat" && { pin: "000000" }),
      };
      const isTeams = routes[name].role === "team";
      const answer = await app.call(name, {
        code: roomCode,
        token: isTeams ? (reachable.includes(name) ? other.seatToken : seatToken) : organizer,
        ...(routes[name].body && { body: body as never }),
      });
      const expected = reachable.includes(name) ? 401 : 404;
      expect([name, answer.status]).toEqual([name, expected]);
    }
    expect({ teamId, seatId }).toEqual({
      teamId: other.teamId,
      seatId: expect.not.stringMatching(other.seatId),
    });
  });

  test("PRA4 is finished by its player; no contest of an organizer is ended this way", async () => {
    const clock = await open();
    const { room, roomCode, seatToken } = await sitDown(null);
    const finish = (code: string, token: string) => app.call("finishPractice", { code, token });
    expect(await finish(roomCode, seatToken)).toMatchObject({ status: 200, reply: {} });
    await eventually(() => expect(phaseOf(room)).toBe("finished"), clock);
    expect(await finish(roomCode, seatToken)).toMatchObject({ status: 409, reply: { code: "wrong_phase" } });

    const contest = await contestIn(app, await app.signIn(), "running");
    const seat = await joinTeam(app, contest, "Alpha");
    expect(await finish(contest.code, seat.seatToken)).toMatchObject({
      status: 403,
      reply: { code: "forbidden" },
    });
    expect(contest.runner.state.phase).toBe("running");
    // Nor does a player's seat become more than a team's.
    expect(await room.command({ type: "ReopenContest", forMs: minute })).toMatchObject({
      ok: false,
      rejection: { code: "not_allowed" },
    });
  });

  test("PRA5 goes on by itself after a gap of the program", async () => {
    const clock = await open();
    const { room } = await sitDown(10);
    const { endsAt } = liveView(room).view.clock;
    clock.freeze(5 * minute);
    await eventually(() => {
      expect(liveView(room).view.clock.endsAt).toBeGreaterThan(Number(endsAt) + 4 * minute);
      expect(phaseOf(room)).toBe("running");
    }, clock);
    expect(await room.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  });

  test("PRA6 is removed half an hour after it was left, and not while somebody is there", async () => {
    const clock = await open();
    const left = await sitDown(null);
    const stays = await sitDown(null);
    const connect = (of: typeof left) => app.call("connectTeam", { code: of.roomCode, token: of.seatToken });
    const pass = async (minutes: number) => {
      for (let passed = 0; passed < minutes * 12; passed += 1) {
        clock.advance(5_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await left.room.leave();
    await pass(29);
    expect(app.app.live.size).toBe(2);
    // However many minutes pass on a slow machine until the room is seen to be empty.
    await eventually(async () => {
      await pass(1);
      expect(app.app.live.size).toBe(1);
    });
    expect(await connect(left)).toMatchObject({ status: 404, reply: { code: "unknown_room" } });
    expect((await connect(stays)).status).toBe(200);
  });

  test("PRA7 there are as many at once as the environment says; who has left makes room", async () => {
    const clock = await open({ limits: { practices: 2 } });
    const first = await sitDown();
    const second = await sitDown(10, "10.0.0.2");
    const full = { status: 503, reply: { code: "practice_full" } };
    const refused = await start(10, "10.0.0.3");
    expect(refused).toMatchObject(full);
    expect(refused.headers.get("retry-after")).toBe("60");

    await app.call("finishPractice", { code: first.roomCode, token: first.seatToken });
    expect(await start(10, "10.0.0.3"), "a finished one is still looked at").toMatchObject(full);
    await first.room.leave();
    const third = await eventuallyStarts();
    expect(third.roomCode).not.toBe(first.roomCode);

    await second.room.leave();
    await app.join("connectTeam", third.roomCode, third.seatToken);
    expect(await start(10, "10.0.0.3"), "a reload takes a moment").toMatchObject(full);
    for (let passed = 0; passed < 61; passed += 1) clock.advance(5_000);
    await eventuallyStarts("10.0.0.3");
    expect(await app.call("connectTeam", { code: second.roomCode, token: second.seatToken })).toMatchObject({
      status: 404,
    });
  });

  test("PRA7 fifty at the same moment do not take more places than there are", async () => {
    await open({ limits: { practices: 5 } });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => start(10, `10.0.1.${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(45);
  });

  test("PRA7 one address has at most half of them; there, too, who has left makes room", async () => {
    const clock = await open({ limits: { practices: 5 } });
    for (let count = 0; count < 3; count += 1) expect((await start()).status).toBe(200);
    expect(await start()).toMatchObject({ status: 503, reply: { code: "practice_full" } });
    expect((await start(10, "10.0.0.2")).status).toBe(200);
    // Nobody ever came to these: after a while the newest take the places of the oldest.
    for (let passed = 0; passed < 61; passed += 1) clock.advance(5_000);
    for (let count = 0; count < 3; count += 1) expect((await start()).status).toBe(200);
    expect((await start(10, "10.0.0.2")).status).toBe(200);
  });

  test("PRA7 PRA13 those that are begun anew together take the places of the ones before, once, and a token of nothing here makes none", async () => {
    await open({ limits: { practices: 3 } });
    const begin = (insteadOf: string) =>
      app.call("startPractice", {
        body: { board: "math-regatta", minutes: 10, insteadOf },
        headers: { "X-Forwarded-For": "10.0.0.1" },
      });
    const before = [await sitDown(), await sitDown()];
    const full = { status: 503, reply: { code: "practice_full" } };
    expect(await start()).toMatchObject(full);
    const contest = await contestIn(app, await app.signIn(), "running");
    const foreign = await joinTeam(app, contest, "Alpha");
    for (const token of ["nonsense", foreign.seatToken]) expect(await begin(token)).toMatchObject(full);
    // Every page is still in the room of the practice before.
    const again = await Promise.all(before.map(({ seatToken }) => begin(seatToken)));
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    for (const { reply } of again) await app.join("connectTeam", reply.roomCode, reply.seatToken);
    for (const { roomCode, seatToken, room } of before) {
      expect(await room.left).toBe(closeCodes.comeBack);
      expect((await app.call("connectTeam", { code: roomCode, token: seatToken })).status).toBe(404);
      expect(await begin(seatToken)).toMatchObject(full);
    }
  });

  test("PRA7 none at all where the environment says so", async () => {
    await open({ limits: { practices: 0 } });
    expect(await start()).toMatchObject({ status: 503, reply: { code: "practice_full" } });
  });

  test("PRA8 one address starts at most two hundred at once", async () => {
    await open({ limits: { practices: 400 } });
    const startMany = async (count: number) => {
      for (let index = 0; index < count; index += 1) expect((await start()).status).toBe(200);
    };
    await startMany(200);
    const refused = await start();
    expect(refused).toMatchObject({ status: 429, reply: { code: "practice_too_often" } });
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(3);
    expect((await start(10, "10.0.0.2")).status).toBe(200);
  });

  test.each([
    { board: "no-such-board", minutes: 10 },
    { board: "../math-regatta", minutes: 10 },
    { board: "", minutes: 10 },
    { board: "math-regatta", minutes: 11 },
    { board: "math-regatta" },
    { board: "math-regatta", minutes: "10" },
    { board: "math-regatta", minutes: 10, rules: { startPoints: 1_000_000 } },
  ])("a wish such as %j is refused", async (body) => {
    await open();
    const answer = await app.call("startPractice", { body: body as never });
    expect(answer).toMatchObject({ status: 400, reply: { code: "invalid_request" } });
    expect(app.app.live.size).toBe(0);
  });

  test("a stop sends its player away to ask again", async () => {
    await open();
    const { room } = await sitDown();
    const left = room.left;
    app = await app.restart();
    expect(await left).toBe(closeCodes.comeBack);
  });
});

/** A room notices a moment later that its last client has left. */
async function eventuallyStarts(address?: string) {
  let answer = await start(10, address);
  await eventually(async () => {
    if (answer.status !== 200) answer = await start(10, address);
    expect(answer.status).toBe(200);
  });
  return answer.reply;
}
