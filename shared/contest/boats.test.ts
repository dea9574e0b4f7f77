import { describe, expect, test } from "vitest";
import { boatCount, boatOf } from "./boats.ts";
import { replay } from "./evolve.ts";
import {
  buys,
  byGuest,
  byModerator,
  byTeam,
  byTime,
  created,
  freezes,
  given,
  happened,
  joins,
  opens,
  seatOf,
  starts,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const chooses = (teamId: string, boat: number, at = 5) => byTeam(at, teamId, { type: "ChooseBoat", boat });
const removes = (at: number, teamId: string) => byModerator(at, { type: "RemoveTeam", teamId });
const restores = (at: number, teamId: string) => byModerator(at, { type: "RestoreTeam", teamId });
const goesIdle = (at: number, teamId: string) => byTime(at, { type: "RemoveIdleTeams", teamIds: [teamId] });
const comesBack = (at: number, teamId: string) =>
  byGuest(at, { type: "ReturnTeam", teamId, formerSeatId: seatOf(teamId), seatId: "seat000077" });

const lobby = happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob"));
const boatsSeen = (history: Parameters<typeof replay>[0]) =>
  Object.values(viewFor(replay(history), { kind: "public" }).teams).map(({ boat }) => boat);

describe("BOA1 the boat of a team", () => {
  test("is that of its number where nobody chose, the sixty of them in turn", () => {
    expect([1, 2, 60, 61, 120].map((number) => boatOf({ id: `t${number}` }))).toEqual([0, 1, 59, 0, 59]);
    expect(boatsSeen(lobby)).toEqual([0, 1]);
  });

  test("is the one it chose", () => {
    expect(boatOf({ id: "t4", boat: 17 })).toBe(17);
    expect(boatsSeen(happened(created(), opens(), joins(1, "Ann"), chooses("t1", 17)))).toEqual([17]);
  });
});

describe("BOA2 choosing", () => {
  test("a free boat, and another one after", () => {
    const state = given(lobby).when(chooses("t1", 7)).gives({ type: "BoatChosen", teamId: "t1", boat: 7 });
    expect(state.teams.t1?.boat).toBe(7);
    const again = happened(created(), opens(), joins(1, "Ann"), chooses("t1", 7), chooses("t1", 0, 6));
    expect(boatsSeen(again)).toEqual([0]);
  });

  test("not the own, by number or by choice", () => {
    given(lobby).when(chooses("t1", 0)).isRefused("nothing_to_change");
    given(happened(created(), opens(), joins(1, "Ann"), chooses("t1", 7)))
      .when(chooses("t1", 7, 6))
      .isRefused("nothing_to_change");
  });

  test("not another's, by number or by choice, until that is let go", () => {
    given(lobby).when(chooses("t1", 1)).isRefused("boat_taken", { number: 2 });
    const moved = happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), chooses("t2", 30));
    given(moved).when(chooses("t1", 30)).isRefused("boat_taken", { number: 31 });
    given(moved).when(chooses("t1", 1)).gives({ type: "BoatChosen", boat: 1 });
    const gone = happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), removes(4, "t2"));
    given(gone).when(chooses("t1", 1)).gives({ type: "BoatChosen", boat: 1 });
    const merges = byModerator(4, { type: "MergeTeams", fromTeamId: "t2", intoTeamId: "t1" });
    const merged = happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), merges);
    expect(boatsSeen(merged)).toEqual([0]);
    given(merged).when(chooses("t1", 1)).gives({ type: "BoatChosen", boat: 1 });
  });

  test("in the lobby only, and not by a team that is blocked", () => {
    given([...lobby, ...happened(created(), opens(), starts()).slice(-1)])
      .when(chooses("t1", 7))
      .isRefused("contest_running");
    const blocks = byModerator(3, { type: "BlockTeam", teamId: "t1", blocked: true });
    given(happened(created(), opens(), joins(1, "Ann"), blocks))
      .when(chooses("t1", 7))
      .isRefused("team_blocked");
  });
});

describe("BOA3 who comes", () => {
  test("and would sail what another chose gets the first free one", () => {
    const first = happened(created(), opens(), joins(1, "Ann"), chooses("t1", 1));
    given(first)
      .when(joins(2, "Bob", 6))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" }, { type: "BoatChosen", teamId: "t2", boat: 0 });
    given(first)
      .when(byModerator(6, { type: "AdmitTeam", name: "Bob", pin: "777777" }))
      .gives({ type: "TeamJoined" }, { type: "BoatChosen", teamId: "t2", boat: 0 });
  });

  test("and whose boat is free is given nothing", () => {
    given(lobby)
      .when(joins(3, "Cid", 6))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
  });

  test("while all are taken shares the one of its number", () => {
    const limits = { teams: 60, seatsPerTeam: 2 };
    const names = Array.from({ length: boatCount }, (_, index) => joins(index + 1, `Team ${index + 1}`));
    const full = happened(created({ limits }), opens(), ...names);
    given(full)
      .when(joins(61, "Late", 6))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
  });

  test("back by itself gets the boat it had, where that is free", () => {
    const had = [created(), opens(), joins(1, "Ann"), joins(2, "Bob"), chooses("t2", 40)] as const;
    given(happened(...had, goesIdle(6, "t2")))
      .when(comesBack(8, "t2"))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" }, { type: "BoatChosen", teamId: "t3", boat: 40 });
    given(happened(...had, goesIdle(6, "t2"), chooses("t1", 40, 7)))
      .when(comesBack(8, "t2"))
      .gives({ type: "TeamJoined" }, { type: "SeatTaken" });
  });

  test("back by a moderator gets another where its own was taken meanwhile", () => {
    const had = [created(), opens(), joins(1, "Ann"), joins(2, "Bob"), removes(3, "t2")] as const;
    given(happened(...had))
      .when(restores(8, "t2"))
      .gives({ type: "TeamRestored" });
    given(happened(...had, chooses("t1", 1)))
      .when(restores(8, "t2"))
      .gives({ type: "TeamRestored" }, { type: "BoatChosen", teamId: "t2", boat: 0 });
    const undo = byModerator(8, { type: "UndoDeed", deed: 2, why: "" });
    given(happened(...had, chooses("t1", 1)))
      .when(undo)
      .gives({ type: "TeamRestored" }, { type: "BoatChosen", teamId: "t2", boat: 0 }, { type: "DeedUndone" });
  });
});

test("BOA4 neither a hidden name nor frozen standings hide a boat", () => {
  const hides = byModerator(6, { type: "HideName", teamId: "t1", hidden: true });
  const chosen = [created(), opens(), joins(1, "Ann"), chooses("t1", 12), hides, starts(7)] as const;
  const frozen = happened(...chosen, buys(8, "t1", 1), freezes(9), joins(2, "Bob", 10));
  expect(boatsSeen(frozen)).toEqual([12, 1]);
  const none = byModerator(11, { type: "ShowPlaces", places: 0 });
  expect(boatsSeen(happened(...chosen, none))).toEqual([12]);
});
