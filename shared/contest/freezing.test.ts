import { describe, expect, test } from "vitest";
import { finalBlockers } from "./closing.ts";
import type { StampedCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { freezesAt } from "./freezing.ts";
import { isHiddenFromAll } from "./publicTeams.ts";
import { isShownByWorth, outOfSight, shownStandings } from "./shownStandings.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  byTime,
  carryOut,
  created,
  extendsBy,
  finishes,
  freezes,
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  reopens,
  resumes,
  revealsNext,
  running,
  t0,
  thaws,
} from "./testing.ts";
import { dueCommand, nextDueAt } from "./timing.ts";
import { viewFor } from "./viewFor.ts";

const plans = (at: number, minutesBeforeEnd: number | null) =>
  byModerator(at, { type: "PlanFreeze", minutesBeforeEnd });
const shows = (at: number, places: number | null) => byModerator(at, { type: "ShowPlaces", places });
const revealsAll = (at: number) => byModerator(at, { type: "RevealAll" });
const marksFinal = (at: number, reason: string | null = null) =>
  byModerator(at, { type: "MarkFinal", reason, account: "agrees" });
const publicOf = (state: ContestState) => viewFor(state, { kind: "public" });
const closingOf = (state: ContestState) => viewFor(state, { kind: "moderator" }).closing;

/** Ann 600 from one card, Bob 500; then frozen. */
const frozen = running(created(), buys(1, "t1", 1), answers(2, "t1", 1, "42"), freezes(3));
/** Hidden: Ann fails a card and works on one, Bob solves two. */
const played = [
  buys(4, "t1", 5),
  answers(5, "t1", 2, "2"),
  buys(6, "t1", 4),
  buys(7, "t2", 2),
  answers(8, "t2", 1, "Paris"),
  buys(9, "t2", 6),
  answers(10, "t2", 2, "blue"),
];

describe("while standings are frozen", () => {
  test("FRZ1 everybody sees the teams as they were, part by part the same", () => {
    const before = given(frozen).state;
    const { state, accepted } = carryOut(before, played);
    expect(accepted).toBe(played.length);
    expect(publicOf(state)).toEqual(publicOf(before));
    expect(publicOf(state).teams.t1).toBe(publicOf(before).teams.t1);
    expect(publicOf(state).teams.t1).toMatchObject({ balancePoints: 600, inPlayPoints: 0 });
  });

  test("FRZ1 names, who comes and goes, clock and phase are shown, and newcomers as on coming", () => {
    const { state } = carryOut(given(frozen).state, [
      ...played,
      joins(3, "Cid", 11),
      buys(12, "t3", 1),
      byModerator(13, { type: "RenameTeam", teamId: "t2", name: "Bobby" }),
      byModerator(14, { type: "RemoveTeam", teamId: "t1" }),
      pauses(15),
    ]);
    const view = publicOf(state);
    expect(view.phase).toBe("paused");
    expect(Object.keys(view.teams)).toEqual(["t2", "t3"]);
    expect(view.teams.t2).toMatchObject({ name: "Bobby", balancePoints: 500 });
    expect(view.teams.t3).toMatchObject({ balancePoints: 500, inPlayPoints: 0, cells: [0, 0, 0, 0, 0, 0] });
  });

  test("FRZ5 a team sees its own points, and moderators all of them", () => {
    const { state } = carryOut(given(frozen).state, played);
    const team = viewFor(state, { kind: "team", teamId: "t2" });
    expect(team.ledger.reduce((sum, entry) => sum + entry.deltaPoints, 0)).toBe(733);
    const { teams, closing } = viewFor(state, { kind: "moderator" });
    expect(teams.t2).toMatchObject({ balancePoints: 733, inPlayPoints: 0, lastRewardAt: t0 + 10 });
    expect(teams.t1).toMatchObject({ balancePoints: 449, inPlayPoints: 100, cells: [11, 0, 0, 1, 2, 0] });
    expect(closing).toMatchObject({ hiddenCount: 2, next: null });
  });

  test("FRZ2 the finish shows nothing, also where it pays back", () => {
    const refunding = running(created({}, { refundExpired: true }), buys(1, "t1", 1), freezes(2));
    const { state } = carryOut(given(refunding).state, [buys(3, "t1", 2), finishes(4)]);
    expect(publicOf(state).teams.t1).toMatchObject({
      balancePoints: 400,
      inPlayPoints: 100,
      cells: [1, 0, 0, 0, 0, 0],
    });
    expect(publicOf(state).freeze).toEqual({ frozenAt: t0 + 2, revealed: [] });
  });

  test("FRZ6 no team goes because nobody is there: it would tell who has bought nothing", () => {
    const idle = byTime(20, { type: "RemoveIdleTeams", teamIds: ["t2"] });
    given(frozen).when(idle).isRefused("already_frozen");
    given([...frozen, ...thawed(4)])
      .when(idle)
      .gives({ type: "TeamRemoved", teamId: "t2" });
  });

  test("FRZ6 an interruption tells no moment that only a hidden act had", () => {
    const gap = byTime(minute, { type: "Interrupt", lastAliveAt: t0 });
    const interrupted = [{ type: "ContestInterrupted", lastAliveAt: t0 + 3 }] as const;
    given(frozen)
      .when(gap)
      .gives(...interrupted);
    const { state } = carryOut(given(frozen).state, [...played, gap]);
    expect(state.clock.pausedAt).toBe(t0 + 3);
  });

  test("FRZ1 freezing twice, or thawing what is not frozen, is refused", () => {
    given(frozen).when(freezes(4)).isRefused("already_frozen");
    given(frozen).when(plans(4, 5)).isRefused("already_frozen");
    given(running(created())).when(thaws(4)).isRefused("not_frozen");
    given(running(created(), finishes(1)))
      .when(revealsNext(4))
      .isRefused("not_frozen");
    given(running(created(), finishes(1)))
      .when(revealsAll(4))
      .isRefused("not_frozen");
  });

  test("FRZ1 thawing shows everything as it is", () => {
    const { state } = carryOut(given(frozen).state, [...played, thaws(11)]);
    expect(publicOf(state).freeze).toBeNull();
    expect(publicOf(state).teams.t2).toMatchObject({ balancePoints: 733 });
  });
});

