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
import { createTimeCalls, nextCallAt, type TimeCall } from "./timeCalls.ts";

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

/** What is called while a page looks only when there may be something to call. */
function callsWhenDue(fromMs: number): readonly (readonly [atMs: number, call: TimeCall])[] {
  const call = createTimeCalls();
  const view = viewFor(given(running(created({ durationMs: 20 * minute }))).state, { kind: "public" });
  const told: (readonly [number, TimeCall])[] = [];
  for (let at: number | null = fromMs; at !== null; ) {
    const said = call(view, t0 + at);
    if (said) told.push([at, said]);
    const until = nextCallAt(view, t0 + at);
    at = until === null ? null : until - t0;
  }
  return told;
}

describe("what is called", () => {
  test("CAL1 15, 5 and 1 minute before the end, each once", () => {
    expect(calls(0, 20 * minute)).toEqual([left(15), left(5), left(1)]);
  });

  test("CAL1 on time by a page that looks only when there may be something to call", () => {
    const [fifteen, five, one] = [15, 5, 1].map((minutes) => [(20 - minutes) * minute, left(minutes)]);
    expect(callsWhenDue(0)).toEqual([fifteen, five, one]);
    expect(callsWhenDue(5 * minute)).toEqual([five, one]);
    expect(callsWhenDue(15 * minute + 250)).toEqual([one]);
    expect(callsWhenDue(19 * minute + 250)).toEqual([]);
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
