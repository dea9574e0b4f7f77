import { describe, expect, test } from "vitest";
import type { ContestState } from "./state.ts";
import {
  buys,
  byTime,
  created,
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
  running,
  starts,
  t0,
} from "./testing.ts";
import { remainingMs } from "./timing.ts";
import { viewFor } from "./viewFor.ts";

const seen = (at: number, epoch: number, seq: number, openedSeq: number) =>
  byTime(at, { type: "NoteMissedActs", epoch, seq, openedSeq });
const told = (state: ContestState) => viewFor(state, { kind: "public" }).missingActs;

const played = running(created(), buys(1, "t1", 1));
const lost = running(created(), buys(1, "t1", 1), seen(minute, 5, 100, 80));

describe("what a client has seen and the journal has not", () => {
  test("HEA7 interrupts a running contest where it stands, and says how many acts are missing", () => {
    const after = given(played)
      .when(seen(minute, 5, 100, 80))
      .gives(
        { type: "ContestInterrupted", at: t0 + minute, lastAliveAt: t0 + minute },
        { type: "ActsMissed", acts: 20, epoch: 5, seq: 100, by: { role: "time" } },
      );
    expect([after.phase, told(after)]).toEqual(["paused", 20]);
    expect(remainingMs(after, t0 + 3 * minute)).toBe(9 * minute);
  });

  test("HEA7 is only said of a contest that does not run", () => {
    const lobby = happened(created(), opens(), joins(1, "Ann"));
    for (const [history, phase] of [
      [[created()], "draft"],
      [lobby, "lobby"],
      [played, "running"],
      [running(created(), pauses(5)), "paused"],
      [running(created(), finishes(5)), "finished"],
    ] as const) {
      const decided = given(history).when(seen(6, 5, 9, 8));
      const after =
        phase === "running"
          ? decided.gives({ type: "ContestInterrupted" }, { type: "ActsMissed", acts: 1 })
          : decided.gives({ type: "ActsMissed", acts: 1 });
      expect([after.phase, told(after)]).toEqual([phase === "running" ? "paused" : phase, 1]);
    }
  });

  test("HEA7 does not interrupt what is over and only waits for its end", () => {
    const after = given(played)
      .when(seen(11 * minute, 5, 100, 80))
      .gives({ type: "ActsMissed", acts: 20 });
    expect(after.phase).toBe("running");
  });

  test("HEA7 is told once, and again only when more is missing", () => {
    given(lost)
      .when(seen(2 * minute, 5, 100, 80))
      .isRefused("nothing_to_change");
    given(lost)
      .when(seen(2 * minute, 4, 99, 80))
      .isRefused("nothing_to_change");
    const after = given(lost)
      .when(seen(2 * minute, 5, 105, 80))
      .gives({ type: "ActsMissed", acts: 25 });
    expect(told(after)).toBe(25);
  });

  test("HEA7 counts from the same loss after another opening, and anew after another loss", () => {
    const resumed = running(created(), seen(minute, 5, 100, 80), resumes(2 * minute));
    given(resumed)
      .when(seen(3 * minute, 5, 100, 95))
      .isRefused("nothing_to_change");
    given(resumed)
      .when(seen(3 * minute, 5, 103, 95))
      .gives({ type: "ContestInterrupted" }, { type: "ActsMissed", acts: 23 });
    given(resumed)
      .when(seen(3 * minute, 6, 97, 95))
      .gives({ type: "ContestInterrupted" }, { type: "ActsMissed", acts: 2, epoch: 6 });
  });

  test("HEA7 is nothing as long as the journal went further", () => {
    given(played)
      .when(seen(minute, 5, 80, 80))
      .isRefused("nothing_to_change");
    given(played)
      .when(seen(minute, 5, 12, 80))
      .isRefused("nothing_to_change");
  });

  test("HEA8 is said until the contest goes on", () => {
    expect(told(given(lost).state)).toBe(20);
    expect(
      told(
        given(lost)
          .when(finishes(2 * minute))
          .gives({ type: "ContestFinished" }),
      ),
    ).toBe(20);
    expect(
      told(
        given(lost)
          .when(resumes(2 * minute))
          .gives({ type: "ContestResumed" }),
      ),
    ).toBe(null);

    const draft = [...happened(created(), seen(1, 5, 9, 8))];
    expect(told(given(draft).state)).toBe(1);
    expect(told(given(draft).when(opens(2)).gives({ type: "LobbyOpened" }))).toBe(null);
    const lobby = happened(created(), opens(), seen(1, 5, 9, 8));
    expect(told(given(lobby).when(starts(2)).gives({ type: "ContestStarted" }))).toBe(null);
    const over = running(created(), finishes(5), seen(6, 5, 9, 8));
    expect(told(given(over).when(reopens(7, minute)).gives({ type: "ContestReopened" }))).toBe(null);
  });

  test("HEA7 FRZ1 everybody is told, whatever else is hidden", () => {
    const frozen = running(created(), buys(1, "t1", 1), freezes(2), seen(minute, 5, 100, 80));
    expect(told(given(frozen).state)).toBe(20);
    expect(given(frozen).state.freeze?.openEventAt).toBe(t0 + minute);
  });
});
