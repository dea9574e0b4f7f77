import { afterEach, describe, expect, test } from "vitest";
import type { RouteBody, RouteName } from "../../shared/api.ts";
import { routes } from "../../shared/api.ts";
import type { CardWriting, Edit } from "../../shared/contest/editActs.ts";
import { closeCodes } from "../../shared/protocol.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { Budgets } from "../budgets/Budgets.ts";
import { LookedContests } from "../supervision/LookedContests.ts";
import {
  randomId,
  type StartOptions,
  startApp,
  strangerAccount,
  type TestApp,
  type TestRoom,
} from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Tries } from "./Tries.ts";
import { memoryStage } from "./testing/memoryStage.ts";

let app: TestApp;
let token: string;
let clock: FakeClock;
afterEach(() => app.close());

const minute = 60_000;
const wish: RouteBody<"tryDraft"> = { teams: 3, skillPercent: 60, cardSeconds: 60, hurry: 1, minutes: 20 };
const unfinished: CardWriting = {
  category: "Sums",
  pricePoints: 100,
  statement: "",
  solution: "",
  checker: null,
  typedKey: null,
};

async function open(options: StartOptions = {}): Promise<void> {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  app = await startApp({ clock, trustProxy: true, ...options });
  token = await app.signIn();
}

const tryIt = (code: string, change: Partial<typeof wish> = {}, bearer = token) =>
  app.call("tryDraft", { code, token: bearer, body: { ...wish, ...change } });

async function sitDown(contest: TestContest, change: Partial<typeof wish> = {}) {
  const { status, reply } = await tryIt(contest.code, change);
  expect(status).toBe(200);
  const room = await app.join("connectTeam", reply.roomCode, reply.seatToken);
  return { ...reply, room };
}

const edit = (contest: TestContest, ...edits: Edit[]) => contest.moderate({ type: "EditContest", edits });

/** Until two of them have bought or solved something. */
async function simulatedTeamsPlay(room: TestRoom): Promise<void> {
  const { startPoints } = liveView(room).view.rules;
  await eventually(() => {
    clock.advance(100);
    const others = Object.values(liveView(room).view.teams).filter(({ name }) =>
      name.startsWith("Simulated"),
    );
    expect(others.filter(({ balancePoints }) => balancePoints !== startPoints).length).toBeGreaterThan(1);
  }, clock);
}

/** How many rows each table has. */
async function rowCounts(): Promise<Readonly<Record<string, number>>> {
  const { db } = app.database;
  const tables = await db.introspection.getTables();
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const found = await db
      .selectFrom(name as "contest")
      .select((eb) => eb.fn.countAll<string>().as("rows"))
      .executeTakeFirstOrThrow();
    counts[name] = Number(found.rows);
  }
  return counts;
}

