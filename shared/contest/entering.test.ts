import { describe, expect, test } from "vitest";
import type { Command, StampedCommand } from "./commands.ts";
import { findTeamByName, seatRefusal } from "./entering.ts";
import {
  answers,
  buys,
  byGuest,
  byModerator,
  byTeam,
  byTime,
  created,
  finishes,
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  running,
  seatOf,
  starts,
  t0,
  teamIn,
} from "./testing.ts";

const closeEntry = (at: number) => byModerator(at, { type: "SetEntry", open: false });
const admits = (at: number, name: string) => byModerator(at, { type: "AdmitTeam", name, pin: "777777" });
const removes = (at: number, teamId: string) => byModerator(at, { type: "RemoveTeam", teamId });
const renames = (at: number, teamId: string, name: string) =>
  byModerator(at, { type: "RenameTeam", teamId, name });
const takesSeat = (name: string, pin: string, seatId = "seat000099") =>
  byGuest(9, { type: "TakeSeat", name, pin, seatId });
const release = (teamId: string, seatId: string): Command => ({ type: "ReleaseSeat", teamId, seatId });

const lobby = happened(created(), opens(), joins(1, "Ann"));

describe("joining", () => {
  test("ENT1 ENT5 a new team, its first seat, its start points", () => {
    const after = given(lobby)
      .when(joins(2, " Bob  & Co ", 5))
      .gives(
        { type: "TeamJoined", teamId: "t2", name: "Bob & Co", pin: "000002", startPoints: 500 },
        { type: "SeatTaken", teamId: "t2", seatId: seatOf("t2") },
      );
    expect(teamIn(after, "t2")).toMatchObject({
      balancePoints: 500,
      seats: [seatOf("t2")],
      ledger: [{ at: t0 + 5, deltaPoints: 500, reason: "start", purchaseId: null }],
      purchases: [],
    });
  });

  test("ENT1 ENT5 late, until the end, with the full start points", () => {
    given(running(created()))
      .when(joins(3, "Cid", 10 * minute))
      .gives({ type: "TeamJoined", startPoints: 500 }, { type: "SeatTaken" });
    given(running(created(), pauses(1)))
      .when(joins(3, "Cid", 2))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
    given(running(created(), finishes(1)))
      .when(joins(3, "Cid", 2))
      .isRefused("contest_finished");
  });

  test("ENT1 not where a moderator closed the entry, until it is open again", () => {
    const closed = happened(created(), opens(), closeEntry(1));
    given(closed)
      .when(joins(1, "Ann", 2))
      .isRefused("entry_closed");
    given([...closed, { type: "EntrySet", at: t0 + 2, by: { role: "time" }, open: true }])
      .when(joins(1, "Ann", 3))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
    given(running(created(), closeEntry(1)))
      .when(joins(3, "Cid", 2))
      .isRefused("entry_closed");
  });

  test("ENT1 in time, but not late, where the rules know no late entry", () => {
    const rules = { lateEntry: false };
    given(happened(created({}, rules), opens()))
      .when(joins(1, "Ann"))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
    given(running(created({}, rules)))
      .when(joins(3, "Cid", 2))
      .isRefused("entry_closed");
    given(running(created({}, rules), pauses(1)))
      .when(joins(3, "Cid", 2))
      .isRefused("entry_closed");
  });

  test("ENT2 no more teams than the contest takes, removed ones not counted", () => {
    const two = created({ limits: { teams: 2, seatsPerTeam: 1 } });
    const three = running(two, joins(3, "Cid", 1));
    given(three)
      .when(joins(4, "Dan", 1))
      .isRefused("contest_full", { teams: 3 });
    given(running(two, joins(3, "Cid", 1), removes(1, "t1")))
      .when(joins(4, "Dan", 2))
      .gives({ type: "TeamJoined", teamId: "t4" }, { type: "SeatTaken", teamId: "t4" });
  });

  test("ENT12 places are kept for the teams that a moderator admits", () => {
    const two = created({ limits: { teams: 2, seatsPerTeam: 1 } });
    const three = running(two, joins(3, "Cid", 1));
    given(three).when(admits(1, "Dan")).gives({ type: "TeamJoined", teamId: "t4" });
    const four = running(two, joins(3, "Cid", 1), admits(1, "Dan"));
    given(four).when(admits(2, "Eve")).isRefused("contest_full", { teams: 4 });
    given(four)
      .when(joins(5, "Eve", 2))
      .isRefused("contest_full", { teams: 3 });
  });

  test("ENT4 a name that looks as another team's is taken; a team may take on the look of its own", () => {
    given(lobby).when(joins(2, "Аnn")).isRefused("team_name_taken", { name: "Аnn" });
    given(lobby).when(admits(2, "АNN")).isRefused("team_name_taken", { name: "АNN" });
    given(happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob")))
      .when(renames(3, "t2", "Аnn"))
      .isRefused("team_name_taken", { name: "Аnn" });
    given(lobby)
      .when(renames(3, "t1", "Аnn"))
      .gives({ type: "TeamRenamed", name: "Аnn" });
  });

  test("ENT4 a second laptop finds its team by how the name looks, also where an old contest has two that look the same", () => {
    given(lobby).when(takesSeat("Аnn", "000001")).gives({ type: "SeatTaken", teamId: "t1" });
    const [joined] = happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob")).filter(
      (event) => event.type === "TeamJoined" && event.teamId === "t2",
    );
    if (joined?.type !== "TeamJoined") throw new Error("nobody joined");
    const old = [...lobby, { ...joined, name: "Аnn" }];
    given(old).when(takesSeat("Ann", "000001")).gives({ type: "SeatTaken", teamId: "t1" });
    given(old).when(takesSeat("Аnn", "000002")).gives({ type: "SeatTaken", teamId: "t2" });
  });

  test("ENT3 a name with nothing to see", () => {
    given(lobby).when(joins(2, "\u200B \u3164")).isRefused("team_name_invalid");
    given(lobby)
      .when(renames(1, "t1", ""))
      .isRefused("team_name_invalid");
    given(lobby)
      .when(admits(1, "x".repeat(41)))
      .isRefused("team_name_invalid");
  });

  test.each([
    ["Ann", "Ann"],
    [" aNN ", "aNN"],
    ["A\u200Bnn", "Ann"],
    ["Ａｎｎ", "Ａｎｎ"],
  ])("ENT4 %j is taken", (typed, name) => {
    given(lobby).when(joins(2, typed)).isRefused("team_name_taken", { name });
    given(lobby).when(admits(1, typed)).isRefused("team_name_taken", { name });
  });
});

