import { describe, expect, test } from "vitest";
import type { StampedCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { extraTimeTeams } from "./extraTime.ts";
import { standingsOf } from "./standings.ts";
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
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  purchaseOf,
  reopens,
  resumes,
  running,
  t0,
  teamIn,
} from "./testing.ts";
import { dueCommand, nextDueAt } from "./timing.ts";
import { viewFor } from "./viewFor.ts";

const end = 10 * minute;
const gives = (at: number, teamIds: string[], byMs: number, why = "") =>
  byModerator(at, { type: "GiveExtraTime", teamIds, byMs, why });
const ends = (at: number, ...teamIds: string[]) => byTime(at, { type: "EndTeams", teamIds });

/** Ann has three minutes more than Bob, and both work at card 1. */
const withExtra = (...commands: readonly StampedCommand[]) =>
  running(created(), buys(1, "t1", 1), buys(2, "t2", 1), gives(3, ["t1"], 3 * minute), ...commands);

describe("XTR1 a team with extra time", () => {
  test("plays on after the deadline, to the millisecond, and nobody else does", () => {
    const late = given(withExtra());
    late.when(answers(end + 3 * minute, "t1", 1, "42")).gives({ type: "AnswerJudged", verdict: "accepted" });
    late.when(answers(end + 3 * minute + 1, "t1", 1, "42")).isRefused("time_is_up");
    late.when(answers(end, "t2", 1, "42")).gives({ type: "AnswerJudged" });
    late.when(answers(end + 1, "t2", 1, "42")).isRefused("time_is_up");
  });

  test("GEN3 guests meet the common deadline, moderators the last", () => {
    const late = given(withExtra());
    late
      .when(byGuest(end + 1, { type: "JoinContest", name: "Cid", pin: "000003", seatId: "seat000009" }))
      .isRefused("time_is_up");
    late.when(pauses(end + 3 * minute)).gives({ type: "ContestPaused" });
    late.when(pauses(end + 3 * minute + 1)).isRefused("time_is_up");
  });

  test("may be given it in the lobby, several at once, and some of it taken back", () => {
    const lobby = given(happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob")));
    const state = lobby
      .when(gives(1, ["t1", "t2", "t1"], minute, "dyslexia"))
      .gives({ type: "ExtraTimeGiven", teamIds: ["t1", "t2"], byMs: minute, restored: [] });
    expect(teamIn(state, "t2").extraTime).toEqual({
      leftMs: minute,
      grants: [{ at: t0 + 1, byMs: minute, why: "dyslexia" }],
    });
    expect(extraTimeTeams(state)).toBe(2);
    given(withExtra())
      .when(gives(4, ["t1"], -3 * minute))
      .gives({ type: "ExtraTimeGiven" });
    given(withExtra())
      .when(gives(4, ["t1"], -3 * minute - 1))
      .isRefused("no_extra_time", { name: "Ann" });
    given(withExtra())
      .when(gives(4, ["t9"], minute))
      .isRefused("unknown_team");
    const removed = withExtra(byModerator(4, { type: "RemoveTeam", teamId: "t2" }));
    given(removed)
      .when(gives(5, ["t1", "t2"], minute))
      .isRefused("team_removed");
  });

  test("TIM5 gets no deadline that has passed", () => {
    given(withExtra())
      .when(gives(end + 2 * minute, ["t1"], -minute))
      .isRefused("deadline_in_past");
    given(withExtra(ends(end + 1, "t2")))
      .when(gives(end + minute, ["t2"], minute))
      .isRefused("deadline_in_past");
  });
});

describe("XTR2 a team's own end", () => {
  test("expires its purchases, while the contest goes on until the last team's", () => {
    const before = given(withExtra());
    expect(nextDueAt(before.state)).toBe(t0 + end + 1);
    expect(dueCommand(before.state, t0 + end)).toBeNull();
    expect(dueCommand(before.state, t0 + end + 1)).toEqual({ type: "EndTeams", teamIds: ["t2"] });
    const state = before.when(ends(end + 1, "t1", "t2")).gives({
      type: "TeamsEnded",
      teamIds: ["t2"],
      expired: [{ teamId: "t2", purchaseId: 1, refundPoints: 0 }],
    });
    expect(state.phase).toBe("running");
    expect(purchaseOf(state, "t2", 1)).toMatchObject({ status: "expired", closedAt: t0 + end + 1 });
    expect(purchaseOf(state, "t1", 1).status).toBe("active");
    expect(extraTimeTeams(state)).toBe(1);
    expect(nextDueAt(state)).toBe(t0 + end + 3 * minute + 1);
    expect(dueCommand(state, t0 + end + 3 * minute + 1)).toEqual({ type: "FinishOnSchedule" });
  });

  test("comes to all who are due as one event, and not twice", () => {
    given(withExtra()).when(ends(end, "t2")).isRefused("contest_running");
    given(withExtra(ends(end + 1, "t2")))
      .when(ends(end + 2, "t2"))
      .isRefused("contest_running");
  });

  test("TIM3 the contest finishes by itself after the last one, and each keeps its own closing time", () => {
    const state = given(withExtra(ends(end + 1, "t2")))
      .when(byTime(end + 3 * minute + 1, { type: "FinishOnSchedule" }))
      .gives({ type: "ContestFinished", expired: [{ teamId: "t1", purchaseId: 1, refundPoints: 0 }] });
    expect(purchaseOf(state, "t2", 1).closedAt).toBe(t0 + end + 1);
    given(withExtra())
      .when(byTime(end + 1, { type: "FinishOnSchedule" }))
      .isRefused("contest_running");
  });

  test("a team removed holds nobody up", () => {
    const { state } = given(withExtra(byModerator(4, { type: "RemoveTeam", teamId: "t1" })));
    expect(dueCommand(state, t0 + end + 1)).toEqual({ type: "FinishOnSchedule" });
  });

  test("RES1 what is restated after it has ended with it", () => {
    const corrected = byModerator(end + 2, {
      type: "CorrectKey",
      cardId: 1,
      checker: { kind: "number", answer: "43" },
      policy: "strict",
      why: "",
    });
    const state = given(withExtra(answers(5, "t2", 1, "42"), ends(end + 1, "t2")))
      .when(corrected)
      .gives({ type: "Restated" });
    expect(purchaseOf(state, "t2", 1)).toMatchObject({ status: "expired", closedAt: t0 + end + 1 });
    given(withExtra(ends(end + 1, "t2")))
      .when(byModerator(end + 2, { type: "GivePurchase", teamId: "t2", cardId: 2, why: "" }))
      .isRefused("time_is_up");
  });
});

describe("XTR3 the clock of all", () => {
  test("TIM4 a pause moves every team's deadline", () => {
    const state = given(
      withExtra(ends(end + 1, "t2"), pauses(end + minute), resumes(end + 5 * minute)),
    ).state;
    expect(nextDueAt(state)).toBe(t0 + end + 7 * minute + 1);
    expect(teamIn(state, "t2").endedAt).toBe(t0 + end + 1);
  });

  test("TIM5 a deadline that is moved past now brings back whose end had come", () => {
    const over = given(withExtra(ends(end + 1, "t2")));
    over.when(extendsBy(end + minute, minute)).isRefused("deadline_in_past");
    const state = over.when(extendsBy(end + minute, 2 * minute)).gives({
      type: "DeadlineMoved",
      restored: [{ teamId: "t2", purchaseId: 1, refundPoints: 0 }],
    });
    expect(purchaseOf(state, "t2", 1)).toMatchObject({ status: "active", closedAt: null });
    expect(teamIn(state, "t2").endedAt).toBeUndefined();
    expect(nextDueAt(state)).toBe(t0 + end + 2 * minute + 1);
  });

  test("more time brings back a team whose end had come, and what was refunded is taken back", () => {
    const refunding = running(
      created({}, { refundExpired: true }),
      buys(1, "t2", 1),
      gives(3, ["t1"], 3 * minute),
      ends(end + 1, "t2"),
    );
    expect(teamIn(given(refunding).state, "t2").balancePoints).toBe(500);
    const state = given(refunding)
      .when(gives(end + 2, ["t2"], 2 * minute))
      .gives({ type: "ExtraTimeGiven", restored: [{ teamId: "t2", purchaseId: 1, refundPoints: 100 }] });
    expect(teamIn(state, "t2").balancePoints).toBe(400);
    expect(purchaseOf(state, "t2", 1).status).toBe("active");
  });

  test("TIM8 reopened, everybody gets the same time, and after it what was not used", () => {
    const used = given(withExtra(finishes(end + minute), reopens(end + 2 * minute, minute))).state;
    expect(teamIn(used, "t1").extraTime?.leftMs).toBe(2 * minute);
    const unused = given(withExtra(finishes(end - minute), reopens(end, minute))).state;
    expect(teamIn(unused, "t1").extraTime?.leftMs).toBe(3 * minute);
    const byItself = byTime(end + 3 * minute + 1, { type: "FinishOnSchedule" });
    const spent = given(withExtra(ends(end + 1, "t2"), byItself, reopens(end + 4 * minute, minute))).state;
    expect(teamIn(spent, "t1").extraTime?.leftMs).toBe(0);
    expect(teamIn(spent, "t2")).toMatchObject({ purchases: [{ status: "active" }] });
    expect(teamIn(spent, "t2").endedAt).toBeUndefined();
  });
});

describe("XTR5 what everybody is shown of rewards", () => {
  const shown = (tieBreak: "shared" | "earliest", ...more: readonly StampedCommand[]) => {
    const { state } = given(
      running(
        created({}, { tieBreak }),
        gives(1, ["t1"], 3 * minute),
        buys(2, "t1", 1),
        buys(3, "t2", 1),
        answers(10, "t2", 1, "42"),
        answers(20, "t1", 1, "42"),
        ...more,
      ),
    );
    const { teams, rules } = viewFor(state, { kind: "public" });
    return {
      told: Object.values(teams).map(({ lastRewardAt }) => lastRewardAt),
      places: standingsOf(Object.values(teams), rules).map(({ place, team }) => [place, team.id]),
    };
  };

  test("tells that there were some, where no tie is broken by them", () => {
    expect(shown("shared").told).toEqual([1, 1]);
    expect(shown("earliest", buys(30, "t2", 2), answers(40, "t2", 2, "Paris")).told).toEqual([1, 1]);
  });

  test("STD3 breaks ties by their order", () => {
    const { told, places } = shown("earliest");
    expect(told).toEqual([1, 2]);
    expect(places).toEqual([
      [1, "t1"],
      [2, "t2"],
    ]);
  });
});

describe("XTR4 what breaks ties", () => {
  test("STD3 is the time of a reward less what the team had been given before", () => {
    const state = given(withExtra(answers(20, "t1", 1, "42"), gives(30, ["t1"], minute))).state;
    expect(teamIn(state, "t1").lastRewardAt).toBe(t0 + 20 - 3 * minute);
    const voided = byModerator(40, { type: "AdjustBalance", teamId: "t1", deltaPoints: 1, why: "x" });
    const decision = decide(state, voided);
    if (!decision.ok) throw new Error("refused");
    expect(teamIn(decision.events.reduce(evolve, state), "t1").lastRewardAt).toBe(t0 + 20 - 3 * minute);
  });

  test("RES5 also when it follows from a restatement", () => {
    const ruled = byModerator(60, {
      type: "JudgeAnswers",
      cardId: 1,
      reading: null,
      answers: [{ teamId: "t1", purchaseId: 1, index: 0 }],
      verdict: "accepted",
      policy: "keep",
      why: "",
    });
    const state = given(withExtra(answers(20, "t1", 1, "41"), gives(30, ["t1"], minute), ruled)).state;
    expect(teamIn(state, "t1").lastRewardAt).toBe(t0 + 20 - 3 * minute);
  });

  test("a team that buys late in its own time is told so by its own clock", () => {
    given(withExtra(ends(end + 1, "t2")))
      .when(byTeam(end + minute, "t1", { type: "BuyCard", cardId: 2 }))
      .gives({ type: "CardBought", cardId: 2 });
  });
});
