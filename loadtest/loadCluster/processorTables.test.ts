import { expect, test } from "vitest";
import type { Turn } from "./Arm.ts";
import { partsTable, roundsTable } from "./processorTables.ts";

const turn = (seconds: readonly number[], beside: Record<string, number>): Turn => ({
  commands: 1_200,
  frames: 24_000,
  processes: seconds.map((user) => ({ user, system: 0.5 })),
  beside: new Map(Object.entries(beside).map(([name, user]) => [name, { user, system: 0 }])),
  replyMs: 12.34,
});
const rounds = [2, 3].map((user) => ({
  one: turn([user], { nginx: 1 }),
  two: turn([1, 2], { nginx: 1, Redis: user / 100 }),
  apart: turn([1, 1.5], { nginx: 2 }),
}));

test("every turn of every arm is told, and how many times the processor of one process it took", () => {
  const [_heading, first, second, third, next] = roundsTable(rounds);
  expect(first).toEqual(["1, one", "2.50", "2.00", "0.50", "1.000", "1 200", "24 000", "12.3"]);
  expect(second).toEqual(["1, two", "4.00", "3.00", "1.00", "1.600", "1 200", "24 000", "12.3"]);
  expect(third).toEqual(["1, apart", "3.50", "2.50", "1.00", "1.400", "1 200", "24 000", "12.3"]);
  expect(next?.slice(0, 2)).toEqual(["2, one", "3.50"]);
});

test("parts are medians over the rounds; what an arm does not have is left out", () => {
  expect(partsTable(rounds)).toEqual([
    ["processor seconds", "one", "two", "apart"],
    ["Regatta", "3.00", "4.00", "3.50"],
    ["Regatta, user", "2.50", "3.00", "2.50"],
    ["Regatta, system", "0.50", "1.00", "1.00"],
    ["its process 1", "3.00", "1.50", "1.50"],
    ["its process 2", "", "2.50", "2.00"],
    ["nginx", "1.00", "1.00", "2.00"],
    ["Redis", "", "0.03", ""],
    ["command → reply, 95 %, ms", "12.3", "12.3", "12.3"],
  ]);
});