describe("admitting", () => {
  test("ENT6 also when the entry is closed; the PIN opens the first seat", () => {
    const closed = running(created({}, { lateEntry: false }), closeEntry(1));
    given(closed).when(admits(2, "Cid")).gives({ type: "TeamJoined", teamId: "t3", startPoints: 500 });
    const admitted = running(created(), closeEntry(1), admits(2, "Cid"));
    expect(teamIn(given(admitted).state, "t3").seats).toEqual([]);
    given(admitted)
      .when(takesSeat("cid", "777777"))
      .gives({ type: "SeatTaken", teamId: "t3", seatId: "seat000099" });
  });
});

describe("seats", () => {
  test("ENT7 a second device, by name and PIN, also with the entry closed", () => {
    const after = given(running(created(), closeEntry(1)))
      .when(takesSeat(" ANN ", "000001"))
      .gives({ type: "SeatTaken", teamId: "t1", seatId: "seat000099" });
    expect(teamIn(after, "t1").seats).toEqual([seatOf("t1"), "seat000099"]);
  });

  test("ENT7 not with another PIN or name, nor a removed team's", () => {
    given(lobby).when(takesSeat("Ann", "000002")).isRefused("wrong_pin");
    given(lobby).when(takesSeat("Bob", "000001")).isRefused("unknown_team");
    given(lobby).when(takesSeat("\u200B", "000001")).isRefused("unknown_team");
    given(running(created(), removes(1, "t1")))
      .when(takesSeat("Ann", "000001"))
      .isRefused("unknown_team");
  });

  test("ENT8 no more seats than the contest gives a team, and a wrong PIN learns nothing of it", () => {
    const full = happened(created(), opens(), joins(1, "Ann"), takesSeat("Ann", "000001"));
    given(full)
      .when(takesSeat("Ann", "000001", "seat000098"))
      .isRefused("team_full", { seats: 2 });
    given(full)
      .when(takesSeat("Ann", "000002", "seat000098"))
      .isRefused("wrong_pin");
  });

  test("ENT24 whoever was invited by a device comes in as long as that device is there", () => {
    const invited = byGuest(4, {
      type: "TakeSeat",
      name: "Ann",
      pin: "000001",
      seatId: "seat000099",
      invitedBy: seatOf("t1"),
    });
    given(lobby).when(invited).gives({ type: "SeatTaken", teamId: "t1", seatId: "seat000099" });
    const releases = byModerator(3, { type: "ReleaseSeat", teamId: "t1", seatId: seatOf("t1") });
    given(happened(created(), opens(), joins(1, "Ann"), releases))
      .when(invited)
      .isRefused("unknown_seat");
  });

  test("ENT9 a released seat makes room for another", () => {
    const full = [opens(), joins(1, "Ann"), takesSeat("Ann", "000001")];
    const freed = happened(created(), ...full, byModerator(10, release("t1", seatOf("t1"))));
    expect(teamIn(given(freed).state, "t1").seats).toEqual(["seat000099"]);
    given(freed)
      .when(takesSeat("Ann", "000001", "seat000098"))
      .gives({ type: "SeatTaken" });
  });

  test("ENT9 only a seat that is held", () => {
    given(lobby)
      .when(byModerator(1, release("t1", "seat000099")))
      .isRefused("unknown_seat");
    given(lobby)
      .when(byModerator(1, release("t9", seatOf("t1"))))
      .isRefused("unknown_team");
  });
});

