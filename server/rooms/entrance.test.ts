import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CrowdAct, EntranceView } from "../../shared/protocol.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, privateView, type TestContest, type TestSeat } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";

// Behind a trusted proxy, so that there are many addresses.
let app: TestApp;
let clock: FakeClock;
let token: string;
beforeAll(async () => {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  app = await startApp({ trustProxy: true, clock });
  token = await app.signIn();
});
afterAll(() => app.close());

const from = (address: string) => ({ "X-Forwarded-For": address });

const join = (contest: TestContest, address: string, name: string) =>
  app.call("joinRoom", { code: contest.code, body: { id: randomId(), name }, headers: from(address) });

let made = 0;

async function joinMany(contest: TestContest, address: string, count: number): Promise<readonly TestSeat[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => join(contest, address, `Player ${++made}`)),
  );
  for (const { status } of answers) expect(status).toBe(200);
  return answers.map(({ reply }) => reply);
}

const comeBack = (contest: TestContest, seat: TestSeat) =>
  app.call("returnToRoom", {
    code: contest.code,
    token: seat.seatToken,
    body: { id: randomId(), secret: randomId() },
  });

const teamOf = ({ runner }: TestContest, { teamId }: Pick<TestSeat, "teamId">) => runner.state.teams[teamId];

/** Time passes, and what comes of it is done. */
async function passes(ms: number, contest: TestContest): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.advance(Math.min(5_000, ms - passed));
    await contest.runner.idle();
  }
}

const lastTold = ({ entrances }: TestRoom): EntranceView | undefined => entrances.at(-1);

describe("ENT21 ENT22 a team as which nobody is there", () => {
  test("goes after a minute, and its devices make it anew with its name and PIN", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Otters");
    const pin = teamOf(contest, seat)?.pin ?? "";
    const mate = await app.call("takeSeat", {
      code: contest.code,
      body: { id: randomId(), name: "Otters", pin },
    });
    await passes(80_000, contest);
    expect(teamOf(contest, seat)?.removed).toBe(true);
    await contest.moderate({ type: "SetEntry", open: false });
    for (const { seatToken } of [seat, mate.reply]) {
      expect(await app.call("connectTeam", { code: contest.code, token: seatToken })).toMatchObject({
        status: 403,
        reply: { code: "team_gone" },
      });
    }
    const back = await comeBack(contest, seat);
    expect(back.status).toBe(200);
    expect(teamOf(contest, back.reply)).toMatchObject({ name: "Otters", pin, removed: false });
    const mateBack = await comeBack(contest, mate.reply);
    expect(mateBack.reply.teamId).toBe(back.reply.teamId);
    const room = await app.join("connectTeam", contest.code, mateBack.reply.seatToken);
    await eventually(() => expect(privateView(room)).toMatchObject({ name: "Otters", pin }), clock);
    const [removal] = await app.database.db
      .selectFrom("event")
      .select("actor")
      .where("type", "=", "TeamRemoved")
      .where("contest_id", "=", contest.runner.state.contestId)
      .execute();
    expect(removal?.actor).toBe("time");
  });

  test("stays while a device is connected or asks, when it bought something, and when it was admitted", async () => {
    const contest = await contestIn(app, token, "lobby");
    const [connected, asking, bought, alone] = await joinMany(contest, "10.2.0.1", 4);
    if (!connected || !asking || !bought || !alone) throw new Error("not four teams");
    await contest.goTo("running");
    await app.join("connectTeam", contest.code, connected.seatToken);
    const buyer = await app.join("connectTeam", contest.code, bought.seatToken);
    expect(await buyer.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
    await buyer.leave();
    const moderator = await app.join("connectModerator", contest.code, token);
    expect(await moderator.command({ type: "AdmitTeam", name: "Admitted" })).toMatchObject({ ok: true });
    await moderator.leave();
    await passes(40_000, contest);
    await app.call("noSocket", { code: contest.code, token: asking.seatToken });
    await passes(40_000, contest);
    const here = Object.values(contest.runner.state.teams).filter(({ removed }) => !removed);
    // They came at once: who was first is not said.
    expect(here.map(({ id }) => id).sort()).toEqual(
      [connected.teamId, asking.teamId, bought.teamId, "t5"].sort(),
    );
    await passes(40_000, contest);
    expect(teamOf(contest, asking)?.removed).toBe(true);
  });

  test("stays away when a moderator removed it, also after it had gone", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Otters");
    await passes(80_000, contest);
    await contest.moderate({ type: "RemoveTeam", teamId: seat.teamId });
    expect(await comeBack(contest, seat)).toMatchObject({ status: 403, reply: { code: "team_removed" } });
  });

  test("stays after a restart, as all that were made before it", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Otters");
    app = await app.restart();
    const runner = await app.app.live.get(contest.runner.state.contestId);
    await passes(120_000, { ...contest, runner });
    expect(runner.state.teams[seat.teamId]?.removed).toBe(false);
    expect((await app.call("connectTeam", { code: contest.code, token: seat.seatToken })).status).toBe(200);
  });
});