describe("a planned freeze", () => {
  const planned = running(created(), plans(1, 4));

  test("FRZ3 comes by itself so long before the end, and follows the deadline", () => {
    const { state } = given(planned);
    expect(freezesAt(state)).toBe(t0 + 6 * minute);
    const { state: moved } = carryOut(state, [extendsBy(2, minute), pauses(10), resumes(10 + minute)]);
    const dueAt = t0 + 8 * minute;
    expect(nextDueAt(moved)).toBe(dueAt);
    expect(dueCommand(moved, dueAt - 1)).toBeNull();
    expect(dueCommand(moved, dueAt)).toEqual({ type: "FreezeOnSchedule" });
    const { state: done } = carryOut(moved, [byTime(8 * minute, { type: "FreezeOnSchedule" })]);
    expect(publicOf(done).freeze?.frozenAt).toBe(dueAt);
    expect(nextDueAt(done)).toBe(t0 + 12 * minute + 1);
  });

  test("FRZ3 is not carried out early, nor twice, nor in a pause", () => {
    const due = byTime(6 * minute, { type: "FreezeOnSchedule" });
    given(planned)
      .when(byTime(6 * minute - 1, { type: "FreezeOnSchedule" }))
      .isRefused("contest_running");
    given(planned).when(due).gives({ type: "StandingsFrozen" });
    const { state } = carryOut(given(planned).state, [pauses(5)]);
    expect(dueCommand(state, t0 + 9 * minute)).toBeNull();
    expect(nextDueAt(state)).toBeNull();
  });

  test("FRZ3 comes before the finish when both are late", () => {
    expect(dueCommand(given(planned).state, t0 + 30 * minute)).toEqual({ type: "FreezeOnSchedule" });
  });

  test("FRZ3 is not planned for what passed, where it would come at once", () => {
    const before = given(running(created()));
    before.when(plans(minute, 9)).isRefused("moment_passed");
    before.when(plans(minute, 1_440)).isRefused("moment_passed");
    before.when(plans(minute - 1, 9)).gives({ type: "FreezePlanned", minutesBeforeEnd: 9 });
    // In a pause the clock stands still; without an end nothing passed.
    const paused = given(running(created(), pauses(4 * minute)));
    paused.when(plans(8 * minute, 6)).isRefused("moment_passed");
    paused.when(plans(8 * minute, 5)).gives({ type: "FreezePlanned" });
    given(happened(created(), opens()))
      .when(plans(1, 60))
      .gives({ type: "FreezePlanned", minutesBeforeEnd: 60 });
    // The plan of before stays, and can be taken back.
    const { state, accepted } = carryOut(given(planned).state, [plans(5 * minute, 6)]);
    expect([accepted, freezesAt(state)]).toEqual([0, t0 + 6 * minute]);
    given(planned)
      .when(plans(7 * minute, null))
      .gives({ type: "FreezePlanned", minutesBeforeEnd: null });
  });

  test("FRZ3 UND3 is not brought back by an undoing when its moment has passed", () => {
    // The lobby, the start and the first plan are deeds, too.
    const undoes = (at: number) => byModerator(at, { type: "UndoDeed", deed: 4, why: "" });
    const later = given(running(created(), plans(1, 4), plans(2, 3)));
    later.when(undoes(6 * minute)).isRefused("moment_passed");
    later
      .when(undoes(6 * minute - 1))
      .gives({ type: "FreezePlanned", minutesBeforeEnd: 4 }, { type: "DeedUndone", deed: 4 });
  });

  test("FRZ3 is cancelled by a reopening for no longer, after which it would come at once", () => {
    const over = given(running(created(), plans(1, 4), finishes(2 * minute)));
    for (const [forMs, freezeAt] of [
      [5 * minute, t0 + 4 * minute],
      [4 * minute + 1, t0 + 3 * minute + 1],
      [4 * minute, null],
      [minute, null],
    ] as const) {
      const { state } = carryOut(over.state, [reopens(3 * minute, forMs)]);
      expect(freezesAt(state)).toBe(freezeAt);
      expect(dueCommand(state, t0 + 3 * minute)).toBeNull();
    }
    over.when(reopens(3 * minute, 5 * minute)).gives({ type: "ContestReopened" });
    const reopened = carryOut(over.state, [reopens(3 * minute, minute)]).state;
    expect(closingOf(reopened).freezeMinutes).toBeNull();
    // Where the end is far enough, an undoing brings it back. Five deeds came before: the plan is the third.
    const undoes = byModerator(4 * minute - 1, { type: "UndoDeed", deed: 6, why: "" });
    expect(decide(reopened, undoes)).toMatchObject({ rejection: { code: "moment_passed" } });
    const later = carryOut(reopened, [extendsBy(4 * minute - 2, 10 * minute), undoes]).state;
    expect(freezesAt(later)).toBe(t0 + 10 * minute);
    // Who plans nothing has nothing cancelled.
    given(running(created(), finishes(1)))
      .when(reopens(2, minute))
      .gives({ type: "ContestReopened" });
  });

  test("FRZ3 is taken back by null and by thawing, and told to moderators alone", () => {
    expect(closingOf(given(planned).state).freezeMinutes).toBe(4);
    expect(JSON.stringify(publicOf(given(planned).state))).not.toContain("freezeMinutes");
    const { state } = carryOut(given(planned).state, [plans(2, null)]);
    expect(freezesAt(state)).toBeNull();
    const { state: thawedEarly } = carryOut(given(planned).state, [freezes(2), thaws(3)]);
    expect(freezesAt(thawedEarly)).toBeNull();
  });
});

