import { expect, test } from "vitest";
import { type BoardModel, keptBoard } from "./boardModel.ts";

function board(solved: number, label = ""): BoardModel {
  const cards = [1, 2].map((id) => ({
    id,
    row: 1,
    column: id,
    category: "Algebra",
    pricePoints: 100,
    state: { status: "none" },
    offer: "buy",
    label: id === 2 ? label : "",
    tally: { active: 0, solved: id === 1 ? solved : 0, failed: 0 },
    fleet: null,
  })) satisfies BoardModel["cards"];
  return { rows: 1, columns: 2, locale: "en", cards, focusedCardId: null };
}

test("a board without a difference is the same board", () => {
  const before = board(1);
  expect(keptBoard(before, board(1))).toBe(before);
});

test("of a changed board the unchanged cards are the same cards", () => {
  const before = board(1);
  const after = keptBoard(before, board(2));
  expect(after).not.toBe(before);
  expect(after.cards[0]?.tally?.solved).toBe(2);
  expect(after.cards[1]).toBe(before.cards[1]);
});

test("every difference that is seen counts", () => {
  const before = board(1);
  const card = before.cards[0];
  if (!card) throw new Error("no card");
  const others: readonly BoardModel[] = [
    board(1, "2 attempts left"),
    { ...before, locale: "ru" },
    { ...before, focusedCardId: 2 },
    { ...before, rows: 2 },
    { ...before, cards: before.cards.slice(1) },
    { ...before, cards: [{ ...card, state: { status: "solved", attempt: 1 } }, ...before.cards.slice(1)] },
    { ...before, cards: [{ ...card, offer: "blocked" }, ...before.cards.slice(1)] },
    { ...before, cards: [{ ...card, pricePoints: 200 }, ...before.cards.slice(1)] },
  ];
  for (const after of others) {
    const kept = keptBoard(before, after);
    expect(kept).toEqual(after);
    expect(kept).not.toBe(before);
  }
});