test("ENT2 one address fills the contest's limit and no more; others still get a place", async () => {
  const contest = await contestIn(app, token, "lobby");
  await joinMany(contest, "10.3.0.1", 60);
  clock.advance(5_000);
  expect(await join(contest, "10.3.0.1", "One more")).toMatchObject({
    status: 409,
    reply: { code: "contest_full", params: { teams: 60 } },
  });
  await joinMany(contest, "10.3.0.2", 30);
  // A class of thirty behind one address notices nothing, whatever came from elsewhere before.
  const other = await contestIn(app, token, "lobby");
  await joinMany(other, "10.3.0.1", 30);
  await joinMany(other, "10.3.0.3", 30);
});

describe("BUD8 BUD9 many teams of one address", () => {
  test("are told to moderators alone, with the end of their address; the first click settles it for all", async () => {
    const contest = await contestIn(app, token, "lobby");
    const rooms = {
      first: await app.join("connectModerator", contest.code, token),
      second: await app.join("connectModerator", contest.code, token),
      screen: await app.join("connectScreen", contest.code),
    };
    const [pupil] = await joinMany(contest, "10.4.77.9", 1);
    const team = await app.join("connectTeam", contest.code, pupil?.seatToken);
    const flood = await joinMany(contest, "203.0.113.77", 50);
    const [, one] = flood;
    await app.join("connectTeam", contest.code, one?.seatToken);
    for (const room of [rooms.first, rooms.second]) {
      await eventually(() => {
        expect(lastTold(room)).toMatchObject({
          crowds: [{ label: "…113.77", burst: 50, seconds: 10, present: 50, absent: 49 }],
        });
      }, clock);
    }
    // Who comes later is told at once.
    const third = await app.join("connectModerator", contest.code, token);
    await eventually(() => expect(lastTold(third)?.crowds).toHaveLength(1), clock);
    const crowdId = lastTold(rooms.first)?.crowds[0]?.id ?? "";
    const settle = (room: TestRoom) => room.request("crowd", { crowdId, act: "remove_absent" });
    const replies = await Promise.all([settle(rooms.first), settle(rooms.second)]);
    expect(replies.map((reply) => (reply.ok ? "ok" : reply.rejection.code)).toSorted()).toEqual([
      "already_settled",
      "ok",
    ]);
    await eventually(() => expect(lastTold(rooms.second)?.crowds).toEqual([]), clock);
    const here = Object.values(contest.runner.state.teams).filter(({ removed }) => !removed);
    expect(here.map(({ id }) => id)).toEqual([pupil?.teamId, one?.teamId]);
    expect(rooms.screen.entrances).toEqual([]);
    expect(team.entrances).toEqual([]);
    const stored = await app.database.db.selectFrom("event").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain("113.77");
    const said = [rooms.first, rooms.second, third].map(({ entrances }) => entrances);
    expect(JSON.stringify(said)).not.toContain("203.0");
  });

  test("are removed for good, gone ones too; or the entry is closed", async () => {
    const contest = await contestIn(app, token, "lobby");
    const moderator = await app.join("connectModerator", contest.code, token);
    const flood = await joinMany(contest, "10.4.1.1", 45);
    await eventually(() => expect(lastTold(moderator)?.crowds).toHaveLength(1), clock);
    await passes(80_000, contest);
    const [gone] = flood;
    if (!gone) throw new Error("no flood");
    expect(teamOf(contest, gone)?.mayReturn).toEqual([gone.seatId]);
    const crowdId = lastTold(moderator)?.crowds[0]?.id ?? "";
    expect(await moderator.request("crowd", { crowdId, act: "remove_all" })).toEqual({ ok: true });
    expect(await comeBack(contest, gone)).toMatchObject({ status: 403, reply: { code: "team_removed" } });

    await joinMany(contest, "10.4.1.2", 45);
    await eventually(() => expect(lastTold(moderator)?.crowds[0]?.label).toBe("…1.2"), clock);
    const nextId = lastTold(moderator)?.crowds[0]?.id ?? "";
    expect(await moderator.request("crowd", { crowdId: nextId, act: "close_entry" })).toEqual({ ok: true });
    expect(contest.runner.state.entryOpen).toBe(false);
    const here = () => Object.values(contest.runner.state.teams).filter(({ removed }) => !removed);
    expect(here()).toHaveLength(45);
    // They are there still, and so is what may become of them.
    await eventually(() => {
      expect(lastTold(moderator)?.crowds).toMatchObject([
        { id: expect.not.stringContaining(nextId), label: "…1.2", present: 45 },
      ]);
    }, clock);
    const restId = lastTold(moderator)?.crowds[0]?.id ?? "";
    expect(await moderator.request("crowd", { crowdId: restId, act: "remove_all" })).toEqual({ ok: true });
    expect(here()).toEqual([]);
    await eventually(() => expect(lastTold(moderator)?.crowds).toEqual([]), clock);
  });

  test("BUD3 BUD5 whoever waits in line is told, and comes in at once when a moderator says that they are ours", async () => {
    const contest = await contestIn(app, token, "lobby");
    const moderator = await app.join("connectModerator", contest.code, token);
    const [first] = await joinMany(contest, "10.4.2.1", 60);
    await contest.moderate({ type: "RemoveTeam", teamId: first?.teamId ?? "" });
    const wish = { id: randomId(), name: "Late" };
    const ask = () => app.call("joinRoom", { code: contest.code, body: wish, headers: from("10.4.2.1") });
    let answer = await ask();
    expect(answer).toMatchObject({ status: 429, reply: { code: "in_line" } });
    await eventually(() => expect(lastTold(moderator)).toMatchObject({ crowds: [{ waiting: true }] }), clock);
    const crowdId = lastTold(moderator)?.crowds[0]?.id ?? "";
    expect(lastTold(moderator)?.crowds[0]?.burst).toBe(60);
    expect(await moderator.request("crowd", { crowdId, act: "lift" })).toEqual({ ok: true });
    answer = await ask();
    expect(answer.status).toBe(200);
    await eventually(() => expect(lastTold(moderator)?.crowds).toEqual([]), clock);
  });
});

