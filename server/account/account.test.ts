import { describe, expect, test } from "vitest";
import { type AccountCode, accountCodes } from "../../shared/accountNotice.ts";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { ContestState, NameWords } from "../../shared/contest/state.ts";
import {
  answers,
  buys,
  byGuest,
  byModerator,
  byTeam,
  byTime,
  created,
  extendsBy,
  finishes,
  happened,
  joins,
  minute,
  opens,
  pauses,
  reopens,
  resumes,
  running,
  seatOf,
  starts,
  t0,
} from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";

/** A contest in which everything of interest happens, at most once. */
const journal = happened(
  created({ limits: { teams: 2, seatsPerTeam: 2 } }, { refundExpired: true }),
  opens(),
  joins(1, "Ann"),
  joins(2, "Bob"),
  joins(3, "Dot"),
  byTime(1, { type: "RemoveIdleTeams", teamIds: ["t3"] }),
  byGuest(2, { type: "TakeSeat", name: "Bob", pin: "000002", seatId: "seat000009" }),
  byModerator(3, { type: "ReleaseSeat", teamId: "t2", seatId: "seat000009" }),
  byModerator(4, { type: "SetEntry", open: false }),
  starts(10),
  buys(20, "t1", 1),
  buys(21, "t1", 3),
  buys(22, "t1", 4),
  buys(23, "t2", 3),
  answers(30, "t1", 1, "7"),
  answers(31, "t1", 1, "42"),
  answers(32, "t1", 2, "1"),
  answers(33, "t1", 2, "5"),
  pauses(minute),
  resumes(2 * minute),
  finishes(3 * minute),
  reopens(4 * minute, minute),
  answers(4 * minute + 1, "t2", 1, "2"),
  byTime(6 * minute, { type: "FinishOnSchedule" }),
);

test("ACC1 an account of a contest as it should be finds nothing", () => {
  expect(codesOf(journal)).toEqual([]);
});

test("ACC1 who comes while another sails the boat of its number is given one", () => {
  const chooses = byTeam(2, "t1", { type: "ChooseBoat", boat: 1 });
  const events = happened(created(), opens(), joins(1, "Ann"), chooses, joins(2, "Bob", 3), starts(4));
  expect(codesOf(events)).toEqual([]);
  const isGiven = (event: ContestEvent) => event.type === "BoatChosen" && event.teamId === "t2";
  expect(events.filter(isGiven)).toHaveLength(1);
  expect(codesOf(events.filter((event) => !isGiven(event)))).toContain("incomplete");
});

const returning = {
  type: "ReturnTeam",
  teamId: "t3",
  formerSeatId: seatOf("t3"),
  seatId: "seat000008",
} as const;

