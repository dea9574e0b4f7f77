import type { Board } from "../../shared/contest/board.ts";
import type { ContestDefinition } from "../../shared/contest/events.ts";
import { classicRules } from "../../shared/contest/rules.ts";

const prices = [100, 200, 300, 101];

/** Four cards whose answers are 10, 20, 30, 40. */
export const smallBoard: Board = {
  rows: 2,
  columns: 2,
  cards: prices.map((pricePoints, index) => ({
    id: index + 1,
    row: Math.floor(index / 2) + 1,
    column: (index % 2) + 1,
    category: "Sums",
    pricePoints,
    earlierTasks: [],
    task: {
      version: 1,
      statement: `What is ${index + 1} times ten?`,
      checker: { kind: "number", answer: String((index + 1) * 10) },
    },
  })),
};

export function smallContest(change: Partial<ContestDefinition> = {}): ContestDefinition {
  return {
    contestId: "c1",
    roomCode: "ABCDEF",
    title: "Small contest",
    language: "en",
    board: smallBoard,
    rules: classicRules,
    limits: { teams: 10, seatsPerTeam: 3 },
    durationMs: 40 * 60_000,
    startsAt: null,
    ...change,
  };
}
