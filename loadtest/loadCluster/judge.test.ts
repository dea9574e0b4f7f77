import { expect, test } from "vitest";
import type { Turn } from "./Arm.ts";
import { judge } from "./judge.ts";
import type { ProcessorRound } from "./processorRounds.ts";
import { spreadTable } from "./processorTables.ts";

/** A round of so many seconds of each process; each arm does the same unless it is said otherwise. */
function round(
  seconds: { one: number; two: readonly number[] },
  other: { readonly [Arm in keyof ProcessorRound]?: Partial<Turn> } = {},
): ProcessorRound {
  const turn = (of: readonly number[]): Turn => ({
    commands: 1_000,
    frames: 20_000,
    processes: of.map((all) => ({ user: all / 2, system: all / 2 })),
    beside: new Map(),
    replyMs: 10,
  });
  return {
    one: { ...turn([seconds.one]), ...other.one },
    two: { ...turn(seconds.two), ...other.two },
    apart: { ...turn(seconds.two), ...other.apart },
  };
}

test("the median of the rounds counts, halfway between two of them", () => {
  const low = round({ one: 2, two: [1, 1.2] });
  expect(judge([low, round({ one: 2, two: [1.2, 1.25] })])).toEqual([]);
  expect(judge([low, round({ one: 2, two: [1.4, 1.4] })])).toEqual([
    "two processes took 1.250 times the processor of one, not 1.18",
  ]);
});

test("rounds in which the arms did not do the same show nothing", () => {
  const fair = { one: 2, two: [1, 1] };
  expect(judge([round(fair, { two: { commands: 999 } })])).toEqual([
    'void: 1000 commands of one process, 999 of "two"',
  ]);
  const frames = (two: number, apart: number) =>
    judge([round(fair, { two: { frames: two }, apart: { frames: apart } })]);
  expect(frames(19_810, 20_390)).toEqual([]);
  expect(frames(19_790, 20_410)).toEqual([
    'void: 20000 frames of one process, 19790 of "two"',
    'void: 20000 frames of one process, 20410 of "apart"',
  ]);
  expect(judge([round({ one: 2, two: [0.6, 1.4] })])).toEqual([
    "void: one of two processes did 30 % of the work",
  ]);
  expect(judge([round(fair, { one: { replyMs: 60 } })])).toEqual([
    'void: 95 % of the replies of "one" within 60 ms, not 50',
  ]);
});

test("each ratio is told with its spread", () => {
  const rounds = [round({ one: 2, two: [1, 1] }), round({ one: 2, two: [1, 1.4] })];
  expect(spreadTable(rounds)[1]).toEqual(["two / one", "1.100", "1.000", "1.200"]);
});