describe("revealing", () => {
  const ended = running(
    created({}, { ranking: "balance" }),
    joins(3, "Cid", 1),
    buys(2, "t1", 1),
    freezes(3),
    answers(4, "t1", 1, "42"),
    buys(5, "t2", 2),
    finishes(6),
  );
  // Frozen: Bob 500, Cid 500, Ann 400. True: Ann 600, Cid 500, Bob 300.

  test("FRZ4 shows from the last place upward one true result a step, foretold to moderators, and ends thawed", () => {
    const steps: unknown[] = [];
    let { state } = given(ended);
    for (let at = 7; state.freeze; at += 1) {
      const { next } = closingOf(state);
      const { state: after } = carryOut(state, [revealsNext(at)]);
      steps.push([next?.name, next?.shownPoints, next?.balancePoints, next?.place]);
      if (next) expect(publicOf(after).teams[next.teamId]?.balancePoints).toBe(next.balancePoints);
      state = after;
    }
    expect(steps).toEqual([
      ["Bob", 500, 300, 3],
      ["Cid", 500, 500, 2],
      ["Ann", 400, 600, 1],
    ]);
    expect(closingOf(state)).toMatchObject({ hiddenCount: 0, next: null });
  });

  test("FRZ4 leaves the others as they were frozen", () => {
    const { state } = carryOut(given(ended).state, [revealsNext(7)]);
    const { teams, freeze } = publicOf(state);
    expect(freeze?.revealed).toEqual([{ teamId: "t2", place: 3 }]);
    expect(teams.t1).toEqual(publicOf(given(ended).state).teams.t1);
  });

  test("FRZ8 who is revealed stands below all who are hidden, with the final place", () => {
    const { state } = carryOut(given(ended).state, [revealsNext(7), revealsNext(8)]);
    const lines = shownStandings(publicOf(state)).map(({ place, team }) => `${place} ${team.name}`);
    expect(lines).toEqual(["1 Ann", "2 Cid", "3 Bob"]);
    const { state: one } = carryOut(given(ended).state, [revealsNext(7)]);
    const first = shownStandings(publicOf(one)).map(({ place, team }) => `${place} ${team.name}`);
    expect(first).toEqual(["1 Cid", "2 Ann", "3 Bob"]);
  });

  test("FRZ8 STD1 by worth those who are hidden keep the order they were frozen in, though the finish counts balances", () => {
    const { state: before } = given(
      running(
        created({}, { ranking: "worth" }),
        joins(3, "Cid", 1),
        buys(2, "t1", 1),
        answers(3, "t1", 1, "42"),
        buys(4, "t1", 2),
        freezes(5),
        buys(6, "t2", 5),
        finishes(7),
      ),
    );
    const lines = (state: ContestState) =>
      shownStandings(publicOf(state)).map(({ place, team }) => `${place} ${team.name}`);
    // Frozen: Ann 400 and 200 in play. True: Cid 500, Bob 449, Ann 400.
    expect(lines(before)).toEqual(["1 Ann", "2 Bob", "2 Cid"]);
    expect(closingOf(before).next).toMatchObject({ name: "Ann", shownPoints: 600, balancePoints: 400 });
    const one = carryOut(before, [revealsNext(8)]).state;
    expect(lines(one)).toEqual(["1 Bob", "1 Cid", "3 Ann"]);
    const all = carryOut(one, [revealsNext(9), revealsNext(10)]).state;
    expect(lines(all)).toEqual(["1 Cid", "2 Bob", "3 Ann"]);
  });

  test("STD1 teams are seen by worth until the end, and after it where something in play is still seen", () => {
    const isByWorth = (...more: readonly StampedCommand[]) =>
      isShownByWorth(publicOf(given(running(created({}, { ranking: "worth" }), ...more)).state));
    expect(isByWorth()).toBe(true);
    expect(isByWorth(buys(1, "t1", 1), finishes(2))).toBe(false);
    expect(isByWorth(buys(1, "t1", 1), freezes(2), finishes(3))).toBe(true);
    expect(isByWorth(freezes(2), finishes(3))).toBe(false);
    // As a team sees it whose own time is up, while others play on.
    const others = publicOf(given(running(created(), buys(1, "t1", 1))).state);
    expect(isShownByWorth({ ...others, phase: "finished" })).toBe(true);
    expect(isShownByWorth({ ...others, rules: { ...others.rules, ranking: "balance" } })).toBe(false);
  });

  test("FRZ8 equal teams have their shared place from the first of them on", () => {
    const tied = running(created(), joins(3, "Cid", 1), freezes(2), buys(3, "t3", 2), finishes(4));
    const { state } = carryOut(given(tied).state, [revealsNext(5), revealsNext(6)]);
    expect(publicOf(state).freeze?.revealed).toEqual([
      { teamId: "t3", place: 3 },
      { teamId: "t2", place: 1 },
    ]);
  });

  test("FRZ12 whoever says whose result is next reveals that one, once, and no other", () => {
    const reveals = (at: number, teamId: string) => byModerator(at, { type: "RevealNext", teamId });
    given(ended).when(reveals(7, "t1")).isRefused("changed_meanwhile", { next: "t2" });
    const { state, accepted } = carryOut(given(ended).state, [reveals(7, "t2"), reveals(7, "t2")]);
    expect(accepted).toBe(1);
    expect(publicOf(state).freeze?.revealed).toEqual([{ teamId: "t2", place: 3 }]);
    const nobody = given([...ended, ...thawed(7)]);
    nobody.when(reveals(8, "t2")).isRefused("not_frozen");
  });

  test("FRZ4 all at once, or what is left of it", () => {
    for (const act of [revealsAll(8), thaws(8)]) {
      const { state } = carryOut(given(ended).state, [revealsNext(7), act]);
      expect(publicOf(state).freeze).toBeNull();
      expect(publicOf(state).teams.t1).toMatchObject({ balancePoints: 600 });
    }
  });

  test("FRZ4 a team that was removed meanwhile is no step", () => {
    const { state } = carryOut(given(ended).state, [
      byModerator(7, { type: "RemoveTeam", teamId: "t2" }),
      revealsNext(8),
    ]);
    expect(publicOf(state).freeze?.revealed).toEqual([{ teamId: "t3", place: 2 }]);
  });

  test("STG4 everybody knows when results were told last, and whose were known before, until the contest is reopened", () => {
    const lastReveal = (...commands: readonly StampedCommand[]) =>
      publicOf(carryOut(given(ended).state, commands).state).lastReveal;
    expect(lastReveal()).toBeNull();
    expect(lastReveal(revealsNext(7))).toEqual({ at: t0 + 7, told: [] });
    expect(lastReveal(revealsNext(7), revealsNext(8))).toEqual({ at: t0 + 8, told: ["t2"] });
    // The last one and the thaw are one act.
    const all = [revealsNext(7), revealsNext(8), revealsNext(9)];
    expect(lastReveal(...all)).toEqual({ at: t0 + 9, told: ["t2", "t3"] });
    for (const act of [thaws(8), revealsAll(8)])
      expect(lastReveal(revealsNext(7), act)).toEqual({ at: t0 + 8, told: ["t2"] });
    for (const before of [[revealsNext(7)], all])
      expect(lastReveal(...before, reopens(10, minute))).toBeNull();
  });

  test("STG4 a thaw before the end tells no results", () => {
    expect(publicOf(carryOut(given(frozen).state, [thaws(4), finishes(5)]).state).lastReveal).toBeNull();
  });

  test("FRZ2 reopening hides what comes from all, also of those that were revealed", () => {
    const reopened = carryOut(given(ended).state, [revealsNext(7), reopens(8, minute)]).state;
    expect(publicOf(reopened)).toMatchObject({ phase: "running", freeze: { revealed: [] } });
    const before = publicOf(reopened);
    expect(before.teams.t2).toMatchObject({ balancePoints: 300 });
    const { state, accepted } = carryOut(reopened, [answers(9, "t2", 1, "Paris")]);
    expect(accepted).toBe(1);
    expect(publicOf(state)).toEqual(before);
  });
});

