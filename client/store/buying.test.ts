import { expect, test } from "vitest";
import { earnedPoints } from "../../shared/contest/earning.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { PublicView, PurchaseView, TeamView } from "../../shared/contest/view.ts";
import { en } from "../i18n/en.ts";
import { cardSentence, offerOf, teamBoard } from "./buying.ts";
import { attemptsLeft, balanceOf, inPlayOf, ledgerRows, rewardsAhead } from "./purchases.ts";
import { plainPurchase, plainTeamView } from "./testing/plainTeamView.ts";
import { plainView } from "./testing/plainView.ts";

const rewardsPoints = [200, 150, 100];

function contest(phase: Phase = "running"): PublicView {
  const card = (id: number, pricePoints: number) => ({
    id,
    row: id,
    column: 1,
    category: "Algebra",
    pricePoints,
    kind: "number" as const,
    rewardsPoints,
  });
  return plainView({
    board: { rows: 3, columns: 1, cards: [card(1, 100), card(2, 200), card(3, 900)] },
    phase,
  });
}

function team(balancePoints: number, ...purchases: PurchaseView[]): TeamView {
  return plainTeamView({
    name: "Otters",
    ledger: [{ at: 0, deltaPoints: balancePoints, reason: "start", purchaseId: null }],
    purchases: Object.fromEntries(purchases.map((one) => [one.id, one])),
  });
}

const wrong = (reading: string) => ({ at: 0, answer: reading, reading, verdict: "wrong" as const });
const right = { at: 0, answer: "1", reading: "1", verdict: "accepted" as const };
const offersOf = (view: PublicView, own: TeamView) =>
  teamBoard(view, own, en, null).cards.map((card) => card.offer);

test("BUY4 cards that cost too much are blocked", () => {
  expect(offersOf(contest(), team(500))).toEqual(["buy", "buy", "blocked"]);
});

test("BUY3 with every slot used all other cards are blocked", () => {
  const active = [1, 2, 3].map((id) => plainPurchase({ id, cardId: id === 3 ? 3 : id }));
  const own = team(1_000, ...active.slice(0, 2), plainPurchase({ id: 4, cardId: 2 }));
  expect(offersOf(contest(), own)).toEqual(["none", "none", "blocked"]);
});

test("BUY6 a broke team is offered its cheapest card for what it has left", () => {
  const own = team(30);
  expect(offersOf(contest(), own)).toEqual(["relief", "blocked", "blocked"]);
  expect(offerOf(contest(), own, 1)).toEqual({ type: "relief", payPoints: 30 });
  const [card] = teamBoard(contest(), own, en, null).cards;
  expect(card && cardSentence(card, en)).toBe("Algebra, 100 points, for 30, can be bought");
});

test("nobody buys in the lobby, in a pause, or after the end", () => {
  expect(offersOf(contest("lobby"), team(500))).toEqual(["none", "none", "none"]);
  expect(offersOf(contest("paused"), team(500))).toEqual(["blocked", "blocked", "blocked"]);
  expect(offersOf(contest("finished"), team(500))).toEqual(["none", "none", "none"]);
  expect(offerOf(contest("paused"), team(500), 1)).toMatchObject({ rejection: { code: "contest_paused" } });
});

test("a card says in words what happened to it", () => {
  const own = team(
    500,
    plainPurchase({ id: 1, cardId: 1, submissions: [wrong("5")] }),
    plainPurchase({ id: 2, cardId: 2, status: "solved", submissions: [wrong("5"), right] }),
  );
  const sentences = teamBoard(contest(), own, en, null).cards.map((card) => cardSentence(card, en));
  expect(sentences).toEqual([
    "Algebra, 100 points, in work, 2 attempts left",
    "Algebra, 200 points, solved by attempt 2",
    "Algebra, 900 points, cannot be bought now",
  ]);
});

test("a withdrawn card may be bought again", () => {
  expect(offersOf(contest(), team(500, plainPurchase({ status: "withdrawn" })))[0]).toBe("buy");
});

test("what a purchase may still pay follows its own attempts", () => {
  const tried = plainPurchase({ submissions: [wrong("5")] });
  expect([attemptsLeft(tried), rewardsAhead(tried), earnedPoints(tried)]).toEqual([2, [150, 100], 0]);
  expect(earnedPoints(plainPurchase({ status: "solved", submissions: [wrong("5"), right] }))).toBe(150);
  expect(inPlayOf(team(0, tried, plainPurchase({ id: 2, status: "failed" })))).toBe(100);
});

test("the ledger shows its running balance, the newest first", () => {
  const ledger = [
    { at: 1, deltaPoints: 500, reason: "start" as const, purchaseId: null },
    { at: 2, deltaPoints: -100, reason: "purchase" as const, purchaseId: 7 },
    { at: 3, deltaPoints: 200, reason: "reward" as const, purchaseId: 7 },
  ];
  const rows = ledgerRows(ledger, { 7: { cardId: 2 } });
  expect(rows.map((row) => [row.number, row.balancePoints, row.cardId])).toEqual([
    [3, 600, 2],
    [2, 400, 2],
    [1, 500, null],
  ]);
  expect(balanceOf({ ...team(0), ledger })).toBe(600);
});
