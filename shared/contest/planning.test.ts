import { describe, expect, test } from "vitest";
import type { PlannedAct, PlannedMoment } from "./controlActs.ts";
import { mostPlanned } from "./controlActs.ts";
import type { ContestState } from "./state.ts";
import {
  byModerator,
  byTime,
  carryOut,
  created,
  extendsBy,
  finishes,
  given,
  happened,
  minute,
  opens,
  pauses,
  reopens,
  resumes,
  running,
  t0,
} from "./testing.ts";
import { dueCommand, nextDueAt } from "./timing.ts";
import { viewFor } from "./viewFor.ts";

const plans = (at: number, when: PlannedMoment, act: PlannedAct) =>
  byModerator(at, { type: "PlanAct", when, act });
const cancels = (at: number, number: number) => byModerator(at, { type: "CancelPlannedAct", number });
const does = (at: number, number: number) => byTime(at, { type: "DoPlannedAct", number });
const timeOf = (at: number): PlannedMoment => ({ at: t0 + at });
const toEnd = (minutesBeforeEnd: number): PlannedMoment => ({ minutesBeforeEnd });
const steering = (state: ContestState) => viewFor(state, { kind: "moderator" }).steering;
const pause: PlannedAct = { type: "PauseContest" };
const closes: PlannedAct = { type: "SetEntry", open: false };