describe("AUT14 AUT15 after twenty wrong PINs of a team, from wherever", () => {
  async function guarded() {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Otters");
    const pin = teamOf(contest, seat)?.pin ?? "";
    const wrong = pin === "000000" ? "000001" : "000000";
    const team = await app.join("connectTeam", contest.code, seat.seatToken);
    const takeSeat = (address: string, guess: string, id = randomId()) =>
      app.call("takeSeat", {
        code: contest.code,
        body: { id, name: "otters", pin: guess },
        headers: from(address),
      });
    const guesses = await Promise.all(Array.from({ length: 100 }, (_, n) => takeSeat(`10.5.0.${n}`, wrong)));
    const codes = guesses.map(({ reply }) => reply.code);
    expect(codes.filter((code) => code === "wrong_pin")).toHaveLength(20);
    expect(codes.filter((code) => code === "waits_for_team")).toHaveLength(80);
    return { contest, seat, pin, wrong, team, takeSeat };
  }

  test("the right PIN waits for a click as a wrong one does; held seats never notice", async () => {
    const { contest, seat, pin, wrong, team, takeSeat } = await guarded();
    const right = await takeSeat("10.5.1.1", pin);
    const guess = await takeSeat("10.5.1.2", wrong);
    for (const { status, reply, headers } of [right, guess]) {
      expect(status).toBe(429);
      expect(Object.keys(reply).toSorted()).toEqual(["code", "params", "status", "title", "type"]);
      expect(reply).toMatchObject({
        code: "waits_for_team",
        params: { number: expect.any(Number), seconds: 3 },
      });
      expect(headers.get("retry-after")).toBe("3");
    }
    await eventually(() => expect(lastTold(team)?.knocks).toHaveLength(1), clock);
    expect(lastTold(team)?.knocks[0]?.number).toBe(right.reply.params?.["number"]);
    expect((await app.call("connectTeam", { code: contest.code, token: seat.seatToken })).status).toBe(200);
    expect(await team.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
      rejection: { code: "contest_not_started" },
    });
  });

  test("a click on a device of the team lets one device in, which asks again with its id", async () => {
    const { contest, seat, pin, team, takeSeat } = await guarded();
    const ids = { mate: randomId(), thief: randomId() };
    await takeSeat("10.5.2.1", pin, ids.mate);
    await eventually(() => expect(lastTold(team)?.knocks).toHaveLength(1), clock);
    const knockId = lastTold(team)?.knocks[0]?.id ?? "";
    await takeSeat("10.5.2.2", pin, ids.thief);
    const { teamId } = seat;
    const other = await joinTeam(app, contest, "Beavers");
    const stranger = await app.join("connectTeam", contest.code, other.seatToken);
    expect(await stranger.request("knock", { teamId, knockId, letIn: true })).toMatchObject({
      rejection: { code: "not_allowed" },
    });
    expect(await team.request("knock", { teamId, knockId, letIn: true })).toEqual({ ok: true });
    expect(await team.request("knock", { teamId, knockId, letIn: false })).toMatchObject({
      rejection: { code: "already_settled" },
    });
    const granted = await takeSeat("10.5.2.1", pin, ids.mate);
    expect(granted).toMatchObject({ status: 200, reply: { teamId } });
    expect((await takeSeat("10.5.2.1", pin, ids.mate)).reply).toEqual(granted.reply);
    expect((await takeSeat("10.5.2.2", pin, ids.thief)).reply.code).toBe("waits_for_team");
    expect(teamOf(contest, seat)?.seats).toHaveLength(2);
    expect(stranger.entrances).toEqual([]);
  });

  test("a moderator lets in, too, or gives a new PIN, which begins anew", async () => {
    const { contest, seat, pin, wrong, team, takeSeat } = await guarded();
    const moderator = await app.join("connectModerator", contest.code, token);
    const id = randomId();
    await takeSeat("10.5.3.1", pin, id);
    await takeSeat("10.5.3.2", pin);
    await eventually(() => expect(lastTold(moderator)?.knocks).toHaveLength(2), clock);
    const [first, second] = lastTold(moderator)?.knocks ?? [];
    const { teamId } = seat;
    expect(await moderator.request("knock", { teamId, knockId: first?.id ?? "", letIn: true })).toEqual({
      ok: true,
    });
    expect((await takeSeat("10.5.3.1", pin, id)).status).toBe(200);
    await eventually(
      () => expect(lastTold(team)?.knocks.map((knock) => knock.id)).toEqual([second?.id]),
      clock,
    );
    expect(await moderator.command({ type: "GiveNewPin", teamId })).toMatchObject({ ok: true });
    await eventually(() => expect(lastTold(team)?.knocks).toEqual([]), clock);
    expect((await takeSeat("10.5.3.3", wrong)).reply.code).toBe("wrong_pin");
    expect((await takeSeat("10.5.3.4", teamOf(contest, seat)?.pin ?? "")).status).toBe(200);
  });

  test("ten minutes without a wrong PIN, and the right one opens a seat at once", async () => {
    const { contest, pin, takeSeat } = await guarded();
    const id = randomId();
    expect((await takeSeat("10.5.4.1", pin, id)).status).toBe(429);
    await passes(10 * 60_000 + 5_000, contest);
    expect((await takeSeat("10.5.4.1", pin, id)).status).toBe(200);
  });
});