describe("results", () => {
  const ended = running(created(), finishes(1));

  test("FRZ10 are provisional after the finish, and final when a moderator says so", () => {
    expect(publicOf(given(running(created())).state).finality).toBeNull();
    expect(publicOf(given(ended).state).finality).toBe("provisional");
    const state = given(ended).when(marksFinal(2)).gives({ type: "ResultsMarkedFinal", reason: null });
    expect(publicOf(state).finality).toBe("final");
    given([...ended, event(state)])
      .when(marksFinal(3))
      .isRefused("already_final");
  });

  test("FRZ10 need a reason while something stands against them, which is kept for moderators", () => {
    const hidden = running(created(), freezes(1), finishes(2));
    expect(finalBlockers(given(hidden).state)).toEqual(["not_revealed"]);
    expect(closingOf(given(hidden).state).blockers).toEqual(["not_revealed"]);
    given(hidden).when(marksFinal(3)).isRefused("final_needs_reason");
    given(hidden).when(marksFinal(3, "  ")).isRefused("final_needs_reason");
    const state = given(hidden)
      .when(marksFinal(3, " The hall closes "))
      .gives({ type: "ResultsMarkedFinal" });
    expect(closingOf(state).finalReason).toBe("The hall closes");
    expect(JSON.stringify(publicOf(state))).not.toContain("The hall closes");
  });

  test("FRZ10 are provisional again after a contest was reopened", () => {
    const { state } = carryOut(given(ended).state, [marksFinal(2), reopens(3, minute), finishes(4)]);
    expect(publicOf(state).finality).toBe("provisional");
  });

  /** The event that led to this state. */
  function event(state: ContestState) {
    return {
      type: "ResultsMarkedFinal",
      at: state.lastEventAt,
      by: { role: "moderator", accountId: "teacher" },
      reason: null,
    } as const;
  }
});

