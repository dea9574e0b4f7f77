import { describe, expect, test } from "vitest";
import type { StampedCommand } from "./commands.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
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
  starts,
  t0,
  teamIn,
} from "./testing.ts";
import { dueCommand, momentOf, nextDueAt, remainingMs, toleratedGapMs } from "./timing.ts";

const end = 10 * minute;
const interrupt = (at: number, lastAliveAt: number) =>
  byTime(at, { type: "Interrupt", lastAliveAt: t0 + lastAliveAt });
const startOnSchedule = (at: number) => byTime(at, { type: "StartOnSchedule" });
const finishOnSchedule = (at: number) => byTime(at, { type: "FinishOnSchedule" });
const endsAt = (state: ContestState) => (state.clock.endsAt ?? Number.NaN) - t0;

describe("the deadline", () => {
  const bought = running(created(), buys(1, "t1", 1));

  test("TIM1 an answer at the deadline is in time, one millisecond later is late", () => {
    given(bought)
      .when(answers(end, "t1", 1, "42"))
      .gives({ type: "AnswerJudged", at: t0 + end, status: "solved" });
    given(bought)
      .when(answers(end + 1, "t1", 1, "42"))
      .isRefused("time_is_up");
  });

  test("TIM1 so is a purchase", () => {
    given(bought)
      .when(buys(end, "t1", 2))
      .gives({ type: "CardBought" });
    given(bought)
      .when(buys(end + 1, "t1", 2))
      .isRefused("time_is_up");
  });

  test("TIM3 the contest finishes by itself after the deadline, not at it", () => {
    given(bought).when(finishOnSchedule(end)).isRefused("contest_running");
    const after = given(bought)
      .when(finishOnSchedule(end + 1))
      .gives({ type: "ContestFinished" });
    expect(after).toMatchObject({ phase: "finished", clock: { finishedAt: t0 + end + 1 } });
  });

  test("TIM5 a moderator moves it, both ways", () => {
    const longer = given(bought)
      .when(extendsBy(5, minute))
      .gives({ type: "DeadlineMoved", endsAt: t0 + end + minute });
    expect(endsAt(longer)).toBe(end + minute);
    given(running(created(), buys(1, "t1", 1), extendsBy(5, minute)))
      .when(answers(end + minute, "t1", 1, "42"))
      .gives({ type: "AnswerJudged" });
    given(running(created(), buys(1, "t1", 1), extendsBy(5, -minute)))
      .when(answers(end - minute + 1, "t1", 1, "42"))
      .isRefused("time_is_up");
  });

  test("TIM5 not to now or the past", () => {
    given(bought)
      .when(extendsBy(minute, -9 * minute))
      .isRefused("deadline_in_past");
    given(bought)
      .when(extendsBy(minute, 1 - 9 * minute))
      .gives({ type: "DeadlineMoved", endsAt: t0 + minute + 1 });
  });

  test("TIM5 in a pause it is measured from where the clock stands", () => {
    const paused = running(created(), pauses(9 * minute));
    given(paused)
      .when(extendsBy(30 * minute, -minute))
      .isRefused("deadline_in_past");
    given(paused)
      .when(extendsBy(30 * minute, 1 - minute))
      .gives({ type: "DeadlineMoved" });
    const longer = running(
      created(),
      pauses(9 * minute),
      extendsBy(30 * minute, minute),
      resumes(40 * minute),
    );
    expect(endsAt(given(longer).state)).toBe(42 * minute);
  });
});

describe("a pause", () => {
  const paused = running(created(), buys(1, "t1", 1), pauses(4 * minute));

  test("TIM4 stops the clock and moves the deadline by its length", () => {
    expect(given(paused).state).toMatchObject({ phase: "paused", clock: { pausedAt: t0 + 4 * minute } });
    const after = given(paused)
      .when(resumes(11 * minute))
      .gives({ type: "ContestResumed", endsAt: t0 + end + 7 * minute });
    expect(after).toMatchObject({ phase: "running", clock: { pausedAt: null } });
    const resumed = running(created(), buys(1, "t1", 1), pauses(4 * minute), resumes(11 * minute));
    given(resumed)
      .when(answers(17 * minute, "t1", 1, "42"))
      .gives({ type: "AnswerJudged" });
    given(resumed)
      .when(answers(17 * minute + 1, "t1", 1, "42"))
      .isRefused("time_is_up");
  });

  test("TIM4 buying and answering are refused", () => {
    given(paused)
      .when(buys(5 * minute, "t1", 2))
      .isRefused("contest_paused");
    given(paused)
      .when(answers(5 * minute, "t1", 1, "42"))
      .isRefused("contest_paused");
  });

  test("TIM4 two pauses add up", () => {
    const twice = running(created(), pauses(1_000), resumes(3_000), pauses(5_000), resumes(9_000));
    expect(endsAt(given(twice).state)).toBe(end + 6_000);
  });

  test("TIM4 no deadline passes in a pause", () => {
    expect(dueCommand(given(paused).state, t0 + 100 * minute)).toBeNull();
    given(paused)
      .when(finishOnSchedule(100 * minute))
      .isRefused("contest_paused");
  });
});