describe("a trial", () => {
  test("PRA9 runs at once on a copy of what is written, with its author and the simulated teams", async () => {
    await open();
    const contest = await contestIn(app, token, "draft", { title: "My draft", theme: "dark" });
    const { rules, board } = contest.runner.state;
    await edit(contest, { what: "rules", basedOn: 0, rules: { ...rules, startPoints: 700 } });
    const { room, teamId, leftOut, title } = await sitDown(contest);
    const { view } = liveView(room);
    expect({ leftOut, title }).toEqual({ leftOut: 0, title: "My draft" });
    expect(view).toMatchObject({ phase: "running", title: "My draft", theme: "dark" });
    expect(view.rules.startPoints).toBe(700);
    expect(view.board.cards.map(({ id, row, column }) => [id, row, column])).toEqual(
      board.cards.map(({ id, row, column }) => [id, row, column]),
    );
    expect(view.clock.endsAt).toBe(clock.now() + 20 * minute);
    expect(Object.values(view.teams).map(({ name }) => name)).toEqual([
      "You",
      "Simulated team 1",
      "Simulated team 2",
      "Simulated team 3",
    ]);
    expect(privateView(room)).toMatchObject({ kind: "team", teamId });
    expect(await room.command({ type: "BuyCard", cardId: board.cards[0]?.id ?? 0 })).toMatchObject({
      ok: true,
    });
  });

  test("PRA9 leaves out void cards", async () => {
    await open();
    const contest = await contestIn(app, token, "running");
    const [first, ...rest] = contest.runner.state.board.cards;
    const voids = { type: "VoidCard", cardId: first?.id ?? 0, keepRewards: true, why: "" } as const;
    const actor = { role: "moderator", accountId: "a1" } as const;
    const { ok } = await contest.runner.execute({
      id: randomId(),
      command: voids,
      actor,
      receivedAt: clock.now(),
    });
    expect(ok).toBe(true);
    const { room, leftOut } = await sitDown(contest, { teams: 0 });
    expect(liveView(room).view.board.cards.map(({ id }) => id)).toEqual(rest.map(({ id }) => id));
    expect(leftOut).toBe(0);
  });

  test("PRA9 leaves out cards that are not finished, and says how many", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const [first] = contest.runner.state.board.cards;
    if (!first) throw new Error("the board is empty");
    const { row, column } = first;
    await edit(contest, { what: "place", cardId: first.id, place: null });
    await edit(contest, { what: "add", place: { row, column }, writing: unfinished });
    const cards = contest.runner.state.board.cards.length;
    const { room, leftOut } = await sitDown(contest, { teams: 0 });
    expect(leftOut).toBe(1);
    expect(liveView(room).view.board.cards).toHaveLength(cards);
    expect(Object.keys(liveView(room).view.teams)).toHaveLength(1);
  });

  test("PRA9 an empty board is refused in words", async () => {
    await open();
    const { reply } = await app.call("createBoard", {
      token,
      body: { title: "T", language: "en", rows: 2, columns: 2 },
    });
    expect(await tryIt(reply.roomCode)).toMatchObject({ status: 409, reply: { code: "board_empty" } });
    expect(app.app.live.size).toBe(0);
  });

  test.each(["draft", "lobby", "running", "paused", "finished"] as const)(
    "PRA9 of a contest that is in phase %s, which it leaves as it is",
    async (phase) => {
      await open();
      const contest = await contestIn(app, token, phase);
      const before = contest.runner.state;
      const { room } = await sitDown(contest, { hurry: 10, cardSeconds: 10 });
      await simulatedTeamsPlay(room);
      // Its clock goes on, where it runs, and nothing else.
      expect(contest.runner.state).toBe(before);
    },
  );

  test("PRA2 PRA9 nothing is left behind: in no table, no list, no result; a restart forgets it", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const before = await rowCounts();
    expect(before.event).toBeGreaterThan(0);
    const liveBefore = app.app.live.size;
    const listed = (await app.call("listContests", { token })).reply;
    const { room, roomCode, seatToken } = await sitDown(contest, { hurry: 10, cardSeconds: 10 });
    const cardId = contest.runner.state.board.cards[0]?.id ?? 0;
    expect(await room.command({ type: "BuyCard", cardId })).toMatchObject({ ok: true });
    await simulatedTeamsPlay(room);
    await app.call("finishPractice", { code: roomCode, token: seatToken });
    await eventually(() => expect(liveView(room).view.phase).toBe("finished"), clock);
    expect(await rowCounts()).toEqual(before);
    expect((await app.call("listContests", { token })).reply).toEqual(listed);
    await room.leave();
    await eventually(async () => {
      for (let passed = 0; passed < 32 * 12; passed += 1) clock.advance(5_000);
      expect(app.app.live.size).toBeLessThanOrEqual(liveBefore);
    }, clock);
    expect(await app.call("trial", { code: roomCode, token: seatToken })).toMatchObject({ status: 404 });

    token = await app.signIn();
    const again = await rowCounts();
    const other = await sitDown(contest);
    app = await app.restart();
    expect(await app.call("connectTeam", { code: other.roomCode, token: other.seatToken })).toMatchObject({
      status: 404,
      reply: { code: "unknown_room" },
    });
    expect(await rowCounts()).toEqual(again);
  });

  test("PRA3 is found by nobody but its own seat, not even by its author's account", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const one = await sitDown(contest);
    const other = await sitDown(contest);
    expect(one.roomCode).toMatch(/^[2-9A-Z]{16}$/);
    const simulated = Object.keys(liveView(one.room).view.teams);
    expect(simulated).toHaveLength(4);
    for (const name of Object.keys(routes) as RouteName[]) {
      const route = routes[name];
      if (!route.path.includes(":code")) continue;
      const isTeams = route.role === "team";
      const answer = await app.call(name, {
        code: one.roomCode,
        token: isTeams ? other.seatToken : token,
        ...(route.body && { body: { id: randomId(), name: "You", pin: "000000" } as never }),
      });
      const expected = "practice" in route ? 401 : 404;
      expect([name, answer.status]).toEqual([name, expected]);
    }
  });

  test("PRA9 only the owner of a contest tries it", async () => {
    await open();
    const contest = await contestIn(app, token, "lobby");
    const keys = await loadKeys(app.database.db);
    const accountId = await strangerAccount(app.database);
    const stranger = await signAccessToken(
      keys.access,
      { accountId, authSessionId: randomId() },
      clock.now(),
    );
    const seat = await joinTeam(app, contest, "Alpha");
    expect(await tryIt(contest.code, {}, stranger)).toMatchObject({ status: 403 });
    expect(await tryIt(contest.code, {}, seat.seatToken)).toMatchObject({ status: 401 });
    expect(await tryIt(contest.code, {}, "nonsense")).toMatchObject({ status: 401 });
    expect(app.app.live.size).toBe(1);
    // Nor is any other contest steered as a trial is.
    const { skillPercent, cardSeconds, hurry } = wish;
    for (const name of ["trial", "steerTrial"] as const) {
      const answer = await app.call(name, {
        code: contest.code,
        token: seat.seatToken,
        ...(name === "steerTrial" && { body: { skillPercent, cardSeconds, hurry } as never }),
      });
      expect(answer).toMatchObject({ status: 403, reply: { code: "forbidden" } });
    }
  });

  test("PRA11 says how its simulated teams play, lets them play otherwise, and whether the board has changed", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const { roomCode, seatToken } = await sitDown(contest);
    const state = () => app.call("trial", { code: roomCode, token: seatToken });
    expect((await state()).reply).toEqual({
      teams: 3,
      skillPercent: 60,
      cardSeconds: 60,
      hurry: 1,
      changed: false,
    });
    const steered = { skillPercent: 85, cardSeconds: 180, hurry: 4 } as const;
    const body = steered;
    expect((await app.call("steerTrial", { code: roomCode, token: seatToken, body })).reply).toEqual({
      teams: 3,
      ...steered,
      changed: false,
    });
    const { rows, columns } = contest.runner.state.board;
    await edit(contest, { what: "size", rows: rows + 1, columns });
    expect((await state()).reply).toEqual({ teams: 3, ...steered, changed: true });
  });

  test("PRA4 PRA11 its player ends it", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const { room, roomCode, seatToken } = await sitDown(contest);
    expect(await app.call("finishPractice", { code: roomCode, token: seatToken })).toMatchObject({
      status: 200,
    });
    await eventually(() => expect(liveView(room).view.phase).toBe("finished"), clock);
  });

  test("PRA6 is removed half an hour after it was left", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const { room, roomCode, seatToken } = await sitDown(contest, { teams: 30 });
    await room.leave();
    await eventually(async () => {
      for (let passed = 0; passed < 31 * 12; passed += 1) clock.advance(5_000);
      expect(await app.call("connectTeam", { code: roomCode, token: seatToken })).toMatchObject({
        status: 404,
      });
    }, clock);
  });

  test("PRA10 who begins a fourth one loses the first that is left; none where all are in use", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const seats = [await sitDown(contest), await sitDown(contest), await sitDown(contest)] as const;
    const refused = await tryIt(contest.code);
    expect(refused).toMatchObject({ status: 503, reply: { code: "try_full" } });
    expect(refused.headers.get("retry-after")).toBe("60");
    await seats[1].room.leave();
    await eventually(async () => expect((await tryIt(contest.code)).status).toBe(200), clock);
    const { roomCode, seatToken } = seats[1];
    expect(await app.call("connectTeam", { code: roomCode, token: seatToken })).toMatchObject({
      status: 404,
    });
  });

  test("PRA10 one that is begun in the place of another needs no place of its own, once", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const first = await sitDown(contest);
    await sitDown(contest);
    await sitDown(contest);
    const full = { status: 503, reply: { code: "try_full" } };
    expect(await tryIt(contest.code, { insteadOf: "NOSUCHTRIAL" })).toMatchObject(full);
    const again = await tryIt(contest.code, { insteadOf: first.roomCode });
    expect(again.status).toBe(200);
    await app.join("connectTeam", again.reply.roomCode, again.reply.seatToken);
    expect(await tryIt(contest.code, { insteadOf: first.roomCode })).toMatchObject(full);
  });

  test("PRA10 those that are begun anew together take the places of the ones before, also where all have theirs", async () => {
    await open({ limits: { practices: 8 } });
    const contest = await contestIn(app, token, "draft");
    const before = [await sitDown(contest), await sitDown(contest)];
    const full = { status: 503, reply: { code: "try_full" } };
    expect(await tryIt(contest.code)).toMatchObject(full);
    // Every page is still in the room of the trial before.
    const again = await Promise.all(
      before.map(({ roomCode }) => tryIt(contest.code, { insteadOf: roomCode })),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    for (const { reply } of again) await app.join("connectTeam", reply.roomCode, reply.seatToken);
    for (const { roomCode, seatToken, room } of before) {
      expect(await room.left).toBe(closeCodes.comeBack);
      expect((await app.call("connectTeam", { code: roomCode, token: seatToken })).status).toBe(404);
      expect(await tryIt(contest.code, { insteadOf: roomCode })).toMatchObject(full);
    }
  });

  test("PRA10 nobody gives the place of another account", async () => {
    await open({ limits: { practices: 4 } });
    const contest = await contestIn(app, token, "draft");
    const { roomCode } = await sitDown(contest);
    const { clock: time, journal, live, ownersOf, contests, log } = memoryStage();
    const budgets = new Budgets(time, { teams: 60, seatsPerTeam: 6, clients: 100, practices: 4 });
    const looked = new LookedContests({ live, journalOf: () => journal, ownersOf, clock: time });
    const tries = new Tries({ contests, looked, budgets, clock: time, log });
    const draft = contest.runner.state;
    const own = await tries.start(draft, { ...wish, accountId: "a1" });
    if (!own.ok) throw new Error("the trial did not start");
    const full = { ok: false, code: "try_full" };
    for (const insteadOf of [own.roomCode, roomCode])
      expect(await tries.start(draft, { ...wish, accountId: "a2", insteadOf })).toMatchObject(full);
    expect(await tries.start(draft, { ...wish, accountId: "a1", insteadOf: own.roomCode })).toMatchObject({
      ok: true,
    });
    contests.stop();
    await live.closeAll();
  });

  test("PRA10 trials and practices do not take each other's places", async () => {
    await open({ limits: { practices: 4 } });
    const contest = await contestIn(app, token, "draft");
    await sitDown(contest);
    expect(await tryIt(contest.code)).toMatchObject({ status: 503, reply: { code: "try_full" } });
    const practise = (address: string) =>
      app.call("startPractice", {
        body: { board: "math-regatta", minutes: 10 },
        headers: { "X-Forwarded-For": address },
      });
    for (const address of ["10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.2"])
      expect((await practise(address)).status).toBe(200);
    expect((await practise("10.0.0.3")).status).toBe(503);
  });

  test("PRA10 none at all where the environment says so", async () => {
    await open({ limits: { practices: 0 } });
    const contest = await contestIn(app, token, "draft");
    expect(await tryIt(contest.code)).toMatchObject({ status: 503, reply: { code: "try_full" } });
  });

  test("PRA10 a flood of trials of one account is a few, and then refused for a while", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryIt(contest.code, { teams: 30 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reply: { code: "try_too_often" } });
    // Of those that were begun, three are left.
    expect(app.app.live.size).toBe(1 + 3);
  });

  test("PRA11 a flood of questions about a trial is refused for a while", async () => {
    await open();
    const contest = await contestIn(app, token, "draft");
    const { roomCode, seatToken } = await sitDown(contest);
    const answers = await Promise.all(
      Array.from({ length: 140 }, () => app.call("trial", { code: roomCode, token: seatToken })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(120);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test.each([
    { ...wish, teams: 31 },
    { ...wish, teams: -1 },
    { ...wish, teams: 1.5 },
    { ...wish, skillPercent: 0 },
    { ...wish, skillPercent: 101 },
    { ...wish, cardSeconds: 1 },
    { ...wish, cardSeconds: 601 },
    { ...wish, hurry: 2 },
    { ...wish, minutes: 11 },
    { ...wish, rules: { startPoints: 1_000_000 } },
    {},
  ])("a wish such as %j is refused", async (body) => {
    await open();
    const contest = await contestIn(app, token, "draft");
    expect(await app.call("tryDraft", { code: contest.code, token, body: body as never })).toMatchObject({
      status: 400,
      reply: { code: "invalid_request" },
    });
  });
});

test("PRA12 shows the pictures of what is tried; any other contest shows its own", async () => {
  await open();
  const contest = await contestIn(app, token, "draft");
  const { clock: time, journal, live, ownersOf, contests, log } = memoryStage();
  const budgets = new Budgets(time, { teams: 60, seatsPerTeam: 6, clients: 100, practices: 8 });
  const looked = new LookedContests({ live, journalOf: () => journal, ownersOf, clock: time });
  const tries = new Tries({ contests, looked, budgets, clock: time, log });
  const draft = contest.runner.state;
  const started = await tries.start(draft, { ...wish, accountId: "a1" });
  if (!started.ok) throw new Error("the trial did not start");
  expect(tries.picturesOf(started.contestId)).toBe(draft.contestId);
  expect(tries.picturesOf("another")).toBe("another");
  contests.stop();
  await live.closeAll();
});