/** For each code, what is done to the journal above. */
const tampered: {
  readonly [Code in Exclude<AccountCode, `seen_${string}` | "not_followed" | "refused" | "accepted">]: (
    events: ContestEvent[],
  ) => readonly ContestEvent[];
} = {
  order: changed("CardBought", 3, { at: t0 + 12 }),
  incomplete: (events) => events.toSpliced(indexOf(events, "SeatTaken", 1), 1),
  role: changed("ContestPaused", 0, { by: { role: "guest" } }),
  phase: (events) => events.toSpliced(indexOf(events, "LobbyOpened", 0), 1),
  late: changed("AnswerJudged", 4, { at: t0 + 5 * minute + 1 }),
  early: changed("ContestFinished", 1, { at: t0 + 5 * minute }),
  overdue: changed("ContestCreated", 0, { startsAt: t0 + 3 }),
  clock: changed("ContestResumed", 0, { endsAt: t0 + 12 * minute }),
  gap: (events) => {
    const index = indexOf(events, "ContestPaused", 0);
    const { at } = events[index] ?? created();
    const by = { role: "time" } as const;
    return events.toSpliced(index, 1, { type: "ContestInterrupted", at, lastAliveAt: at - 15_000, by });
  },
  unknown_team: inserted("ContestStarted", 0, {
    type: "PinGiven",
    teamId: "t7",
    pin: "123456",
    by: { role: "moderator", accountId: "teacher" },
  }),
  team_removed: changed("SeatTaken", 3, { teamId: "t3" }),
  team_number: changed("TeamJoined", 2, { teamId: "t4" }),
  team_name: changed("TeamJoined", 1, { name: "ＡＮＮ" }),
  team_limit: limited({ teams: 1, seatsPerTeam: 2 }),
  boat: inserted("SeatTaken", 1, {
    type: "BoatChosen",
    teamId: "t1",
    boat: 1,
    by: { role: "team", teamId: "t1", seatId: seatOf("t1") },
  }),
  team_active: inserted("AnswerJudged", 0, { type: "TeamRemoved", teamId: "t2", by: { role: "time" } }),
  start_points: changed("TeamJoined", 0, { startPoints: 501 }),
  entry_closed: inserted("ContestStarted", 0, {
    type: "TeamJoined",
    teamId: "t4",
    name: "Eve",
    pin: "123456",
    startPoints: 500,
    by: { role: "guest" },
  }),
  unknown_seat: changed("CardBought", 0, { by: { role: "team", teamId: "t1", seatId: seatOf("t2") } }),
  seat_limit: limited({ teams: 2, seatsPerTeam: 1 }),
  unknown_card: changed("AnswerJudged", 0, { cardId: 3 }),
  bought_twice: changed("CardBought", 2, {
    cardId: 1,
    pricePoints: 100,
    paidPoints: 100,
    rewardsPoints: [200, 150, 100],
  }),
  slots: ruled({ slots: 2 }),
  price: changed("CardBought", 0, { pricePoints: 99 }),
  paid: changed("CardBought", 0, { paidPoints: 99 }),
  relief: changed("CardBought", 0, { relief: true }),
  rewards: changed("CardBought", 1, { rewardsPoints: [302, 227] }),
  purchase_number: changed("CardBought", 3, { purchaseId: 3 }),
  task_version: changed("CardBought", 0, { taskVersion: 2 }),
  unknown_purchase: changed("AnswerJudged", 0, { purchaseId: 8 }),
  closed: (events) => {
    const again = events[indexOf(events, "AnswerJudged", 1)] ?? created();
    return events.toSpliced(indexOf(events, "AnswerJudged", 2), 0, again);
  },
  reading: changed("AnswerJudged", 0, { reading: "8" }),
  repeated: (events) => {
    const index = indexOf(events, "AnswerJudged", 0);
    return events.toSpliced(index + 1, 0, { ...(events[index] ?? created()), attempt: 2 } as ContestEvent);
  },
  verdict: changed("AnswerJudged", 0, { verdict: "accepted", rewardPoints: 200, status: "solved" }),
  attempt: changed("AnswerJudged", 1, { attempt: 1 }),
  reward: changed("AnswerJudged", 1, { rewardPoints: 200 }),
  status: changed("AnswerJudged", 0, { status: "failed" }),
  expired: changed("ContestFinished", 0, { expired: [] }),
  refund: changed("ContestReopened", 0, {
    restored: [
      { teamId: "t1", purchaseId: 3, refundPoints: 100 },
      { teamId: "t2", purchaseId: 1, refundPoints: 150 },
    ],
  }),
  question: inserted("ContestPaused", 0, {
    type: "QuestionAnswered",
    by: { role: "moderator", accountId: "teacher" },
    teamId: "t1",
    number: 1,
    toAll: false,
    text: "Nobody asked",
  }),
  money: inserted("ContestPaused", 0, {
    type: "Restated",
    by: { role: "moderator", accountId: "teacher" },
    number: 1,
    act: { type: "adjust", teamId: "t1", deltaPoints: 5 },
    policy: "keep",
    why: "",
    cards: [],
    changes: [],
    entries: [{ teamId: "t1", purchaseId: null, deltaPoints: 6, reason: "adjustment" }],
  }),
  edit: inserted("ContestPaused", 0, {
    type: "ContestEdited",
    by: { role: "moderator", accountId: "teacher" },
    edits: [{ what: "place", cardId: 1, place: null }],
  }),
  act: inserted("ContestPaused", 0, {
    type: "Restated",
    by: { role: "moderator", accountId: "teacher" },
    number: 1,
    act: { type: "withdraw", teamId: "t2", purchaseId: 1, cardId: 3 },
    policy: "strict",
    why: "",
    cards: [],
    changes: [],
    entries: [],
  }),
};