test("APV4 BUD8 BUD9 many of one address who wait to be let in are told of, and turned away by one click", async () => {
  token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const moderator = await app.join("connectModerator", contest.code, token);
  await contest.moderate({ type: "SetEntry", open: true, approval: true });
  const wishes = Array.from({ length: 61 }, (_, nth) => ({ id: randomId(), name: `Script ${nth}` }));
  const ask = (body: { readonly id: string; readonly name: string }, address = "10.6.0.1") =>
    app.call("joinRoom", { code: contest.code, body, headers: from(address) });
  for (const wish of wishes) expect((await ask(wish)).reply.code).toBe("waits_for_organizer");
  const pupil = { id: randomId(), name: "Otters" };
  expect((await ask(pupil, "10.6.0.2")).reply.code).toBe("waits_for_organizer");
  await eventually(() => {
    expect(lastTold(moderator)).toMatchObject({
      crowds: [{ label: "…0.1", burst: 0, waiting: true, present: 0, applicants: 60 }],
    });
  }, clock);
  const crowdId = lastTold(moderator)?.crowds[0]?.id ?? "";
  expect(await moderator.request("crowd", { crowdId, act: "turn_away" })).toEqual({ ok: true });
  await eventually(() => {
    expect(lastTold(moderator)).toMatchObject({ crowds: [], applicants: [{ name: "Otters" }] });
  }, clock);
  const [first, last] = [wishes[0], wishes[60]];
  if (!first || !last) throw new Error("no wishes");
  expect((await ask(first)).reply.code).toBe("turned_away");
  // Whoever came too late to be seen was not meant.
  expect((await ask(last)).reply.code).toMatch(/^(waits_for_organizer|in_line)$/);
});

