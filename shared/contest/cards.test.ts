import { describe, expect, test } from "vitest";
import { Board } from "./board.ts";
import { readCell } from "./cells.ts";
import { offerFor } from "./offers.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byTeam,
  carryOut,
  created,
  given,
  purchaseOf,
  running,
  sampleBoard,
  teamIn,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

/** Ids 70, 3 and 12, in this order: neither places nor in the order of the board. */
const renumbered: Board = {
  ...sampleBoard,
  cards: sampleBoard.cards.slice(0, 3).map((card, index) => ({ ...card, id: [70, 3, 12][index] ?? 0 })),
};

describe("BUY9 a card's id", () => {
  const history = running(created({ board: renumbered }), buys(1, "t1", 70), buys(2, "t2", 3));
  const { state } = given(history);

  test("BUY9 says nothing of its place: boards with any ids are boards", () => {
    expect(Board.safeParse(renumbered).success).toBe(true);
    const [first] = renumbered.cards;
    const twice = { ...renumbered, cards: renumbered.cards.map((card) => ({ ...card, id: first?.id })) };
    expect(Board.safeParse(twice).success).toBe(false);
  });

  test("BUY9 buys, answers and offers that card", () => {
    const after = carryOut(state, [answers(3, "t1", 1, "42"), answers(4, "t2", 1, "Paris")]).state;
    expect(purchaseOf(after, "t1", 1)).toMatchObject({ cardId: 70, status: "solved" });
    expect(purchaseOf(after, "t2", 1)).toMatchObject({ cardId: 3, status: "solved" });
    given(history)
      .when(buys(3, "t1", 1))
      .isRefused("unknown_card");
    const { rules, board } = viewFor(state, { kind: "public" });
    const buyer = { balancePoints: 500, purchases: teamIn(state, "t1").purchases };
    expect(offerFor(rules, board.cards, buyer, 12)).toEqual({ type: "buy", payPoints: 151 });
    expect(offerFor(rules, board.cards, buyer, 1)).toMatchObject({ rejection: { code: "unknown_card" } });
  });

  test("BUY9 SEE2 has its cell where the card stands among the cards", () => {
    const { teams } = viewFor(state, { kind: "public" });
    const statuses = (id: string) => teams[id]?.cells.map((cell) => readCell(cell).status);
    expect(statuses("t1")).toEqual(["active", "none", "none"]);
    expect(statuses("t2")).toEqual(["none", "active", "none"]);
  });
});

describe("BUY10 a purchase's task", () => {
  const bought = given(running(created(), buys(1, "t1", 1))).state;
  /** The card's second task: another statement, another key. */
  const edited: ContestState = {
    ...bought,
    board: {
      ...bought.board,
      cards: bought.board.cards.map((card) =>
        card.id === 1
          ? {
              ...card,
              task: { version: 2, statement: "Anew", checker: { kind: "number", answer: "43" } },
              earlierTasks: [card.task],
            }
          : card,
      ),
    },
  };
  const both = carryOut(edited, [buys(2, "t2", 1)]).state;

  test("BUY10 is the one it was bought with, whatever the card's is by then", () => {
    expect(purchaseOf(both, "t1", 1).taskVersion).toBe(1);
    expect(purchaseOf(both, "t2", 1).taskVersion).toBe(2);
    const { state } = carryOut(both, [answers(3, "t1", 1, "42"), answers(4, "t2", 1, "42")]);
    expect(purchaseOf(state, "t1", 1).status).toBe("solved");
    expect(purchaseOf(state, "t2", 1).status).toBe("active");
    expect(Board.safeParse(state.board).success).toBe(true);
  });

  test("BUY10 SEE3 its statement is shown, and no other version's", () => {
    const of = (teamId: string) => viewFor(both, { kind: "team", teamId }).tasks[1]?.statement;
    expect([of("t1"), of("t2")]).toEqual(["Statement 1", "Anew"]);
  });
});

describe("BUY5 numbers of purchases", () => {
  test("BUY5 go by the team alone", () => {
    const { state } = given(running(created(), buys(1, "t1", 1), buys(2, "t2", 1), buys(3, "t1", 3)));
    expect(teamIn(state, "t1").purchases.map(({ id }) => id)).toEqual([1, 2]);
    expect(teamIn(state, "t2").purchases.map(({ id }) => id)).toEqual([1]);
  });

  test("BUY5 go on above a team's highest, which earlier versions counted for all teams together", () => {
    const history = running(created(), buys(1, "t1", 1)).map((event) =>
      event.type === "CardBought" ? { ...event, purchaseId: 17 } : event,
    );
    given(history)
      .when(buys(2, "t1", 3))
      .gives({ type: "CardBought", purchaseId: 18 });
    given(history)
      .when(buys(2, "t2", 3))
      .gives({ type: "CardBought", purchaseId: 1 });
    given(history)
      .when(byTeam(3, "t1", { type: "SubmitAnswer", purchaseId: 17, answer: "42" }))
      .gives({ type: "AnswerJudged", status: "solved" });
  });
});