describe("a journal that was tampered with", () => {
  test.each(Object.entries(tampered))("ACC1 %s is found first", (code, tamper) => {
    expect(codesOf(tamper([...journal]))[0]).toBe(code);
  });

  test("ACC1 a finding names the event, the team and the purchase, and no other follows from it", () => {
    const account = accountOf(changed("AnswerJudged", 1, { rewardPoints: 151 })([...journal]));
    const seq = 1 + indexOf(journal, "AnswerJudged", 1);
    expect(account.findings).toEqual([{ seq, code: "reward", teamId: "t1", purchaseId: 1 }]);
  });

  test("ACC7 a verdict, a state and points that do not follow from an act are each found", () => {
    const judged = byModerator(34, {
      type: "JudgeAnswers",
      cardId: 1,
      reading: "7",
      answers: [],
      verdict: "accepted",
      policy: "keep",
      why: "a second key",
    });
    const repaired = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      starts(10),
      buys(20, "t1", 1),
      answers(30, "t1", 1, "7"),
      judged,
    );
    expect(codesOf(repaired)).toEqual([]);
    const act = repaired.find((event) => event.type === "Restated");
    if (act?.type !== "Restated") throw new Error("nothing was restated");
    const [change, entry] = [act.changes[0], act.entries[0]];
    expect(
      codesOf(changed("Restated", 0, { changes: [{ ...change, status: "active" }] })([...repaired])),
    ).toContain("status");
    const other = change?.submissions.map((answer) => ({ ...answer, verdict: "annulled" }));
    expect(
      codesOf(changed("Restated", 0, { changes: [{ ...change, submissions: other }] })([...repaired])),
    ).toContain("verdict");
    expect(
      codesOf(changed("Restated", 0, { entries: [{ ...entry, deltaPoints: 1 }] })([...repaired])),
    ).toEqual(["money"]);
    expect(codesOf(changed("Restated", 0, { number: 2 })([...repaired]))).toEqual(["order"]);
  });

  test("ACC1 XTR1 – XTR4 extra time that does not follow from clock and teams is found", () => {
    const end = 10 * minute;
    const gives = (at: number, teamIds: string[], byMs: number) =>
      byModerator(at, { type: "GiveExtraTime", teamIds, byMs, why: "" });
    const ends = (at: number) => byTime(at, { type: "EndTeams", teamIds: ["t2"] });
    const longer = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(),
      gives(1, ["t1"], 5 * minute),
      buys(2, "t2", 1),
      buys(2, "t1", 1),
      ends(end + 1),
      gives(end + 2, ["t2"], minute),
      ends(end + minute + 1),
      extendsBy(end + minute + 2, 2 * minute),
      answers(end + minute + 3, "t1", 1, "42"),
    );
    expect(codesOf(longer)).toEqual([]);
    const found = (tamper: Tamper) => codesOf(tamper([...longer]));
    expect(found(changed("ExtraTimeGiven", 0, { byMs: -1 }))).toContain("clock");
    expect(found(changed("ExtraTimeGiven", 0, { teamIds: ["t9"] }))).toContain("unknown_team");
    expect(found(changed("ExtraTimeGiven", 1, { byMs: 1 }))).toContain("clock");
    expect(found(changed("ExtraTimeGiven", 1, { restored: [] }))).toContain("expired");
    expect(found(changed("TeamsEnded", 0, { teamIds: ["t1", "t2"] }))).toContain("early");
    expect(found(changed("TeamsEnded", 0, { expired: [] }))).toContain("expired");
    expect(found(changed("DeadlineMoved", 0, { restored: [] }))).toContain("expired");
    // The last answer came after the common end, within the time of its team.
    expect(found(changed("ExtraTimeGiven", 0, { byMs: 1 }))).toContain("late");
    expect(found((events) => events.filter(({ type }) => type !== "TeamsEnded"))).toContain("overdue");
  });

  test("ACC1 SEA1 – SEA6 seats, blocks and undone deeds that do not follow are found", () => {
    const seated = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      joins(3, "Cid"),
      starts(),
      buys(1, "t2", 1),
      byModerator(2, { type: "MoveSeat", seatId: seatOf("t3"), fromTeamId: "t3", toTeamId: "t1" }),
      byModerator(3, { type: "MergeTeams", fromTeamId: "t2", intoTeamId: "t3" }),
      byModerator(4, { type: "RestoreTeam", teamId: "t2" }),
      byModerator(5, { type: "BlockTeam", teamId: "t1", blocked: true }),
      byModerator(6, { type: "BlockTeam", teamId: "t1", blocked: false }),
      buys(7, "t1", 1),
      byModerator(8, { type: "HideName", teamId: "t1", hidden: true }),
      byModerator(9, { type: "UndoDeed", deed: 8, why: "" }),
    );
    expect(codesOf(seated)).toEqual([]);
    const found = (tamper: Tamper) => codesOf(tamper([...seated]));
    expect(found(changed("SeatMoved", 0, { seatId: seatOf("t9") }))).toContain("unknown_seat");
    expect(found(changed("TeamsMerged", 0, { intoTeamId: "t2" }))).toContain("order");
    expect(found(changed("TeamRestored", 0, { seats: [] }))).toContain("unknown_seat");
    expect(
      found(changed("TeamRestored", 0, { expired: [{ teamId: "t2", purchaseId: 1, refundPoints: 0 }] })),
    ).toContain("expired");
    expect(found(changed("TeamBlocked", 1, { blocked: true }))).toContain("role");
    expect(found(changed("NameHidden", 1, { hidden: true }))).toContain("order");
    expect(found(changed("DeedUndone", 0, { deed: 1 }))).toContain("order");
    expect(found((events) => events.toSpliced(-2, 1))).toContain("order");
  });

  test("ACC1 ENT9 a released device comes back with no team, but where an earlier version let it", () => {
    const released = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      byGuest(1, { type: "TakeSeat", name: "Bob", pin: "000002", seatId: "seat000009" }),
      byModerator(2, { type: "MergeTeams", fromTeamId: "t2", intoTeamId: "t1" }),
      byModerator(3, { type: "ReleaseSeat", teamId: "t1", seatId: "seat000009" }),
      byModerator(4, { type: "RestoreTeam", teamId: "t2" }),
    );
    const account = accountOf(released);
    account.compare(sightOf(replay(released), account.seq, null));
    expect(account.findings).toEqual([]);
    const restored = (...seats: readonly string[]) =>
      codesOf(changed("TeamRestored", 0, { seats })([...released]));
    expect(restored(seatOf("t2"), "seat000009")).toEqual([]);
    expect(restored("seat000009")).toContain("unknown_seat");
  });

  test("ACC1 FRZ3 a freeze is planned no more where a reopening took it back, and came at once where it did not", () => {
    const plans = byModerator(2, { type: "PlanFreeze", minutesBeforeEnd: 4 });
    const reopened = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      starts(1),
      plans,
      finishes(2 * minute),
      reopens(3 * minute, minute),
    );
    const account = accountOf(reopened);
    account.compare(sightOf(replay(reopened), account.seq, null));
    expect(account.findings).toEqual([]);
    // As earlier versions went on.
    expect(reopened.at(-1)?.type).toBe("FreezePlanned");
    const frozen = { type: "StandingsFrozen", at: t0 + 3 * minute, by: { role: "time" } } as const;
    expect(codesOf([...reopened.slice(0, -1), frozen])).toEqual([]);
    expect(codesOf([...reopened, frozen])).toEqual(["early"]);
  });

  test("ACC1 a second beginning, and a hole, are no journal", () => {
    expect(codesOf([...journal, journal[0] ?? created()])).toContain("order");
    const account = accountOf(journal);
    expect(() => account.take(journal.length + 2, journal[1] ?? created())).toThrow(RangeError);
  });
});