test("APV4 BUD9 turning away those who wait leaves what may become of the teams, and removing teams that of those who wait", async () => {
  token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const moderator = await app.join("connectModerator", contest.code, token);
  const address = "10.7.0.1";
  const crowd = () => lastTold(moderator)?.crowds[0];
  const settle = (act: CrowdAct, id = crowd()?.id ?? "") => moderator.request("crowd", { crowdId: id, act });
  await joinMany(contest, address, 45);
  await contest.moderate({ type: "SetEntry", open: true, approval: true });
  expect((await join(contest, address, "Script 1")).reply.code).toBe("waits_for_organizer");
  await eventually(() => expect(crowd()).toMatchObject({ present: 45, absent: 45, applicants: 1 }), clock);
  const wholeId = crowd()?.id ?? "";
  expect(await settle("turn_away")).toEqual({ ok: true });
  await eventually(() => {
    expect(crowd()).toMatchObject({ label: "…0.1", present: 45 });
    expect(crowd()).not.toHaveProperty("applicants");
  }, clock);
  // Of two who clicked at once the second was not asked about what is left.
  expect(await settle("lift", wholeId)).toMatchObject({ rejection: { code: "already_settled" } });
  expect((await join(contest, address, "Script 2")).reply.code).toBe("waits_for_organizer");
  await eventually(() => expect(crowd()).toMatchObject({ present: 45, applicants: 1 }), clock);
  expect(await settle("remove_all")).toEqual({ ok: true });
  await eventually(() => expect(crowd()).toMatchObject({ present: 0, applicants: 1 }), clock);
  expect(await settle("turn_away")).toEqual({ ok: true });
  await eventually(() => expect(lastTold(moderator)?.crowds).toEqual([]), clock);
});

test("APV4 BUD9 who was here when the absent were removed is no crowd to whom those are turned away that wait", async () => {
  token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const moderator = await app.join("connectModerator", contest.code, token);
  const address = "10.9.0.1";
  const crowd = () => lastTold(moderator)?.crowds[0];
  const settle = (act: CrowdAct) => moderator.request("crowd", { crowdId: crowd()?.id ?? "", act });
  const [pupil] = await joinMany(contest, address, 45);
  await app.join("connectTeam", contest.code, pupil?.seatToken);
  await contest.moderate({ type: "SetEntry", open: true, approval: true });
  expect((await join(contest, address, "Script 1")).reply.code).toBe("waits_for_organizer");
  await eventually(() => expect(crowd()).toMatchObject({ present: 45, absent: 44, applicants: 1 }), clock);
  expect(await settle("remove_absent")).toEqual({ ok: true });
  await eventually(() => expect(crowd()).toMatchObject({ present: 1, absent: 0, applicants: 1 }), clock);
  expect(await settle("turn_away")).toEqual({ ok: true });
  await eventually(() => expect(lastTold(moderator)?.crowds).toEqual([]), clock);
});

test.each(["turn_away", "close_entry"] as const)(
  "BUD9 %s settles a crowd of those who wait, though a class of their address is in",
  async (act) => {
    token = await app.signIn();
    const contest = await contestIn(app, token, "lobby");
    const moderator = await app.join("connectModerator", contest.code, token);
    const address = act === "turn_away" ? "10.8.0.1" : "10.8.0.2";
    await joinMany(contest, address, 3);
    await contest.moderate({ type: "SetEntry", open: true, approval: true });
    for (let nth = 0; nth < 61; nth += 1)
      expect((await join(contest, address, `Script ${nth}`)).reply.code).toBe("waits_for_organizer");
    await eventually(() => {
      expect(lastTold(moderator)?.crowds).toMatchObject([{ burst: 0, waiting: true, present: 3 }]);
    }, clock);
    const crowdId = lastTold(moderator)?.crowds[0]?.id ?? "";
    expect(await moderator.request("crowd", { crowdId, act })).toEqual({ ok: true });
    await eventually(() => expect(lastTold(moderator)?.crowds).toEqual([]), clock);
    // Told as settled for good, and not only for the moment of the click.
    await eventually(() => expect(contest.runner.state.entryOpen).toBe(act === "turn_away"), clock);
    await passes(5_000, contest);
    expect(lastTold(moderator)?.crowds).toEqual([]);
  },
);