describe("the start", () => {
  const scheduled = happened(created({ startsAt: t0 + minute }), opens(), joins(1, "Ann"));

  test("TIM2 by hand, lasting the duration from that moment", () => {
    const after = given(happened(created(), opens()))
      .when(starts(7_000))
      .gives({ type: "ContestStarted", endsAt: t0 + 7_000 + end });
    expect(after).toMatchObject({
      phase: "running",
      clock: { startedAt: t0 + 7_000, endsAt: t0 + 7_000 + end },
    });
  });

  test("TIM2 by itself at the start time, not before", () => {
    given(scheduled)
      .when(startOnSchedule(minute - 1))
      .isRefused("contest_not_started");
    given(scheduled)
      .when(startOnSchedule(minute))
      .gives({ type: "ContestStarted", endsAt: t0 + minute + end });
  });

  test("TIM2 a moderator may be faster", () => {
    given(scheduled).when(starts(30_000)).gives({ type: "ContestStarted" });
  });

  test("TIM2 without a start time nothing starts by itself", () => {
    given(happened(created(), opens())).when(startOnSchedule(end)).isRefused("contest_not_started");
  });

  test("TIM9 a start that passed in a gap of more than 15 s is missed, and then by hand", () => {
    const after = given(scheduled)
      .when(interrupt(minute + 16_000, minute - 1_000))
      .gives({ type: "ScheduleMissed" });
    expect(after).toMatchObject({ phase: "lobby", clock: { startsAt: null } });
    expect(dueCommand(after, t0 + end)).toBeNull();
  });

  test("TIM9 a start that lies ahead, or in a gap of 15 s, is not", () => {
    given(scheduled)
      .when(interrupt(minute - 1, 0))
      .isRefused("contest_not_started");
    given(scheduled)
      .when(interrupt(minute + 14_000, minute - 1_000))
      .isRefused("contest_not_started");
    given(happened(created(), opens()))
      .when(interrupt(30 * minute, 0))
      .isRefused("contest_not_started");
  });

  test("TIM9 a start that passed before the lobby opened", () => {
    const draft = [created({ startsAt: t0 + minute })];
    const after = given(draft).when(opens(minute)).gives({ type: "LobbyOpened" }, { type: "ScheduleMissed" });
    expect(after).toMatchObject({ phase: "lobby", clock: { startsAt: null } });
    expect(
      given(draft)
        .when(opens(minute - 1))
        .gives({ type: "LobbyOpened" }).clock.startsAt,
    ).toBe(t0 + minute);
  });
});

