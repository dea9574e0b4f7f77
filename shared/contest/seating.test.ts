import { describe, expect, test } from "vitest";
import type { Command, StampedCommand } from "./commands.ts";
import { seatRefusal } from "./entering.ts";
import { seatNow, shownName } from "./seating.ts";
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
  purchaseOf,
  reopens,
  running,
  seatOf,
  t0,
  teamIn,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const does = (at: number, command: Command) => byModerator(at, command);
const merges = (at: number, fromTeamId: string, intoTeamId: string) =>
  does(at, { type: "MergeTeams", fromTeamId, intoTeamId });
const moves = (at: number, seatId: string, fromTeamId: string, toTeamId: string) =>
  does(at, { type: "MoveSeat", seatId, fromTeamId, toTeamId });
const restores = (at: number, teamId: string) => does(at, { type: "RestoreTeam", teamId });
const removes = (at: number, teamId: string) => does(at, { type: "RemoveTeam", teamId });
const blocks = (at: number, teamId: string, blocked = true) =>
  does(at, { type: "BlockTeam", teamId, blocked });
const hides = (at: number, teamId: string, hidden = true) => does(at, { type: "HideName", teamId, hidden });
const as = (teamId: string, seatId: string, command: Command, at = 50): StampedCommand => ({
  ...byTeam(at, teamId, command),
  actor: { role: "team", teamId, seatId },
});

/** Ann bought card 1, Bob cards 1 and 4. */
const played = (...commands: readonly StampedCommand[]) =>
  running(created(), buys(1, "t1", 1), buys(2, "t2", 1), buys(3, "t2", 4), ...commands);

describe("SEA1 a double is merged", () => {
  test("its devices sit at the other team, whose account stays as it is", () => {
    const state = given(played())
      .when(merges(10, "t2", "t1"))
      .gives({ type: "TeamsMerged" });
    expect(teamIn(state, "t1").seats).toEqual([seatOf("t1"), seatOf("t2")]);
    expect(teamIn(state, "t1").purchases).toHaveLength(1);
    expect(teamIn(state, "t1").balancePoints).toBe(400);
    expect(teamIn(state, "t2")).toMatchObject({ removed: true, seats: [], mergedInto: "t1" });
    expect(Object.keys(viewFor(state, { kind: "public" }).teams)).toEqual(["t1"]);
  });

  test("also where the seats are more than a team may take", () => {
    const full = played(
      byGuest(5, { type: "TakeSeat", name: "Ann", pin: "000001", seatId: "seat000008" }),
      byGuest(6, { type: "TakeSeat", name: "Bob", pin: "000002", seatId: "seat000009" }),
    );
    const state = given(full)
      .when(merges(10, "t2", "t1"))
      .gives({ type: "TeamsMerged" });
    expect(teamIn(state, "t1").seats).toHaveLength(4);
  });

  test("is refused for one team, and for one that is not here", () => {
    given(played())
      .when(merges(10, "t1", "t1"))
      .isRefused("same_team");
    given(played())
      .when(merges(10, "t9", "t1"))
      .isRefused("unknown_team");
    given(played(removes(9, "t2")))
      .when(merges(10, "t1", "t2"))
      .isRefused("team_removed");
  });
});

describe("SEA2 a seat acts for the team that it sits at", () => {
  const { state } = given(played(merges(10, "t2", "t1")));

  test("whatever its token says", () => {
    expect(seatNow(state, { teamId: "t2", seatId: seatOf("t2") }).teamId).toBe("t1");
    expect(seatNow(state, { teamId: "t1", seatId: seatOf("t1") }).teamId).toBe("t1");
    expect(seatNow(state, { teamId: "t2", seatId: "seat000077" }).teamId).toBe("t2");
    expect(seatNow(state, { teamId: "constructor", seatId: seatOf("t2") }).teamId).toBe("t1");
    const buy = as("t1", seatOf("t2"), { type: "BuyCard", cardId: 2 });
    given(played(merges(10, "t2", "t1")))
      .when(buy)
      .gives({ type: "CardBought", teamId: "t1" });
  });

  test("an answer meant for a card of its former team meets no other card", () => {
    const answer = { type: "SubmitAnswer", purchaseId: 1, cardId: 4, answer: "0.5" } as const;
    given(played(merges(10, "t2", "t1")))
      .when(as("t1", seatOf("t2"), answer))
      .isRefused("unknown_purchase");
    given(played(merges(10, "t2", "t1")))
      .when(as("t1", seatOf("t2"), { ...answer, cardId: 1, answer: "42" }))
      .gives({ type: "AnswerJudged", teamId: "t1", verdict: "accepted" });
  });
});

