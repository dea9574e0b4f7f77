import { describe, expect, test } from "vitest";
import {
  answers,
  buys,
  byGuest,
  byModerator,
  byTime,
  carryOut,
  created,
  extendsBy,
  finishes,
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  resumes,
  running,
  starts,
  t0,
} from "./testing.ts";
import { dueCommand, nextDueAt } from "./timing.ts";
import { viewFor } from "./viewFor.ts";

const covers = (at: number, pause: boolean) => byModerator(at, { type: "CoverBoards", covered: true, pause });
const uncovers = (at: number) => byModerator(at, { type: "CoverBoards", covered: false, pause: false });
const stops = (at: number) => byModerator(at, { type: "StopEverything" });
const goesOn = (at: number) => byModerator(at, { type: "EndEmergency" });
const countsDown = (at: number) => byModerator(at, { type: "StartContest", countdown: true });
const callsOff = (at: number) => byModerator(at, { type: "CallOffStart" });
const closesEntry = (at: number) => byModerator(at, { type: "SetEntry", open: false });
const starting = (at: number) => byTime(at, { type: "StartOnSchedule" });
const lobby = happened(created(), opens(), joins(1, "Ann"));

describe("everybody looks up", () => {
  const covered = running(created(), buys(1, "t1", 1), covers(1_000, true));

  test("CVR1 nobody buys or answers, and the clock stands still", () => {
    given(covered)
      .when(buys(1_001, "t2", 1))
      .isRefused("contest_paused");
    const goingOn = running(created(), buys(1, "t1", 1), covers(1_000, false));
    given(goingOn)
      .when(buys(1_001, "t2", 1))
      .isRefused("boards_covered");
    given(goingOn)
      .when(answers(1_001, "t1", 1, "42"))
      .isRefused("boards_covered");
    expect(viewFor(given(goingOn).state, { kind: "public" }).cover).toBe("look_up");
  });

  test("CVR2 uncovering lets a clock go on that was stopped for it, with the time that was left", () => {
    const { state } = given(covered);
    expect(state.phase).toBe("paused");
    const after = given(covered)
      .when(uncovers(61_000))
      .gives({ type: "BoardsUncovered" }, { type: "ContestResumed", endsAt: t0 + 11 * minute });
    expect(after).toMatchObject({ phase: "running" });
    expect(after.cover).toBeUndefined();
    given(covered).when(covers(2_000, false)).isRefused("already_covered");
    given(running(created())).when(uncovers(1)).isRefused("not_covered");
  });

  test("CVR2 a pause of its own stays a pause, and a clock that somebody moved is not moved again", () => {
    const inPause = running(created(), pauses(10), covers(20, true));
    expect(given(inPause).when(uncovers(30)).gives({ type: "BoardsUncovered" }).phase).toBe("paused");
    const moved = running(created(), covers(10, true), resumes(20), pauses(30));
    expect(given(moved).when(uncovers(40)).gives({ type: "BoardsUncovered" }).phase).toBe("paused");
    const interrupted = running(
      created(),
      covers(10, false),
      byTime(60_000, { type: "Interrupt", lastAliveAt: t0 + 20 }),
    );
    expect(given(interrupted).when(uncovers(60_001)).gives({ type: "BoardsUncovered" }).phase).toBe("paused");
  });

  test("CVR3 the end uncovers", () => {
    const after = given(covered).when(finishes(2_000)).gives({ type: "ContestFinished" });
    expect(after.cover).toBeUndefined();
    expect(viewFor(after, { kind: "public" }).cover).toBeNull();
  });
});