function thawed(at: number) {
  const by = { role: "moderator", accountId: "teacher" } as const;
  return [{ type: "StandingsThawed", at: t0 + at, by }] as const;
}

test("GEN7 the freeze is a part of the replayed state", () => {
  const { state } = given(frozen);
  expect(frozen.slice(1).reduce(evolve, given(frozen.slice(0, 1)).state)).toEqual(state);
});

test.each([
  ["points", { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "helped" }, true],
  ["a purchase", { type: "RefundPurchase", teamId: "t1", purchaseId: 1, why: "" }, true],
  ["a card", { type: "VoidCard", cardId: 3, keepRewards: true, why: "" }, false],
] as const)(
  "FRZ7 of what moderators put right, %s moves nothing that everybody sees, a card does",
  (_, command, hidden) => {
    const before = given(frozen).state;
    const decision = decide(before, byModerator(4, command));
    if (!decision.ok) throw new Error(decision.rejection.code);
    const after = decision.events.reduce(evolve, before);
    expect(isHiddenFromAll(before, after, decision.events)).toBe(hidden);
  },
);

test("FRZ7 CLO7 that results are no longer final is seen by everybody, also while standings are frozen", () => {
  const before = carryOut(given(frozen).state, [finishes(4), marksFinal(5, "The hall closes")]).state;
  const command = { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "helped" } as const;
  const decision = decide(before, byModerator(6, command));
  if (!decision.ok) throw new Error(decision.rejection.code);
  const after = decision.events.reduce(evolve, before);
  expect(isHiddenFromAll(before, after, decision.events)).toBe(false);
  expect(publicOf(after)).toEqual({ ...publicOf(before), finality: "provisional" });
});