describe("SEA3 one device is moved", () => {
  test("to another team with a free place", () => {
    const state = given(played())
      .when(moves(10, seatOf("t2"), "t2", "t1"))
      .gives({ type: "SeatMoved" });
    expect(teamIn(state, "t1").seats).toEqual([seatOf("t1"), seatOf("t2")]);
    expect(teamIn(state, "t2")).toMatchObject({ removed: false, seats: [] });
  });

  test("not to a full one, nor where it does not sit", () => {
    const full = played(byGuest(5, { type: "TakeSeat", name: "Ann", pin: "000001", seatId: "seat000008" }));
    given(full)
      .when(moves(10, seatOf("t2"), "t2", "t1"))
      .isRefused("team_full", { seats: 2 });
    given(played())
      .when(moves(10, seatOf("t2"), "t1", "t2"))
      .isRefused("unknown_seat");
    given(played())
      .when(moves(10, seatOf("t2"), "t2", "t2"))
      .isRefused("same_team");
    given(played())
      .when(moves(10, seatOf("t2"), "t2", "t9"))
      .isRefused("unknown_team");
  });
});

describe("SEA4 a removed team comes back", () => {
  test("with its name, account, PIN and devices", () => {
    const before = teamIn(given(played()).state, "t2");
    const state = given(played(removes(9, "t2")))
      .when(restores(10, "t2"))
      .gives({ type: "TeamRestored", seats: [seatOf("t2")], expired: [], restored: [] });
    expect(teamIn(state, "t2")).toEqual(before);
  });

  test("after a merge it takes back its devices, but one that was moved on since stays", () => {
    const before = given(played()).state;
    const state = given(played(merges(9, "t2", "t1")))
      .when(restores(10, "t2"))
      .gives({ type: "TeamRestored" });
    expect(state.teams).toEqual(before.teams);
    const on = played(joins(3, "Cid", 4), merges(5, "t2", "t1"), moves(6, seatOf("t2"), "t1", "t3"));
    given(on).when(restores(10, "t2")).gives({ type: "TeamRestored", seats: [] });
  });

  test("ENT9 a device that was released meanwhile stays away, wherever it sat then", () => {
    const seat = "seat000009";
    const takes = byGuest(4, { type: "TakeSeat", name: "Bob", pin: "000002", seatId: seat });
    const merged = [takes, merges(5, "t2", "t1")];
    const moved = [...merged, joins(3, "Cid", 6), moves(7, seat, "t1", "t3")];
    for (const [before, teamId] of [
      [merged, "t1"],
      [moved, "t3"],
    ] as const) {
      const released = played(...before, does(8, { type: "ReleaseSeat", teamId, seatId: seat }));
      const state = given(released)
        .when(restores(9, "t2"))
        .gives({ type: "TeamRestored", seats: [seatOf("t2")] });
      expect(teamIn(state, "t2").seats).toEqual([seatOf("t2")]);
      expect(seatRefusal(state, { teamId: "t2", seatId: seat })).toBe("unknown_seat");
    }
  });

  test("one that went because nobody was there, too", () => {
    const gone = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      byTime(5, { type: "RemoveIdleTeams", teamIds: ["t1"] }),
    );
    const state = given(gone)
      .when(restores(10, "t1"))
      .gives({ type: "TeamRestored", seats: [seatOf("t1")] });
    expect(teamIn(given(gone).state, "t1").goneAt).toBe(t0 + 5);
    for (const field of ["mayReturn", "goneAt"]) expect(teamIn(state, "t1")).not.toHaveProperty(field);
  });

  test("not beside another of its name, nor one that is here", () => {
    given(played(removes(9, "t2"), joins(3, "bob", 10)))
      .when(restores(11, "t2"))
      .isRefused("team_name_taken", { name: "Bob" });
    given(played()).when(restores(10, "t2")).isRefused("nothing_to_change");
    given(played()).when(restores(10, "t9")).isRefused("unknown_team");
  });

  test("TIM7 TIM8 what it left open ends with the contest, or goes on with it", () => {
    const ended = given(played(removes(9, "t2"), finishes(20)))
      .when(restores(21, "t2"))
      .gives({
        type: "TeamRestored",
        expired: [
          { teamId: "t2", purchaseId: 1, refundPoints: 0 },
          { teamId: "t2", purchaseId: 2, refundPoints: 0 },
        ],
      });
    expect(purchaseOf(ended, "t2", 1).status).toBe("expired");
    const reopened = played(finishes(20), removes(21, "t2"), reopens(22, minute));
    const state = given(reopened)
      .when(restores(23, "t2"))
      .gives({ type: "TeamRestored", restored: [{ purchaseId: 1 }, { purchaseId: 2 }] as never });
    expect(purchaseOf(state, "t2", 2).status).toBe("active");
  });
});

