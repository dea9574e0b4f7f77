import type { LiveCard } from "../../contest/board.ts";
import type { Checker } from "../../contest/checkers/checker.ts";
import { classicRules, type RulePack } from "../../contest/rules.ts";
import type { SimulatedContest } from "../Simulation.ts";

export const minute = 60_000;

const usual: Checker = { kind: "number", answer: "42" };

/** A row of cards of these prices, 40 minutes by the classic rules. */
export function trialContest(
  prices: readonly number[],
  rules: Partial<RulePack> = {},
  checker: Checker = usual,
): SimulatedContest {
  return {
    board: {
      rows: 1,
      columns: prices.length,
      cards: prices.map((price, index) => card(index, price, checker)),
    },
    rules: { ...classicRules, ...rules },
    language: "en",
    durationMs: 40 * minute,
  };
}

/** Five columns of 100 to 500 points, of every kind of answer. */
export function classBoard(): SimulatedContest {
  const checkers: readonly Checker[] = [
    { kind: "number", answer: "0.5" },
    { kind: "text", answers: ["Paris", "Париж"], edition: 2 },
    { kind: "choice", options: ["a", "b", "c", "d"], correct: [3], several: false },
    { kind: "number", answer: "7", tolerance: "0.1" },
    { kind: "choice", options: ["a", "b", "c"], correct: [1, 3], several: true },
  ];
  const cards = Array.from({ length: 25 }, (_, index): LiveCard => {
    const checker = checkers[index % 5] ?? usual;
    const place = { row: 1 + Math.floor(index / 5), column: 1 + (index % 5) };
    return { ...card(index, 100 * place.row, checker), ...place };
  });
  return { ...trialContest([100]), board: { rows: 5, columns: 5, cards } };
}

export const twoOptions: Checker = { kind: "choice", options: ["yes", "no"], correct: [1], several: false };

function card(index: number, pricePoints: number, checker: Checker): LiveCard {
  return {
    id: index + 1,
    row: 1,
    column: index + 1,
    category: "Trial",
    pricePoints,
    task: { version: 1, statement: `Task ${index + 1}`, checker },
    earlierTasks: [],
  };
}