describe("renaming and removing", () => {
  test("ENT10 a new name, seats and points as before", () => {
    const after = given(running(created(), buys(1, "t1", 1)))
      .when(renames(2, "t1", "The  Ants"))
      .gives({ type: "TeamRenamed", teamId: "t1", name: "The Ants" });
    expect(teamIn(after, "t1")).toMatchObject({
      name: "The Ants",
      balancePoints: 400,
      seats: [seatOf("t1")],
    });
  });

  test("ENT10 ENT4 not another team's name, but one's own in another case", () => {
    given(running(created()))
      .when(renames(1, "t1", "BOB"))
      .isRefused("team_name_taken", { name: "BOB" });
    given(running(created()))
      .when(renames(1, "t1", "ANN"))
      .gives({ type: "TeamRenamed", name: "ANN" });
    given(running(created()))
      .when(renames(1, "t9", "Zoe"))
      .isRefused("unknown_team");
  });

  test("ENT10 nobody's new name is written over unseen", () => {
    const over = (from: string, name: string) =>
      byModerator(2, { type: "RenameTeam", teamId: "t1", from, name });
    const history = running(created(), renames(1, "t1", "Zoe"));
    given(history).when(over("Ann", "Eve")).isRefused("changed_meanwhile", { name: "Zoe" });
    given(history).when(over("Zoe", "Eve")).gives({ type: "TeamRenamed", name: "Eve" });
    // The name that it has already is no conflict.
    given(history).when(over("Ann", " Zoe ")).gives({ type: "TeamRenamed", name: "Zoe" });
  });

  test("ENT11 a removed team has no seats; its name is free, its id is not", () => {
    const history = running(created(), buys(1, "t1", 1), removes(2, "t1"));
    expect(teamIn(given(history).state, "t1")).toMatchObject({ removed: true, seats: [] });
    given(history)
      .when(answers(3, "t1", 1, "42"))
      .isRefused("team_removed");
    given(history)
      .when(joins(3, "Ann", 3))
      .gives({ type: "TeamJoined", teamId: "t3", name: "Ann" }, { type: "SeatTaken" });
  });

  test("ENT11 for good", () => {
    const history = running(created(), removes(1, "t1"));
    given(history).when(removes(2, "t1")).isRefused("team_removed");
    given(history)
      .when(renames(2, "t1", "Zoe"))
      .isRefused("team_removed");
    given(history).when(removes(2, "t9")).isRefused("unknown_team");
  });

  test("ENT10 ENT11 after the end, too", () => {
    const history = happened(created(), opens(), joins(1, "Ann"), starts(), finishes(1));
    given(history)
      .when(renames(2, "t1", "Zoe"))
      .gives({ type: "TeamRenamed" });
    given(history).when(removes(2, "t1")).gives({ type: "TeamRemoved" });
  });
});