describe("SEA5 a name is hidden", () => {
  const history = played(hides(10, "t2"));
  const { state } = given(history);

  test("from everybody but the team itself and moderators", () => {
    expect(viewFor(state, { kind: "public" }).teams.t2?.name).toBe("Team 2");
    expect(viewFor(state, { kind: "team", teamId: "t2" }).name).toBe("Bob");
    expect(viewFor(state, { kind: "moderator" }).teams.t2).toMatchObject({ name: "Bob", nameHidden: true });
    expect(shownName({ language: "ru" }, teamIn(state, "t2"))).toBe("Команда 2");
  });

  test("in frozen standings, too, and shown again", () => {
    const frozen = given(played(does(9, { type: "FreezeStandings" }), hides(10, "t2"))).state;
    expect(viewFor(frozen, { kind: "public" }).teams.t2?.name).toBe("Team 2");
    const shown = given(history)
      .when(hides(11, "t2", false))
      .gives({ type: "NameHidden" });
    expect(viewFor(shown, { kind: "public" }).teams.t2?.name).toBe("Bob");
    given(history).when(hides(11, "t2")).isRefused("nothing_to_change");
  });

  test("the words by which names are marked are the contest's", () => {
    const words = { marked: ["goose"], allowed: ["Scunthorpe"] };
    const set = given([created()])
      .when(does(1, { type: "SetNameWords", ...words }))
      .gives({ type: "NameWordsSet" });
    expect(viewFor(set, { kind: "moderator" }).nameWords).toEqual(words);
  });
});

describe("SEA6 a blocked team", () => {
  test("may look, and not act, until it is unblocked", () => {
    const blocked = played(blocks(10, "t2"));
    given(blocked)
      .when(answers(11, "t2", 1, "42"))
      .isRefused("team_blocked");
    expect(viewFor(given(blocked).state, { kind: "team", teamId: "t2" })).toMatchObject({ blocked: true });
    given(blocked).when(blocks(12, "t2")).isRefused("nothing_to_change");
    given(played(blocks(10, "t2"), blocks(12, "t2", false)))
      .when(answers(13, "t2", 1, "42"))
      .gives({ type: "AnswerJudged" });
  });
});

describe("APV1 entry by approval", () => {
  const asked = happened(created(), opens(), does(1, { type: "SetEntry", open: true, approval: true }));
  const join = { type: "JoinContest", name: "Ann", pin: "000001", seatId: seatOf("t1") } as const;

  test("guests wait until a moderator lets them in", () => {
    given(asked).when(byGuest(2, join)).isRefused("entry_by_approval");
    given(asked)
      .when(byGuest(2, { ...join, letInBy: "teacher" }))
      .gives({ type: "TeamJoined", letInBy: "teacher" }, { type: "SeatTaken" });
    expect(viewFor(given(asked).state, { kind: "public" })).toMatchObject({
      entryOpen: true,
      entryByApproval: true,
    });
  });

  test("opened without it, everybody comes in again, and old events mean what they meant", () => {
    const open = happened(
      created(),
      opens(),
      does(1, { type: "SetEntry", open: true, approval: true }),
      does(2, { type: "SetEntry", open: true }),
    );
    given(open).when(byGuest(3, join)).gives({ type: "TeamJoined" }, { type: "SeatTaken" });
  });
});