/** Ann 650, Bob 450 with a card in play, Cid and Dee 500. */
const four = (...more: readonly StampedCommand[]) =>
  running(
    created({}, { ranking: "balance" }),
    joins(3, "Cid"),
    joins(4, "Dee"),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "42"),
    buys(3, "t2", 5),
    ...more,
  );

describe("FRZ4 FRZ7 while results are revealed", () => {
  // Bob is the last one, and everybody sees that.
  const revealed = given(four(freezes(4), finishes(5), revealsNext(6))).state;
  const adjusts = (teamId: string, deltaPoints: number) =>
    byModerator(7, { type: "AdjustBalance", teamId, deltaPoints, why: "helped" });

  test.each([
    ["points of who was revealed move what everybody sees", adjusts("t2", 5), false],
    ["a place of who was revealed does, too", adjusts("t3", -100), false],
    ["points of who is hidden move nothing", adjusts("t3", 5), true],
    ["a question moves nothing", byTeam(7, "t2", { type: "AskQuestion", cardId: null, text: "Why?" }), true],
  ])("%s", (_what, stamped, hidden) => {
    const decision = decide(revealed, stamped);
    if (!decision.ok) throw new Error(decision.rejection.code);
    const after = decision.events.reduce(evolve, revealed);
    expect(isHiddenFromAll(revealed, after, decision.events)).toBe(hidden);
    const isSame = JSON.stringify(publicOf(after)) === JSON.stringify(publicOf(revealed));
    expect(isSame).toBe(hidden);
  });
});