/** For each code, what memory holds instead. */
const misremembered: {
  readonly [Code in Extract<AccountCode, `seen_${string}`>]: (state: ContestState) => ContestState;
} = {
  seen_clock: (state) => ({ ...state, clock: { ...state.clock, endsAt: 1 } }),
  seen_team: (state) => withTeam(state, { name: "Anne" }),
  seen_balance: (state) => withTeam(state, { balancePoints: 1 }),
  seen_purchase: (state) => withTeam(state, { purchases: [] }),
  seen_places: (state) => ({
    ...state,
    teams: { ...state.teams, t2: { ...teamOf(state, "t2"), removed: true } },
  }),
  seen_frozen: (state) => ({
    ...state,
    freeze: { frozenAt: t0, openEventAt: t0, revealed: [], teams: {} },
  }),
  seen_writing: (state) => ({
    ...state,
    board: { ...state.board, cards: state.board.cards.map((card) => ({ ...card, category: "Other" })) },
  }),
  seen_cards: (state) => ({
    ...state,
    board: { ...state.board, cards: state.board.cards.map((card) => ({ ...card, voided: true })) },
  }),
};

describe("what memory holds", () => {
  test.each(Object.entries(misremembered))("ACC2 %s is found", (code, change) => {
    const account = accountOf(journal);
    account.compare(sightOf(change(replay(journal)), account.seq, null));
    expect(account.findings.map((finding) => finding.code)).toContain(code);
  });

  test.each(["balance", "worth"] as const)("ACC2 STD1 places count by %s, as the contest says", (ranking) => {
    const bought = running(created({}, { ranking }), buys(20, "t1", 1));
    const state = replay(bought);
    const other: ContestState = {
      ...state,
      rules: { ...state.rules, ranking: ranking === "worth" ? "balance" : "worth" },
    };
    const findingsIn = (memory: ContestState) => {
      const account = accountOf(bought);
      account.compare(sightOf(memory, account.seq, null));
      return account.findings.map(({ code, teamId }) => [code, teamId]);
    };
    expect(findingsIn(state)).toEqual([]);
    expect(findingsIn(other)).toContainEqual(["seen_places", "t1"]);
  });

  test("ACC2 another boat than the journal's is found", () => {
    const account = accountOf(journal);
    account.compare(sightOf(withTeam(replay(journal), { boat: 9 }), account.seq, null));
    expect(account.findings.map(({ code }) => code)).toEqual(["seen_team"]);
  });

  test("ACC2 so is a team that went when the journal knows of no such moment", () => {
    const account = accountOf(journal);
    account.compare(sightOf(withTeam(replay(journal), { goneAt: t0 }), account.seq, null));
    expect(account.findings.map(({ code }) => code)).toEqual(["seen_team"]);
  });

  test("ACC2 what stays wrong is found once", () => {
    const account = accountOf(journal);
    const wrong = withTeam(replay(journal), { balancePoints: 1 });
    account.compare(sightOf(wrong, account.seq, null));
    account.compare(sightOf(wrong, account.seq, wrong));
    expect(account.findings.map(({ code }) => code)).toEqual(["seen_balance"]);
  });

  test("ACC2 a change that memory missed is found, though nothing in it changed", () => {
    const account = accountOf(journal.slice(0, -1));
    const before = replay(journal.slice(0, -1));
    account.compare(sightOf(before, account.seq, null));
    account.take(journal.length, journal.at(-1) ?? created());
    const after = { ...replay(journal), teams: before.teams };
    account.compare(sightOf(after, account.seq, before));
    expect(account.findings.map(({ code }) => code)).toContain("seen_purchase");
  });

  test("ACC2 of a moment that is not the account's nothing is said", () => {
    const account = accountOf(journal);
    account.compare(sightOf(replay(journal.slice(0, 9)), 9, null));
    expect(account.findings).toEqual([]);
  });
});

