import { describe, expect, test } from "vitest";
import type { BoardCard, BoardModel } from "../store/boardModel.ts";
import { differences } from "./differences.ts";
import { boardModel } from "./testing/boardModel.ts";

const board = boardModel(2, 3);
const tally = { active: 1, solved: 2, failed: 3 };

describe("differences", () => {
  test.each([
    [{}, { state: { status: "active" } }, "flip"],
    [{ state: { status: "active" } }, { state: { status: "solved", attempt: 2 } }, "pulse"],
    [{ state: { status: "active" } }, { state: { status: "failed" } }, "shake"],
    [{ state: { status: "active" } }, { state: { status: "expired" } }, "repaint"],
    [{}, { offer: "blocked" }, "repaint"],
    [{}, { label: "2 attempts left" }, "repaint"],
    [{ tally }, { tally: { ...tally, active: 0, solved: 3 } }, "pulse"],
    [{ tally }, { tally: { ...tally, active: 0, failed: 4 } }, "shake"],
    [{ tally }, { tally: { ...tally, active: 2 } }, "flip"],
    [{ tally }, { tally: { ...tally, active: 0 } }, "repaint"],
  ] as const satisfies readonly (readonly [Partial<BoardCard>, Partial<BoardCard>, string])[])(
    "from %o to %o: %s",
    (before, after, effect) => {
      expect(differences(withCard(3, before), withCard(3, after))).toEqual([{ cardId: 3, effect }]);
    },
  );

  test("equal boards have none, whoever built them", () => {
    expect(differences(board, boardModel(2, 3))).toEqual([]);
  });

  test("another board is no difference of cards", () => {
    expect(differences(board, boardModel(3, 2))).toBeNull();
    expect(differences(board, { ...board, locale: "ru" })).toBeNull();
    expect(differences(board, withCard(1, { category: "Else" }))).toBeNull();
  });
});

function withCard(id: number, difference: Partial<BoardCard>): BoardModel {
  return {
    ...board,
    cards: board.cards.map((card) => (card.id === id ? { ...card, ...difference } : card)),
  };
}