describe("the emergency stop", () => {
  test("EMG1 stops the clock, closes the entry and covers, in one act; going on restores all three", () => {
    const stopped = running(created(), stops(1_000));
    const { state } = given(stopped);
    expect(state).toMatchObject({ phase: "paused", entryOpen: false });
    expect(viewFor(state, { kind: "public" }).cover).toBe("emergency");
    given(stopped)
      .when(byGuest(1_001, { type: "JoinContest", name: "Cid", pin: "123456", seatId: "seat000009" }))
      .isRefused("entry_closed");
    const after = given(stopped)
      .when(goesOn(31_000))
      .gives(
        { type: "EmergencyEnded" },
        { type: "EntrySet", open: true },
        { type: "ContestResumed", endsAt: t0 + 10.5 * minute },
      );
    expect(after).toMatchObject({ phase: "running", entryOpen: true });
    expect(after.emergency).toBeUndefined();
  });

  test("EMG1 what was paused, closed or covered before is so afterwards", () => {
    const history = running(created(), closesEntry(1), covers(2, true), stops(3));
    const after = given(history).when(goesOn(4)).gives({ type: "EmergencyEnded" });
    expect(after).toMatchObject({ phase: "paused", entryOpen: false, cover: { holdsClock: true } });
    given(history).when(stops(5)).isRefused("everything_stopped");
    given(running(created())).when(goesOn(5)).isRefused("nothing_stopped");
  });

  test("EMG2 nothing leads out of it but going on or the end", () => {
    const stopped = running(created(), stops(1));
    for (const command of [
      { type: "ResumeContest" },
      { type: "SetEntry", open: true },
      { type: "CoverBoards", covered: true, pause: false },
      { type: "UndoDeed", deed: 1, why: "" },
    ] as const)
      given(stopped).when(byModerator(2, command)).isRefused("everything_stopped");
    given(happened(created(), opens(), stops(1)))
      .when(starts(2))
      .isRefused("everything_stopped");
    given(stopped).when(extendsBy(2, minute)).gives({ type: "DeadlineMoved" });
  });

  test("EMG3 a start that was planned for meanwhile is missed", () => {
    const history = happened(created({ startsAt: t0 + 5_000 }), opens(), stops(1_000));
    expect(dueCommand(given(history).state, t0 + 9_000)).toBeNull();
    const after = given(history)
      .when(goesOn(9_000))
      .gives({ type: "EmergencyEnded" }, { type: "ScheduleMissed" }, { type: "EntrySet", open: true });
    expect(nextDueAt(after)).toBeNull();
  });

  test("EMG4 the end lifts it and leaves the entry as it was", () => {
    const after = given(running(created(), stops(1)))
      .when(finishes(2))
      .gives({ type: "ContestFinished" });
    expect(after).toMatchObject({ phase: "finished", entryOpen: true });
    expect(after.emergency).toBeUndefined();
  });
});

describe("3-2-1", () => {
  test("CDN1 a start by hand may be counted down to, and begins three seconds later by itself", () => {
    const counting = [...lobby, ...happened(created(), opens(), countsDown(1_000)).slice(2)];
    const { state } = given(counting);
    expect(viewFor(state, { kind: "public" }).countdownAt).toBe(t0 + 4_000);
    expect(nextDueAt(state)).toBe(t0 + 4_000);
    given(counting).when(starting(3_999)).isRefused("contest_not_started");
    const after = given(counting)
      .when(starting(4_000))
      .gives({ type: "ContestStarted", endsAt: t0 + 4_000 + 10 * minute });
    expect(after.countdownAt).toBeUndefined();
    given(counting).when(countsDown(2_000)).isRefused("counting_down");
    given(counting).when(starts(2_000)).gives({ type: "ContestStarted" });
  });

  test("CDN1 it can be called off, and whatever stops everything calls it off", () => {
    const counting = happened(created(), opens(), countsDown(1_000));
    const after = given(counting).when(callsOff(2_000)).gives({ type: "CountdownCalledOff" });
    expect(nextDueAt(after)).toBeNull();
    given(lobby).when(callsOff(1)).isRefused("not_counting_down");
    expect(
      given([...counting])
        .when(stops(2_000))
        .gives({ type: "EverythingStopped" }, { type: "EntrySet" }),
    ).not.toHaveProperty("countdownAt");
  });

  test("CDN2 a restart in its middle does not lose it; after a long gap it is called off", () => {
    const counting = happened(created(), opens(), countsDown(1_000));
    const interrupts = (at: number) => byTime(at, { type: "Interrupt", lastAliveAt: t0 + 1_000 });
    given(counting).when(interrupts(9_000)).isRefused("contest_not_started");
    expect(dueCommand(given(counting).state, t0 + 9_000)).toEqual({ type: "StartOnSchedule" });
    const after = given(counting).when(interrupts(60_000)).gives({ type: "CountdownCalledOff" });
    expect(dueCommand(after, t0 + 60_000)).toBeNull();
  });

  test("CDN1 an earlier start by the schedule prevails", () => {
    const { state } = carryOut(given(happened(created({ startsAt: t0 + 2_000 }), opens())).state, [
      countsDown(1_000),
    ]);
    expect(nextDueAt(state)).toBe(t0 + 2_000);
  });
});