describe("a command that was answered", () => {
  /** Refused, or accepted, when so much of the contest had happened. */
  const findingsAfter = (seq: number, stamped: StampedCommand, accepted = false) => {
    const account = accountOf(journal.slice(0, seq));
    account.answered({ stamped, afterSeq: seq, accepted });
    return account.findings;
  };
  const started = 1 + indexOf(journal, "ContestStarted", 0);

  test.each([
    ["a card that may be bought", buys(20, "t1", 1)],
    ["a second device", byGuest(20, { type: "TakeSeat", name: "ann", pin: "000001", seatId: "seat000009" })],
    ["a device of a team that went", byGuest(20, returning)],
    ["a pause", pauses(20)],
    ["a longer time", extendsBy(20, minute)],
    ["a new name", byModerator(20, { type: "RenameTeam", teamId: "t1", name: "Cid" })],
    ["a team let in by hand", byModerator(20, { type: "AdmitTeam", name: "Cid", pin: "123456" })],
    ["idle teams", byTime(20, { type: "RemoveIdleTeams", teamIds: ["t9", "t1"] })],
  ])("ACC6 %s: refused without a reason", (_, stamped) => {
    expect(findingsAfter(started, stamped)).toMatchObject([{ seq: started, code: "refused" }]);
    expect(findingsAfter(started, stamped, true)).toEqual([]);
  });

  test.each([
    ["a card that costs too much", buys(20, "t1", 7)],
    ["an answer to nothing", answers(20, "t1", 1, "42")],
    ["a wrong PIN", byGuest(20, { type: "TakeSeat", name: "ann", pin: "000009", seatId: "seat000009" })],
    ["a closed entry", joins(4, "Cid", 20)],
    ["a second start", starts(20)],
    ["a deadline that has passed", extendsBy(20, -11 * minute)],
    ["a taken name", byModerator(20, { type: "RenameTeam", teamId: "t1", name: "bob" })],
    [
      "a name that may look like another",
      byModerator(20, { type: "RenameTeam", teamId: "t1", name: "Вера" }),
    ],
    [
      "a seat that nobody holds",
      byModerator(20, { type: "ReleaseSeat", teamId: "t1", seatId: "seat000009" }),
    ],
    ["a device that no team has", { ...buys(20, "t1", 1), actor: actorOf("t2", "t9") }],
    ["an end before its time", byTime(20, { type: "FinishOnSchedule" })],
    ["an interruption that was none", byTime(15_010, { type: "Interrupt", lastAliveAt: t0 })],
  ])("ACC6 %s: refused with reason, or nobody knows", (what, stamped) => {
    expect(findingsAfter(started, stamped)).toEqual([]);
    const isUnsure = what.startsWith("a name that may");
    expect(findingsAfter(started, stamped, true)).toMatchObject(isUnsure ? [] : [{ code: "accepted" }]);
  });

  test.each<[string, string, "accepted" | "refused"]>([
    ["Ann", "Cid", "refused"],
    ["Dan", " Ann ", "refused"],
    ["Dan", "Cid", "accepted"],
    ["Dan", "ann", "accepted"],
  ])("ACC6 ENT10 Ann, seen as %s, is called %s", (from, name, wrong) => {
    const stamped = byModerator(20, { type: "RenameTeam", teamId: "t1", from, name });
    for (const accepted of [true, false]) {
      const codes = findingsAfter(started, stamped, accepted).map(({ code }) => code);
      expect(codes).toEqual(accepted === (wrong === "accepted") ? [wrong] : []);
    }
  });

  test("ACC6 FRZ6 nobody goes for being away while some places are hidden and the contest runs", () => {
    const hidden = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      starts(1),
      byModerator(2, { type: "ShowPlaces", places: 1 }),
    );
    const idle = byTime(20, { type: "RemoveIdleTeams", teamIds: ["t1"] });
    for (const accepted of [false, true]) {
      const account = accountOf(hidden);
      account.answered({ stamped: idle, afterSeq: hidden.length, accepted });
      expect(account.findings).toMatchObject(accepted ? [{ code: "accepted" }] : []);
    }
  });

  test.each<[string, StampedCommand]>([
    ["time", byModerator(2, { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "" })],
    ["points", byModerator(2, { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "x" })],
    ["a hidden name", byModerator(2, { type: "HideName", teamId: "t1", hidden: true })],
  ])("ACC6 ENT21 nobody goes for being away who would lose %s", (_, stamped) => {
    const events = happened(created(), opens(), joins(1, "Ann"), starts(1), stamped);
    const idle = byTime(20, { type: "RemoveIdleTeams", teamIds: ["t1"] });
    for (const accepted of [false, true]) {
      const account = accountOf(events);
      account.answered({ stamped: idle, afterSeq: events.length, accepted });
      expect(account.findings).toMatchObject(accepted ? [{ code: "accepted" }] : []);
    }
  });

  const tooLong = "x".repeat(61);
  const tooMany = Array.from({ length: 301 }, (_, index) => `word ${index}`);
  test.each<[string, NameWords, NameWords | undefined, "accepted" | "refused"]>([
    ["over what stands", { marked: ["swan"], allowed: [] }, { marked: ["goose"], allowed: [] }, "refused"],
    ["over what nobody named", { marked: ["swan"], allowed: [] }, undefined, "refused"],
    ["over others, and the same", { marked: ["goose"], allowed: [] }, { marked: [], allowed: [] }, "refused"],
    ["over others", { marked: ["swan"], allowed: [] }, { marked: [], allowed: [] }, "accepted"],
    ["that are too long", { marked: [], allowed: [tooLong] }, undefined, "accepted"],
    ["that are too many", { marked: tooMany, allowed: [] }, undefined, "accepted"],
  ])("ACC6 NAM3 NAM4 words for names %s", (_, words, basedOn, wrong) => {
    const set = (at: number, wished: NameWords, over?: NameWords) =>
      byModerator(at, { type: "SetNameWords", ...wished, ...(over && { basedOn: over }) });
    const events = happened(created(), opens(), set(2, { marked: ["goose"], allowed: [] }));
    for (const accepted of [true, false]) {
      const account = accountOf(events);
      account.answered({ stamped: set(20, words, basedOn), afterSeq: events.length, accepted });
      expect(account.findings.map(({ code }) => code)).toEqual(
        accepted === (wrong === "accepted") ? [wrong] : [],
      );
    }
  });

  test("ACC6 ENT21 who was given points that were taken back has nothing to lose", () => {
    const adjusts = (at: number, deltaPoints: number) =>
      byModerator(at, { type: "AdjustBalance", teamId: "t1", deltaPoints, why: "x" });
    const events = happened(created(), opens(), joins(1, "Ann"), starts(1), adjusts(2, 5), adjusts(3, -5));
    const idle = byTime(20, { type: "RemoveIdleTeams", teamIds: ["t1"] });
    for (const accepted of [true, false]) {
      const account = accountOf(events);
      account.answered({ stamped: idle, afterSeq: events.length, accepted });
      expect(account.findings).toMatchObject(accepted ? [] : [{ code: "refused" }]);
    }
  });

  test.each<[string, readonly StampedCommand[], number, "accepted" | "refused"]>([
    ["what is to come", [], 4, "refused"],
    ["what passed", [], 6, "accepted"],
    ["what a pause keeps ahead", [pauses(minute)], 6, "refused"],
    ["what passed before a pause", [pauses(minute)], 10, "accepted"],
  ])("ACC6 FRZ3 a freeze is planned for %s", (_, more, minutesBeforeEnd, wrong) => {
    const events = happened(created(), opens(), joins(1, "Ann"), starts(1), ...more);
    const stamped = byModerator(5 * minute, { type: "PlanFreeze", minutesBeforeEnd });
    for (const accepted of [true, false]) {
      const account = accountOf(events);
      account.answered({ stamped, afterSeq: events.length, accepted });
      expect(account.findings.map(({ code }) => code)).toEqual(
        accepted === (wrong === "accepted") ? [wrong] : [],
      );
    }
  });

  describe("ACC6 UND3 what a moderator takes back", () => {
    const words = (at: number, ...marked: string[]) =>
      byModerator(at, { type: "SetNameWords", marked, allowed: [] });
    const undoes = (deed: number) => byModerator(20, { type: "UndoDeed", deed, why: "" });
    const freezes = (at: number, minutesBeforeEnd: number) =>
      byModerator(at, { type: "PlanFreeze", minutesBeforeEnd });
    // Deeds 1 and 2 are the lobby and the start.
    test.each<[string, readonly StampedCommand[], number, "accepted" | "refused"]>([
      ["nothing stands in the way", [words(2, "goose")], 3, "refused"],
      [
        "a later one of the same kind stands in the way",
        [words(2, "goose"), words(3, "gans")],
        3,
        "accepted",
      ],
      [
        "another deadline was given by a reopening",
        [extendsBy(2, minute), finishes(3), reopens(4, minute)],
        3,
        "accepted",
      ],
      ["a freeze of before is still to come", [freezes(2, 4), freezes(3, 3)], 4, "refused"],
      [
        "a freeze of before would come at once",
        [freezes(2, 4), freezes(3, 3), extendsBy(4, -6 * minute)],
        4,
        "accepted",
      ],
      ["there is none of that number", [words(2, "goose")], 9, "accepted"],
      ["nothing undoes it", [words(2, "goose")], 2, "accepted"],
      ["everything is stopped", [words(2), byModerator(3, { type: "StopEverything" })], 3, "accepted"],
    ])("%s", (_, deeds, number, wrong) => {
      const events = happened(created(), opens(), joins(1, "Ann"), starts(1), ...deeds);
      for (const accepted of [true, false]) {
        const account = accountOf(events);
        account.answered({ stamped: undoes(number), afterSeq: events.length, accepted });
        expect(account.findings.map(({ code }) => code)).toEqual(
          accepted === (wrong === "accepted") ? [wrong] : [],
        );
      }
    });
  });

  test("ACC6 an answer, at the last moment, and after it, when the contest should have ended", () => {
    const bought = 1 + indexOf(journal, "CardBought", 3);
    expect(findingsAfter(bought, answers(10 * minute + 10, "t1", 1, "41"))).toMatchObject([
      { code: "refused" },
    ]);
    expect(findingsAfter(bought, answers(10 * minute + 11, "t1", 1, "41"))).toMatchObject([
      { code: "overdue" },
    ]);
    const tried = 1 + indexOf(journal, "AnswerJudged", 0);
    expect(findingsAfter(tried, answers(40, "t1", 1, "7.0"))).toEqual([]);
    expect(findingsAfter(tried, answers(40, "t1", 1, "seven"))).toEqual([]);
  });

  test("ACC6 of another moment than the account's nothing is said", () => {
    const account = accountOf(journal);
    account.answered({ stamped: buys(20, "t1", 1), afterSeq: started, accepted: false });
    expect(account.findings).toEqual([]);
  });
});