test("ENT7 a team is found by any spelling of its name", () => {
  const { state } = given(happened(created(), opens(), joins(1, "Ёлки")));
  expect(findTeamByName(state, "елки")?.id).toBe("t1");
  expect(findTeamByName(state, "ёлк")).toBeNull();
});

describe("ENT20 a PIN that nobody knows, or that went round", () => {
  const history = happened(created(), opens(), joins(1, "Ann"));
  const unknown = history.map((event) => (event.type === "TeamJoined" ? { ...event, pin: null } : event));
  const takes = (at: number, pin: string) =>
    byGuest(at, { type: "TakeSeat", name: "Ann", pin, seatId: "seat000009" });
  const gives = byModerator(2, { type: "GiveNewPin", teamId: "t1", pin: "424242" });

  test("ENT20 is said to be unknown, whatever is typed", () => {
    given(unknown).when(takes(1, "000001")).isRefused("pin_unknown");
    given(unknown).when(takes(1, "000000")).isRefused("pin_unknown");
  });

  test("ENT20 is replaced by a moderator; seats that are taken stay", () => {
    for (const before of [unknown, history]) {
      const state = given(before).when(gives).gives({ type: "PinGiven", teamId: "t1", pin: "424242" });
      expect(teamIn(state, "t1")).toMatchObject({ pin: "424242", seats: [seatOf("t1")] });
    }
    const after = happened(created(), opens(), joins(1, "Ann"), gives);
    given(after).when(takes(3, "000001")).isRefused("wrong_pin");
    given(after).when(takes(3, "424242")).gives({ type: "SeatTaken" });
  });

  test("ENT20 not of a team that is not there", () => {
    given(history)
      .when(byModerator(2, { type: "GiveNewPin", teamId: "t9", pin: "424242" }))
      .isRefused("unknown_team");
    const removed = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      byModerator(1, { type: "RemoveTeam", teamId: "t1" }),
    );
    given(removed).when(gives).isRefused("team_removed");
  });
});

