import { describe, expect, test } from "vitest";
import type { StampedCommand } from "./commands.ts";
import { activeCount, offerFor } from "./offers.ts";
import { answers, buys, byTeam, carryOut, created, given, purchaseOf, running, teamIn } from "./testing.ts";

const rich = { startPoints: 1_000 };

describe("buying", () => {
  test("BUY1 a card that is not there", () => {
    given(running(created()))
      .when(buys(1, "t1", 7))
      .isRefused("unknown_card");
    given(running(created()))
      .when(buys(1, "t1", 144))
      .isRefused("unknown_card");
  });

  test("BUY5 PAY5 the price is charged, and the terms are written down", () => {
    const after = given(running(created()))
      .when(buys(1_000, "t1", 3))
      .gives({
        type: "CardBought",
        teamId: "t1",
        cardId: 3,
        purchaseId: 1,
        pricePoints: 151,
        paidPoints: 151,
        rewardsPoints: [302, 226],
        relief: false,
      });
    expect(teamIn(after, "t1").balancePoints).toBe(349);
    expect(teamIn(after, "t1").ledger.at(-1)).toMatchObject({
      deltaPoints: -151,
      reason: "purchase",
      purchaseId: 1,
    });
    expect(purchaseOf(after, "t1", 1)).toMatchObject({ status: "active", submissions: [], closedAt: null });
  });

  test("BUY2 once, while active, solved, failed", () => {
    given(running(created(), buys(1, "t1", 1)))
      .when(buys(2, "t1", 1))
      .isRefused("already_bought");
    given(running(created(), buys(1, "t1", 1), answers(2, "t1", 1, "42")))
      .when(buys(3, "t1", 1))
      .isRefused("already_bought");
    given(running(created(), buys(1, "t1", 5), answers(2, "t1", 1, "2")))
      .when(buys(3, "t1", 5))
      .isRefused("already_bought");
  });

  test("BUY2 a card is not exclusive", () => {
    given(running(created(), buys(1, "t1", 1)))
      .when(buys(2, "t2", 1))
      .gives({ type: "CardBought" });
  });

  test("BUY2 again after it was withdrawn", () => {
    const { rules, board } = created();
    const buyer = { balancePoints: 500, purchases: [{ cardId: 1, status: "withdrawn" }] } as const;
    expect(offerFor(rules, board.cards, buyer, 1)).toEqual({ type: "buy", payPoints: 100 });
  });

  test("BUY3 three slots, and a solved card gives one back", () => {
    const three = running(created({}, rich), buys(1, "t1", 1), buys(2, "t1", 4), buys(3, "t1", 6));
    given(three)
      .when(buys(4, "t1", 5))
      .isRefused("no_free_slot", { slots: 3 });
    expect(activeCount(teamIn(given(three).state, "t1"))).toBe(3);
    const solved = running(
      created({}, rich),
      ...[1, 4, 6].map((id) => buys(id, "t1", id)),
      answers(9, "t1", 1, "42"),
    );
    given(solved)
      .when(buys(10, "t1", 5))
      .gives({ type: "CardBought" });
  });

  test("BUY3 slots are the team's own", () => {
    const one = running(created({}, { slots: 1 }), buys(1, "t1", 1));
    given(one)
      .when(buys(2, "t1", 2))
      .isRefused("no_free_slot", { slots: 1 });
    given(one)
      .when(buys(2, "t2", 2))
      .gives({ type: "CardBought" });
  });

  test("BUY4 a price above the balance, to the point", () => {
    given(running(created({}, { startPoints: 199 })))
      .when(buys(1, "t1", 2))
      .isRefused("not_enough_points", { pricePoints: 200, balancePoints: 199 });
    given(running(created({}, { startPoints: 200 })))
      .when(buys(1, "t1", 2))
      .gives({ type: "CardBought", paidPoints: 200 });
  });

  test("BUY4 PAY6 a balance may go below zero where the rules allow it", () => {
    const debt = running(created({}, { startPoints: 10, negativeBalance: true }));
    const after = given(debt)
      .when(buys(1, "t1", 2))
      .gives({ type: "CardBought", paidPoints: 200, relief: false });
    expect(teamIn(after, "t1").balancePoints).toBe(-190);
  });
});