test("ACC1 ACC2 every code is tried here", () => {
  const tried = [
    ...Object.keys(tampered),
    ...Object.keys(misremembered),
    "not_followed",
    "refused",
    "accepted",
  ];
  expect(tried.toSorted()).toEqual([...accountCodes].toSorted());
});

function actorOf(teamId: string, otherSeat: string) {
  return { role: "team", teamId, seatId: seatOf(otherSeat) } as const;
}

type Changes = Readonly<Record<string, unknown>>;
type Tamper = (events: ContestEvent[]) => readonly ContestEvent[];

/** The nth event of this type, with other fields. */
function changed(type: ContestEvent["type"], nth: number, changes: Changes): Tamper {
  return (events) => {
    const index = indexOf(events, type, nth);
    return events.toSpliced(index, 1, { ...events[index], ...changes } as ContestEvent);
  };
}

/** One event more, after the nth of this type and at its time. */
function inserted(type: ContestEvent["type"], nth: number, event: Changes): Tamper {
  return (events) => {
    const index = indexOf(events, type, nth);
    return events.toSpliced(index + 1, 0, { at: events[index]?.at, ...event } as ContestEvent);
  };
}

function limited(limits: ContestState["limits"]): Tamper {
  return changed("ContestCreated", 0, { limits });
}

function ruled(rules: Partial<ContestState["rules"]>): Tamper {
  return (events) => {
    const [first = created(), ...others] = events;
    return first.type === "ContestCreated"
      ? [{ ...first, rules: { ...first.rules, ...rules } }, ...others]
      : events;
  };
}

function indexOf(events: readonly ContestEvent[], type: ContestEvent["type"], nth: number): number {
  const indexes = events.flatMap((event, index) => (event.type === type ? [index] : []));
  const index = indexes[nth];
  if (index === undefined) throw new Error(`there are ${indexes.length} ${type}`);
  return index;
}

function accountOf(events: readonly ContestEvent[]): Account {
  const account = new Account();
  for (const event of events) account.take(account.seq + 1, event);
  return account;
}

function codesOf(events: readonly ContestEvent[]): readonly AccountCode[] {
  return accountOf(events).findings.map(({ code }) => code);
}

function teamOf(state: ContestState, teamId: string) {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  return team;
}

function withTeam(state: ContestState, changes: Partial<ReturnType<typeof teamOf>>): ContestState {
  return { ...state, teams: { ...state.teams, t1: { ...teamOf(state, "t1"), ...changes } } };
}