describe("teams as which nobody is there", () => {
  const removesIdle = (at: number, ...teamIds: string[]) => byTime(at, { type: "RemoveIdleTeams", teamIds });
  const returns = (at: number, teamId: string, seatId = "seat000055") =>
    byGuest(at, { type: "ReturnTeam", teamId, formerSeatId: seatOf(teamId), seatId });

  test("ENT21 go, but for those that bought something", () => {
    const bought = running(created(), buys(1, "t1", 1));
    const after = given(bought)
      .when(removesIdle(2, "t1", "t2", "t2", "t9"))
      .gives({ type: "TeamRemoved", teamId: "t2", by: { role: "time" } });
    expect(teamIn(after, "t1").removed).toBe(false);
    given(bought).when(removesIdle(2, "t1")).isRefused("unknown_team");
    expect(seatRefusal(after, { teamId: "t2", seatId: seatOf("t2") })).toBe("team_gone");
    given(running(created()))
      .when(byModerator(1, { type: "RemoveIdleTeams", teamIds: ["t1"] }))
      .isRefused("not_allowed");
  });

  test.each<[string, StampedCommand]>([
    ["has extra time", byModerator(1, { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "" })],
    ["has a hidden name", byModerator(1, { type: "HideName", teamId: "t1", hidden: true })],
    ["was given points", byModerator(1, { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "x" })],
    ["has asked something", byTeam(1, "t1", { type: "AskQuestion", cardId: null, text: "Why?" })],
  ])("ENT21 a team that %s stays: it would come back without that", (_, stamped) => {
    const state = given(running(created(), stamped))
      .when(removesIdle(2, "t1", "t2"))
      .gives({ type: "TeamRemoved", teamId: "t2" });
    expect(teamIn(state, "t1").removed).toBe(false);
    given(running(created(), stamped)).when(removesIdle(2, "t1")).isRefused("unknown_team");
  });

  test("ENT21 what a moderator took back keeps no team", () => {
    const extra = (at: number, byMs: number) =>
      byModerator(at, { type: "GiveExtraTime", teamIds: ["t1"], byMs, why: "" });
    const hides = (at: number, hidden: boolean) =>
      byModerator(at, { type: "HideName", teamId: "t1", hidden });
    given(running(created(), extra(1, minute), extra(2, -minute), hides(3, true), hides(4, false)))
      .when(removesIdle(5, "t1"))
      .gives({ type: "TeamRemoved", teamId: "t1" });
    const adjusts = (at: number, deltaPoints: number) =>
      byModerator(at, { type: "AdjustBalance", teamId: "t1", deltaPoints, why: "x" });
    const undoes = byModerator(2, { type: "UndoAct", act: 1, why: "" });
    for (const takesBack of [adjusts(2, -5), undoes])
      given(running(created(), adjusts(1, 5), takesBack))
        .when(removesIdle(3, "t1"))
        .gives({ type: "TeamRemoved", teamId: "t1" });
    given(running(created(), adjusts(1, 5), adjusts(2, -4)))
      .when(removesIdle(3, "t1"))
      .isRefused("unknown_team");
  });

  test("ENT22 come back with their name and PIN, also when the entry is closed by then", () => {
    const gone = running(created({}, { lateEntry: false }), removesIdle(1, "t1"), closeEntry(2));
    const back = given(gone)
      .when(returns(3, "t1"))
      .gives(
        { type: "TeamJoined", teamId: "t3", name: "Ann", pin: "000001" },
        { type: "SeatTaken", teamId: "t3", seatId: "seat000055" },
        { type: "BoatChosen", teamId: "t3", boat: 0 },
      );
    expect(teamIn(back, "t3").balancePoints).toBe(500);
  });

  test("ENT22 each further device comes back to the same team, as far as it has seats", () => {
    const back = [removesIdle(1, "t1"), returns(2, "t1"), returns(3, "t1", "seat000056")];
    const { state } = given(running(created(), ...back));
    expect(teamIn(state, "t3").seats).toEqual(["seat000055", "seat000056"]);
    given(running(created(), ...back))
      .when(returns(4, "t1", "seat000057"))
      .isRefused("team_full", { seats: 2 });
  });

  test("ENT22 not under a name that others have taken, nor to a full contest", () => {
    given(running(created(), removesIdle(1, "t1"), joins(3, "ann", 2)))
      .when(returns(3, "t1"))
      .isRefused("team_name_taken", { name: "Ann" });
    const full = [removesIdle(1, "t1"), joins(3, "Cid", 2), joins(4, "Dan", 2)];
    given(running(created({ limits: { teams: 2, seatsPerTeam: 2 } }), ...full))
      .when(returns(3, "t1"))
      .isRefused("contest_full", { teams: 3 });
  });

  test("ENT22 ENT11 whom a moderator removed stays away, also when it had gone before", () => {
    given(running(created(), removes(1, "t1")))
      .when(returns(2, "t1"))
      .isRefused("team_removed");
    given(running(created(), removesIdle(1, "t1"), removes(2, "t1")))
      .when(returns(3, "t1"))
      .isRefused("team_removed");
    given(running(created())).when(returns(1, "t1")).isRefused("team_name_taken", { name: "Ann" });
    const released = [byModerator(1, release("t1", seatOf("t1"))), removesIdle(2, "t1")];
    given(running(created(), ...released))
      .when(returns(3, "t1"))
      .isRefused("team_removed");
    given(running(created())).when(returns(1, "t9")).isRefused("unknown_team");
  });
});