describe("a power cut", () => {
  const history = running(created(), buys(1, "t1", 1));

  test("TIM6 of 15 s changes nothing", () => {
    given(history)
      .when(interrupt(minute + toleratedGapMs, minute))
      .isRefused("contest_running");
  });

  test("TIM6 of 15.001 s pauses", () => {
    given(history)
      .when(interrupt(minute + toleratedGapMs + 1, minute))
      .gives({ type: "ContestInterrupted", lastAliveAt: t0 + minute });
  });

  test("TIM6 of twenty minutes moves all deadlines by the gap and the wait for the moderator", () => {
    const back = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      starts(),
      buys(1, "t1", 1),
      interrupt(23 * minute, 3 * minute),
    );
    expect(given(back).state).toMatchObject({ phase: "paused", clock: { pausedAt: t0 + 3 * minute } });
    expect(remainingMs(given(back).state, t0 + 24 * minute)).toBe(7 * minute);
    const after = given(back)
      .when(resumes(25 * minute))
      .gives({ type: "ContestResumed" });
    expect(endsAt(after)).toBe(end + 22 * minute);
    given(
      happened(
        created(),
        opens(),
        joins(1, "Ann"),
        starts(),
        buys(1, "t1", 1),
        interrupt(23 * minute, 3 * minute),
        resumes(25 * minute),
      ),
    )
      .when(answers(32 * minute, "t1", 1, "42"))
      .gives({ type: "AnswerJudged", status: "solved" });
  });

  test("TIM6 a deadline inside the gap has not passed", () => {
    given(history)
      .when(interrupt(30 * minute, 9 * minute))
      .gives({ type: "ContestInterrupted" });
  });

  test("TIM3 a deadline before the gap has passed: the contest finishes", () => {
    given(history)
      .when(interrupt(30 * minute, end + 1))
      .isRefused("time_is_up");
    given(history)
      .when(finishOnSchedule(30 * minute))
      .gives({ type: "ContestFinished" });
    given(history)
      .when(interrupt(30 * minute, end))
      .gives({ type: "ContestInterrupted" });
  });

  test("TIM6 the program was alive at its last event, whatever the liveness row says", () => {
    given(running(created(), buys(5 * minute, "t1", 1)))
      .when(interrupt(20 * minute, minute))
      .gives({ type: "ContestInterrupted", lastAliveAt: t0 + 5 * minute });
    given(running(created(), buys(5 * minute, "t1", 1)))
      .when(interrupt(5 * minute + 10_000, minute))
      .isRefused("contest_running");
  });

  test("TIM13 a clock that was set back an hour pauses, and the deadline moves with it", () => {
    const hour = 60 * minute;
    given(history)
      .when(interrupt(minute - toleratedGapMs, minute))
      .isRefused("contest_running");
    const back = given(history)
      .when(interrupt(3 * minute - hour, 3 * minute))
      .gives({ type: "ContestInterrupted", lastAliveAt: t0 + 3 * minute });
    expect(remainingMs(back, t0 + 3 * minute - hour)).toBe(7 * minute);
    const paused = happened(created(), opens(), starts(), interrupt(3 * minute - hour, 3 * minute));
    const resumed = given(paused)
      .when(resumes(4 * minute - hour))
      .gives({ type: "ContestResumed" });
    expect(remainingMs(resumed, t0 + 4 * minute - hour)).toBe(7 * minute);
  });

  test("TIM13 a command counts after the last event, unless the clock was set back while nothing ran", () => {
    const at = (ms: number, command: StampedCommand["command"]) => ({ command, at: t0 + ms });
    const inLobby = given(happened(created(), opens(10 * minute))).state;
    expect(momentOf(inLobby, at(11 * minute, { type: "StartContest" }))).toBe(t0 + 11 * minute);
    expect(momentOf(inLobby, at(10 * minute - 1, { type: "StartContest" }))).toBe(t0 + 10 * minute);
    expect(momentOf(inLobby, at(-50 * minute, { type: "StartContest" }))).toBe(t0 - 50 * minute);
    const runs = given(history).state;
    expect(momentOf(runs, at(-50 * minute, { type: "BuyCard", cardId: 1 }))).toBe(runs.lastEventAt);
    expect(momentOf(runs, at(-50 * minute, { type: "Interrupt", lastAliveAt: t0 }))).toBe(t0 - 50 * minute);
  });

  test("TIM6 a pause stays the pause it was", () => {
    given(running(created(), pauses(minute)))
      .when(interrupt(30 * minute, minute))
      .isRefused("contest_paused");
  });
});

