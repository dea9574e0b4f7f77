import { expect, test } from "vitest";
import { isTooSmall } from "./boardShape.ts";
import { boardModel } from "./testing/boardModel.ts";

test.each([
  ["12 × 12 on a phone", 12, 12, 390, 640, true],
  ["12 × 12 on a low phone", 12, 12, 390, 330, true],
  ["5 × 5 on a phone", 5, 5, 390, 640, false],
  ["5 × 7 lying down on a phone", 5, 7, 390, 640, false],
  ["1 × 1 on a low phone", 1, 1, 390, 330, false],
  ["1 × 12 on a phone", 1, 12, 390, 640, false],
  ["12 × 1 on a phone", 12, 1, 390, 640, false],
  ["12 × 1 on a low phone", 12, 1, 390, 300, true],
  ["12 × 12 on a low laptop", 12, 12, 775, 530, false],
  ["a place that is not shown", 12, 12, 0, 0, false],
] as const)("CRD7 %s", (_, rows, columns, width, height, isList) => {
  expect(isTooSmall(boardModel(rows, columns), { width, height })).toBe(isList);
});

test("CRD7 columns that mix categories cannot lie down, and become a list", () => {
  const board = boardModel(4, 12);
  const mixed = { ...board, cards: board.cards.map((card) => ({ ...card, category: `Topic ${card.row}` })) };
  expect(isTooSmall(board, { width: 390, height: 640 })).toBe(false);
  expect(isTooSmall(mixed, { width: 390, height: 640 })).toBe(true);
});
