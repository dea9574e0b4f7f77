import { describe, expect, test } from "vitest";
import type { BoardCard, BoardModel } from "../store/boardModel.ts";
import { boardModel } from "../store/testing/boardModel.ts";
import { differences } from "./differences.ts";

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

  test("CRD5 a card that is solved turns to the colours of who solved it", () => {
    const [foxes, bees] = [
      { boat: 4, name: "Foxes" },
      { boat: 9, name: "Bees" },
    ];
    const fleet = { atWork: [foxes], solved: [bees], first: bees, heat: 0 } as const;
    const before = withCard(3, { tally: { active: 1, solved: 1, failed: 0 }, fleet });
    const after = withCard(3, {
      tally: { active: 0, solved: 2, failed: 0 },
      fleet: { ...fleet, atWork: [], solved: [bees, foxes] },
    });
    expect(differences(before, after)).toEqual([{ cardId: 3, effect: "turn", boat: 4 }]);
    const renamed = withCard(3, {
      tally: { active: 1, solved: 1, failed: 0 },
      fleet: { ...fleet, atWork: [{ ...foxes, boat: 5 }] },
    });
    expect(differences(before, renamed)).toEqual([{ cardId: 3, effect: "repaint" }]);
  });

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