describe("the end", () => {
  const active = [buys(1, "t1", 1), buys(2, "t1", 2), buys(3, "t2", 6), answers(4, "t1", 1, "42")];

  test("TIM7 active purchases expire and their price is lost", () => {
    const after = given(running(created(), ...active))
      .when(finishes(9))
      .gives({
        type: "ContestFinished",
        expired: [
          { teamId: "t1", purchaseId: 2, refundPoints: 0 },
          { teamId: "t2", purchaseId: 1, refundPoints: 0 },
        ],
      });
    expect(after).toMatchObject({ phase: "finished", clock: { finishedAt: t0 + 9, pausedAt: null } });
    expect(purchaseOf(after, "t1", 1).status).toBe("solved");
    expect(purchaseOf(after, "t1", 2)).toMatchObject({ status: "expired", closedAt: t0 + 9 });
    expect(teamIn(after, "t1").balancePoints).toBe(400);
    expect(teamIn(after, "t2").ledger).toHaveLength(2);
  });

  test("TIM7 BUY6 what was paid is refunded where the rules say so, of a relief too", () => {
    const rules = { startPoints: 20, refundExpired: true };
    const after = given(running(created({}, rules), buys(1, "t1", 6)))
      .when(finishes(9))
      .gives({ type: "ContestFinished", expired: [{ teamId: "t1", purchaseId: 1, refundPoints: 20 }] });
    expect(teamIn(after, "t1").balancePoints).toBe(20);
    expect(teamIn(after, "t1").ledger.at(-1)).toMatchObject({
      reason: "refund",
      deltaPoints: 20,
      purchaseId: 1,
    });
  });

  test("TIM7 a paused contest can be finished", () => {
    const after = given(running(created(), ...active, pauses(5)))
      .when(finishes(9))
      .gives({ type: "ContestFinished" });
    expect(after).toMatchObject({ phase: "finished", clock: { pausedAt: null } });
  });

  test("TIM8 reopening restores what expired, with its attempts, and nothing else", () => {
    const wrong = answers(5, "t1", 2, "Rome");
    const after = given(running(created(), ...active, wrong, finishes(9)))
      .when(reopens(minute, 5 * minute))
      .gives({
        type: "ContestReopened",
        endsAt: t0 + 6 * minute,
        restored: [
          { teamId: "t1", purchaseId: 2, refundPoints: 0 },
          { teamId: "t2", purchaseId: 1, refundPoints: 0 },
        ],
      });
    expect(after).toMatchObject({ phase: "running", clock: { finishedAt: null } });
    expect(purchaseOf(after, "t1", 1).status).toBe("solved");
    expect(purchaseOf(after, "t1", 2)).toMatchObject({
      status: "active",
      closedAt: null,
      submissions: [{ reading: "rome" }],
    });
    given(running(created(), ...active, wrong, finishes(9), reopens(minute, 5 * minute)))
      .when(answers(6 * minute, "t1", 2, "Paris"))
      .gives({ type: "AnswerJudged", attempt: 2, rewardPoints: 300 });
  });

  test("TIM8 PAY5 refunds are taken back, and given again at the next end", () => {
    const rules = { refundExpired: true };
    const history = running(created({}, rules), buys(1, "t1", 2), finishes(9), reopens(10, minute));
    expect(teamIn(given(history).state, "t1")).toMatchObject({ balancePoints: 300 });
    expect(teamIn(given(history).state, "t1").ledger.map((entry) => entry.reason)).toEqual([
      "start",
      "purchase",
      "refund",
      "refund_taken_back",
    ]);
    expect(
      teamIn(given(history).when(finishes(11)).gives({ type: "ContestFinished" }), "t1").balancePoints,
    ).toBe(500);
  });

  test("TIM7 TIM8 a removed team's purchases are left alone", () => {
    const remove = byModerator(5, { type: "RemoveTeam", teamId: "t1" });
    given(running(created(), ...active, remove))
      .when(finishes(9))
      .gives({ type: "ContestFinished", expired: [{ teamId: "t2", purchaseId: 1, refundPoints: 0 }] });
  });
});

describe("what is due and what is shown", () => {
  const lobby = given(happened(created({ startsAt: t0 + minute }), opens())).state;
  const run = given(running(created())).state;

  test("TIM10 exactly from the next due time on", () => {
    expect(nextDueAt(lobby)).toBe(t0 + minute);
    expect(dueCommand(lobby, t0 + minute - 1)).toBeNull();
    expect(dueCommand(lobby, t0 + minute)).toEqual({ type: "StartOnSchedule" });
    expect(nextDueAt(run)).toBe(t0 + end + 1);
    expect(dueCommand(run, t0 + end)).toBeNull();
    expect(dueCommand(run, t0 + end + 1)).toEqual({ type: "FinishOnSchedule" });
  });

  test("TIM10 nothing in draft, pause and end", () => {
    const states = [
      [created({ startsAt: t0 })],
      running(created(), pauses(1)),
      running(created(), finishes(1)),
      happened(created(), opens()),
    ].map((history) => given(history).state);
    for (const state of states) {
      expect(nextDueAt(state)).toBeNull();
      expect(dueCommand(state, t0 + 100 * minute)).toBeNull();
    }
  });

  test("TIM11 the time left", () => {
    expect(remainingMs(lobby, t0)).toBeNull();
    expect(remainingMs(run, t0 + minute)).toBe(9 * minute);
    expect(remainingMs(run, t0 + end + 1)).toBe(0);
    const paused = given(running(created(), pauses(4 * minute))).state;
    expect(remainingMs(paused, t0 + 99 * minute)).toBe(6 * minute);
    expect(remainingMs(given(running(created(), finishes(1))).state, t0 + 2)).toBe(0);
  });
});
