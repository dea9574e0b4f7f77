import { describe, expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import {
  carryOut,
  created,
  extendsBy,
  given,
  minute,
  pauses,
  resumes,
  running,
  t0,
} from "../../shared/contest/testing.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { createTimeCalls, type TimeCall } from "./timeCalls.ts";

/** What is called while a page looks four times a second, and moderators do this, each at its time. */
function calls(fromMs: number, toMs: number, ...commands: readonly StampedCommand[]): readonly TimeCall[] {
  const call = createTimeCalls();
  let { state } = given(running(created({ durationMs: 20 * minute })));
  const told: TimeCall[] = [];
  let waiting = commands;
  for (let at = fromMs; at <= toMs; at += 250) {
    while (waiting[0] && waiting[0].at <= t0 + at) {
      state = carryOut(state, waiting.slice(0, 1)).state;
      waiting = waiting.slice(1);
    }
    const said = call(viewFor(state, { kind: "public" }), t0 + at);
    if (said) told.push(said);
  }
  return told;
}

const left = (minutes: number) => ({ type: "left", minutes });

describe("what is called", () => {
  test("CAL1 15, 5 and 1 minute before the end, each once", () => {
    expect(calls(0, 20 * minute)).toEqual([left(15), left(5), left(1)]);
  });

  test("CAL1 a page that is opened later says nothing of what passed", () => {
    expect(calls(15 * minute + 20_000, 17 * minute)).toEqual([]);
    expect(calls(15 * minute + 20_000, 20 * minute)).toEqual([left(1)]);
  });

  test("CAL2 a moved end is called as moved, and its marks come again", () => {
    expect(calls(14 * minute, 20 * minute, extendsBy(16 * minute, 5 * minute))).toEqual([
      left(5),
      { type: "moved", byMs: 5 * minute, leftMs: 9 * minute },
      left(5),
    ]);
    expect(calls(0, 2 * minute, extendsBy(minute, -16 * minute))).toEqual([
      { type: "moved", byMs: -16 * minute, leftMs: 3 * minute },
    ]);
  });

  test("CAL1 a pause is no move, and nothing is called in it", () => {
    const commands = [pauses(14 * minute), resumes(24 * minute)];
    expect(calls(13 * minute, 26 * minute, ...commands)).toEqual([left(5)]);
  });
});