describe("acts planned ahead", () => {
  test("PLN1 what falls due is done once, in the name of who planned it", () => {
    const planned = running(created(), plans(1, timeOf(5_000), pause));
    expect(nextDueAt(given(planned).state)).toBe(t0 + 5_000);
    given(planned).when(does(4_999, 1)).isRefused("contest_running");
    const after = given(planned)
      .when(does(5_000, 1))
      .gives(
        { type: "PlannedActDone", number: 1, refused: null, by: { role: "time" } },
        { type: "ContestPaused", by: { role: "moderator", accountId: "teacher" } },
      );
    expect(steering(after).plans).toEqual([]);
    given(planned).when(does(5_000, 2)).isRefused("contest_running");
  });

  test.each<readonly [PlannedAct, string]>([
    [pause, "ContestPaused"],
    [closes, "EntrySet"],
    [{ type: "FinishContest" }, "ContestFinished"],
    [{ type: "FreezeStandings" }, "StandingsFrozen"],
    [{ type: "SendMessage", to: null, text: "Hand in", screenSeconds: 30 }, "MessageSent"],
    [{ type: "CoverBoards", covered: true, pause: false }, "BoardsCovered"],
  ])("PLN1 %j", (act, type) => {
    const { state } = given(running(created(), plans(1, toEnd(2), act)));
    expect(nextDueAt(state)).toBe(t0 + 8 * minute);
    const { decisions } = carryOut(state, [does(8 * minute, 1)]);
    expect(decisions[0]).toMatchObject({
      ok: true,
      events: [{ type: "PlannedActDone", refused: null }, { type }],
    });
  });

  test("PLN1 a start is planned for a time", () => {
    const planned = happened(created(), opens(), plans(1, timeOf(60_000), { type: "StartContest" }));
    given(planned)
      .when(does(60_000, 1))
      .gives({ type: "PlannedActDone" }, { type: "ContestStarted", endsAt: t0 + 11 * minute });
    given(happened(created(), opens()))
      .when(plans(1, toEnd(1), { type: "StartContest" }))
      .isRefused("moment_passed");
  });

  test("PLN2 so long before the end moves with the deadline, and waits in a pause", () => {
    const { state } = given(running(created(), plans(1, toEnd(2), closes), extendsBy(2, minute)));
    expect(nextDueAt(state)).toBe(t0 + 9 * minute);
    const { state: paused } = carryOut(state, [pauses(minute)]);
    expect(nextDueAt(paused)).toBeNull();
    expect(nextDueAt(carryOut(paused, [resumes(2 * minute)]).state)).toBe(t0 + 10 * minute);
  });

  test("PLN2 what was due first is done first, and all of it before the end", () => {
    const { state } = given(
      running(created(), plans(1, toEnd(1), closes), plans(2, timeOf(8 * minute), pause)),
    );
    expect(dueCommand(state, t0 + 10 * minute + 5)).toEqual({ type: "DoPlannedAct", number: 2 });
    const { state: closed, accepted } = carryOut(
      given(running(created(), plans(1, toEnd(1), closes))).state,
      [does(10 * minute + 5, 1)],
    );
    expect([accepted, closed.entryOpen, dueCommand(closed, t0 + 10 * minute + 5)]).toEqual([
      1,
      false,
      { type: "FinishOnSchedule" },
    ]);
  });

  test("PLN3 what the rules refuse when it falls due comes to nothing, and moderators see why", () => {
    const planned = running(created(), plans(1, timeOf(5_000), pause), pauses(10));
    const after = given(planned)
      .when(does(5_000, 1))
      .gives({ type: "PlannedActDone", refused: "contest_paused" });
    expect(steering(after)).toMatchObject({
      plans: [],
      failed: [{ at: t0 + 5_000, code: "contest_paused", plan: { number: 1, act: "PauseContest" } }],
    });
    expect(nextDueAt(after)).toBeNull();
  });

  test("PLN3 a start that fell into a gap is not caught up with; anything else is, once", () => {
    const start = happened(created(), opens(), plans(1, timeOf(5_000), { type: "StartContest" }));
    given(start).when(does(20_001, 1)).gives({ type: "PlannedActDone", refused: "start_missed" });
    const message: PlannedAct = { type: "SendMessage", to: null, text: "Late", screenSeconds: null };
    const history = happened(created(), opens(), plans(1, timeOf(5_000), message));
    const { state } = carryOut(given(history).state, [does(600_000, 1), does(600_001, 1)]);
    expect(state.messages).toMatchObject({ sent: 1 });
  });

  test("EMG3 while everything is stopped only messages are sent", () => {
    const stop = byModerator(10, { type: "StopEverything" });
    const history = running(created(), plans(1, timeOf(5_000), { type: "FinishContest" }), stop);
    given(history).when(does(5_000, 1)).gives({ type: "PlannedActDone", refused: "everything_stopped" });
    const message: PlannedAct = { type: "SendMessage", to: null, text: "Wait", screenSeconds: null };
    given(running(created(), plans(1, timeOf(5_000), message), stop))
      .when(does(5_000, 1))
      .gives({ type: "PlannedActDone", refused: null }, { type: "MessageSent" });
  });

  test("PLN4 nothing falls due in a finished contest, nor afterwards what was meant for meanwhile", () => {
    const history = running(
      created(),
      plans(1, timeOf(5_000), pause),
      plans(2, toEnd(1), closes),
      finishes(10),
    );
    expect(nextDueAt(given(history).state)).toBeNull();
    const after = given(history)
      .when(reopens(9_000, 5 * minute))
      .gives({ type: "ContestReopened" });
    expect(steering(after).plans).toMatchObject([{ number: 2 }]);
    expect(nextDueAt(after)).toBe(t0 + 9_000 + 4 * minute);
  });

  test("PLN4 what was meant for so long before the end is cancelled by a reopening for less", () => {
    const history = running(
      created(),
      plans(1, toEnd(5), { type: "FinishContest" }),
      plans(2, toEnd(1), closes),
      finishes(10),
    );
    for (const [forMs, left] of [
      [5 * minute, [2]],
      [5 * minute + 1, [1, 2]],
      [minute, []],
    ] as const) {
      const { state } = carryOut(given(history).state, [reopens(9_000, forMs)]);
      expect(steering(state).plans.map(({ number }) => number)).toEqual(left);
      expect(dueCommand(state, t0 + 9_000)).toBeNull();
    }
    given(history)
      .when(reopens(9_000, 2 * minute))
      .gives({ type: "ContestReopened" }, { type: "PlannedActCancelled", number: 1 });
  });

  test("PLN5 what passed cannot be planned, nor more than the list holds; what is planned can be cancelled", () => {
    given(running(created()))
      .when(plans(5_000, timeOf(5_000), pause))
      .isRefused("moment_passed");
    given(running(created()))
      .when(plans(0, toEnd(10), pause))
      .isRefused("moment_passed");
    given(happened(created(), opens()))
      .when(plans(0, toEnd(10), pause))
      .gives({ type: "ActPlanned" });
    const all = Array.from({ length: mostPlanned }, (_, index) => plans(index, timeOf(9 * minute), pause));
    const full = happened(created(), opens(), ...all);
    given(full)
      .when(plans(99, timeOf(9 * minute), pause))
      .isRefused("too_much_planned");
    const after = given(full).when(cancels(99, 3)).gives({ type: "PlannedActCancelled", number: 3 });
    expect(steering(after).plans).toHaveLength(mostPlanned - 1);
    given(running(created(), plans(1, toEnd(1), pause)))
      .when(cancels(2, 2))
      .isRefused("unknown_planned_act");
  });
});