describe("FRZ11 how much everybody sees of the standings", () => {
  test("the first places as they are, and of all others the names", () => {
    const { state } = given(four(shows(4, 2)));
    const view = publicOf(state);
    expect(view.shownPlaces).toBe(2);
    expect(shownStandings(view).map(({ place, team }) => [place, team.name])).toEqual([
      [1, "Ann"],
      [2, "Cid"],
      [2, "Dee"],
    ]);
    expect(outOfSight(view).map(({ name }) => name)).toEqual(["Bob"]);
    expect(view.teams.t2).toEqual({
      id: "t2",
      name: "Bob",
      boat: 1,
      balancePoints: 0,
      inPlayPoints: 0,
      lastRewardAt: null,
      cells: view.board.cards.map(() => 0),
      outOfSight: true,
    });
    expect(viewFor(state, { kind: "moderator" }).teams.t2?.inPlayPoints).toBeGreaterThan(0);
    expect(Object.keys(viewFor(state, { kind: "team", teamId: "t2" }).purchases)).toEqual(["1"]);
  });

  test("STD1 by worth whoever buys stays in sight, and falls out of it by failing", () => {
    const first = running(
      created({}, { ranking: "worth" }),
      joins(3, "Cid"),
      buys(1, "t1", 1),
      answers(2, "t1", 1, "42"),
      buys(3, "t1", 5),
      shows(4, 1),
    );
    const names = (state: ContestState) => shownStandings(publicOf(state)).map(({ team }) => team.name);
    expect(names(given(first).state)).toEqual(["Ann"]);
    const { state } = carryOut(given(first).state, [
      buys(5, "t2", 1),
      answers(6, "t2", 1, "42"),
      answers(7, "t1", 2, "2"),
    ]);
    expect(names(state)).toEqual(["Bob"]);
    expect(outOfSight(publicOf(state)).map(({ name }) => name)).toEqual(["Ann", "Cid"]);
  });

  test("no places: of everybody the name; and all again", () => {
    const none = given(four(shows(4, 0))).state;
    expect(shownStandings(publicOf(none))).toEqual([]);
    expect(outOfSight(publicOf(none)).map(({ name }) => name)).toEqual(["Ann", "Bob", "Cid", "Dee"]);
    const all = carryOut(none, [shows(5, null)]).state;
    expect(publicOf(all)).toEqual(publicOf(given(four()).state));
    expect(all).not.toHaveProperty("shown");
  });

  test("what a team out of sight does shows to nobody, unless it comes into sight", () => {
    const before = given(four(shows(4, 1))).state;
    const hidden = carryOut(before, [answers(5, "t2", 1, "2"), buys(6, "t3", 1)]).state;
    expect(publicOf(hidden).teams).toEqual(publicOf(before).teams);
    expect(publicOf(hidden).teams.t2).toBe(publicOf(before).teams.t2);
    const solved = carryOut(hidden, [
      answers(7, "t3", 1, "42"),
      buys(8, "t3", 2),
      answers(9, "t3", 2, "Paris"),
    ]);
    expect(publicOf(solved.state).teams.t3).toMatchObject({
      name: "Cid",
      cells: expect.arrayContaining([11]),
    });
    expect(publicOf(solved.state).teams.t1).toHaveProperty("outOfSight");
    expect(hidden.shown?.openEventAt).toBe(t0 + 4);
  });

  test.each([
    ["a purchase out of sight", buys(5, "t4", 2), true],
    ["a purchase of the first", buys(5, "t1", 2), false],
    ["a new name", byModerator(5, { type: "RenameTeam", teamId: "t4", name: "Eve" }), false],
  ])("%s asks for a message to all: %s", (_what, stamped, hidden) => {
    const before = given(four(shows(4, 1))).state;
    const decision = decide(before, stamped);
    if (!decision.ok) throw new Error(decision.rejection.code);
    const after = decision.events.reduce(evolve, before);
    expect(isHiddenFromAll(before, after, decision.events)).toBe(hidden);
  });

  test("frozen, the first places are those of then; the reveal shows the true first ones, from the last of them", () => {
    const before = given(four(shows(4, 1), freezes(5))).state;
    const { state } = carryOut(before, [
      buys(6, "t3", 1),
      answers(7, "t3", 1, "42"),
      buys(8, "t3", 2),
      answers(9, "t3", 2, "Paris"),
      finishes(10),
    ]);
    expect(shownStandings(publicOf(state)).map(({ team }) => team.name)).toEqual(["Ann"]);
    expect(closingOf(state)).toMatchObject({ hiddenCount: 1, next: { name: "Cid", place: 1 } });
    const shown = carryOut(state, [revealsNext(11)]).state;
    expect(shown.freeze).toBeUndefined();
    expect(shownStandings(publicOf(shown)).map(({ team }) => team.name)).toEqual(["Cid"]);
    expect(shown.shown?.places).toBe(1);
  });

  test("without places a reveal has nothing to show, and ends the freeze", () => {
    const { state } = given(four(shows(4, 0), freezes(5), finishes(6)));
    expect(closingOf(state)).toMatchObject({ hiddenCount: 0, next: null });
    const after = carryOut(state, [revealsNext(7)]).state;
    expect(after.freeze).toBeUndefined();
    expect(outOfSight(publicOf(after))).toHaveLength(4);
  });

  test("a team that does nothing stays: whether it has bought something is hidden", () => {
    const removes = byTime(5, { type: "RemoveIdleTeams", teamIds: ["t3"] });
    const before = given(four(shows(4, 2))).state;
    expect(decide(before, removes)).toMatchObject({ ok: false, rejection: { code: "already_frozen" } });
  });
});