describe("relief", () => {
  test("BUY6 the cheapest card for all that is left, at its full rewards", () => {
    const after = given(running(created({}, { startPoints: 32 })))
      .when(buys(1, "t1", 6))
      .gives({
        type: "CardBought",
        pricePoints: 33,
        paidPoints: 32,
        rewardsPoints: [66, 49, 33],
        relief: true,
      });
    expect(teamIn(after, "t1").balancePoints).toBe(0);
    expect(teamIn(after, "t1").ledger.at(-1)).toMatchObject({ deltaPoints: -32, reason: "relief" });
  });

  test("BUY6 for nothing at a balance of zero, and the ledger survives JSON", () => {
    const after = given(running(created({}, { startPoints: 0 })))
      .when(buys(1, "t1", 6))
      .gives({ type: "CardBought", paidPoints: 0, relief: true });
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  });

  test("BUY6 not another card", () => {
    given(running(created({}, { startPoints: 32 })))
      .when(buys(1, "t1", 5))
      .isRefused("not_enough_points", { pricePoints: 51, balancePoints: 32 });
  });

  test("BUY6 not while something is active, an already affordable card is bought as usual", () => {
    const active = running(created({}, { startPoints: 40 }), buys(1, "t1", 6));
    given(active)
      .when(buys(2, "t1", 5))
      .isRefused("not_enough_points", { pricePoints: 51, balancePoints: 7 });
    given(running(created({}, { startPoints: 33 })))
      .when(buys(1, "t1", 6))
      .gives({ type: "CardBought", paidPoints: 33, relief: false });
  });

  test("BUY6 either of two cheapest", () => {
    const cards = created().board.cards.filter(({ id }) => id === 1 || id === 4);
    const twins = cards.map((card, index) => ({ ...card, id: index + 1, column: index + 1 }));
    const first = created({ board: { rows: 2, columns: 2, cards: twins } }, { startPoints: 60 });
    given(running(first))
      .when(buys(1, "t1", 1))
      .gives({ type: "CardBought", paidPoints: 60, relief: true });
    given(running(first))
      .when(buys(1, "t1", 2))
      .gives({ type: "CardBought", paidPoints: 60, relief: true });
  });

  test("BUY6 the cheapest of those not bought", () => {
    const broke = running(
      created({}, { startPoints: 33 }),
      buys(1, "t1", 6),
      ...["red", "green", "white"].map((answer, index) => answers(2 + index, "t1", 1, answer)),
    );
    given(broke)
      .when(buys(9, "t1", 1))
      .isRefused("not_enough_points", { pricePoints: 100, balancePoints: 0 });
    given(broke)
      .when(buys(9, "t1", 5))
      .gives({ type: "CardBought", pricePoints: 51, paidPoints: 0, relief: true });
  });

  test("BUY6 not where the rules know none", () => {
    given(running(created({}, { startPoints: 0, relief: false })))
      .when(buys(1, "t1", 6))
      .isRefused("not_enough_points", { pricePoints: 33, balancePoints: 0 });
  });

  test("BUY6 a debt is not forgiven: nothing is taken, nothing is given", () => {
    const { rules, board } = created();
    const indebted = { balancePoints: -20, purchases: [] };
    expect(offerFor(rules, board.cards, indebted, 6)).toEqual({ type: "relief", payPoints: 0 });
  });
});

describe("many at once", () => {
  test("BUY8 fifty buys of one card are one purchase and one charge", () => {
    const { state } = given(running(created()));
    const after = carryOut(state, Array<StampedCommand>(50).fill(buys(1, "t1", 1)));
    expect(after.accepted).toBe(1);
    expect(teamIn(after.state, "t1")).toMatchObject({ balancePoints: 400, purchases: [{ id: 1 }] });
    expect(teamIn(after.state, "t1").ledger).toHaveLength(2);
  });

  test("BUY3 BUY8 buys of all cards at once fill the slots, no more", () => {
    const { state } = given(running(created({}, rich)));
    const all = [1, 2, 3, 4, 5, 6].flatMap((cardId) => [buys(1, "t1", cardId), buys(1, "t1", cardId)]);
    expect(carryOut(state, all).accepted).toBe(3);
  });
});

test("BUY11 nobody pays another price than the one that was seen", () => {
  const asks = (pricePoints: number) => byTeam(1, "t1", { type: "BuyCard", cardId: 1, pricePoints });
  const history = running(created());
  given(history).when(asks(90)).isRefused("price_changed", { pricePoints: 100 });
  given(history).when(asks(100)).gives({ type: "CardBought", paidPoints: 100 });
});
