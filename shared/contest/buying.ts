import type { CardId, TeamId } from "../ids.ts";
import type { Card } from "./board.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { RulePack } from "./rules.ts";
import { rewardsFor } from "./scoring.ts";
import type { ContestState, Purchase, Team } from "./state.ts";

/** What a card costs a team now, or why it cannot have it. The server decides by it, the board greys out by it. */
export type Offer =
  | { readonly type: "buy" | "relief"; readonly payPoints: number }
  | { readonly type: "refused"; readonly rejection: Rejection };

/** What an offer depends on; a team's own view has it all. */
export interface Buyer {
  readonly balancePoints: number;
  readonly purchases: readonly Pick<Purchase, "cardId" | "status">[];
}

type Priced = Pick<Card, "id" | "pricePoints">;

/** BUY1 – BUY6, without the contest's phase. */
export function offerFor(rules: RulePack, cards: readonly Priced[], buyer: Buyer, cardId: CardId): Offer {
  const card = cards[cardId - 1];
  if (!card) return refused("unknown_card"); // BUY1
  if (hasBought(buyer, cardId)) return refused("already_bought"); // BUY2
  if (activeCount(buyer) >= rules.slots) return refused("no_free_slot", { slots: rules.slots }); // BUY3

  const { pricePoints } = card;
  if (rules.negativeBalance || buyer.balancePoints >= pricePoints)
    return { type: "buy", payPoints: pricePoints };
  if (rules.relief && isBroke(cards, buyer) && pricePoints === cheapestUnbought(cards, buyer)) {
    return { type: "relief", payPoints: Math.max(0, buyer.balancePoints) }; // BUY6
  }
  return refused("not_enough_points", { pricePoints, balancePoints: buyer.balancePoints }); // BUY4
}

/** How many purchases are active: slots in use. */
export function activeCount(buyer: Pick<Buyer, "purchases">): number {
  return buyer.purchases.filter((purchase) => purchase.status === "active").length;
}

export function decideBuying(
  state: ContestState,
  team: Team,
  { command, at }: StampedCommand<Extract<Command, { type: "BuyCard" }>>,
): readonly DecidedEvent[] | Rejection {
  const offer = offerFor(state.rules, state.board.cards, team, command.cardId);
  if (offer.type === "refused") return offer.rejection;
  const card = cardOf(state, command.cardId);
  return [
    {
      type: "CardBought",
      at,
      teamId: team.id,
      cardId: card.id,
      purchaseId: state.purchaseCount + 1,
      pricePoints: card.pricePoints,
      paidPoints: offer.payPoints,
      rewardsPoints: rewardsFor(state.rules, card), // BUY5
      relief: offer.type === "relief",
    },
  ];
}

/** The card, known to exist. Throws for an id that was not checked. */
export function cardOf(state: ContestState, cardId: CardId): Card {
  const card = state.board.cards[cardId - 1];
  if (!card) throw new Error(`no card ${cardId}`);
  return card;
}

/** The team, known to exist. Throws for an id that was not checked. */
export function teamOf(state: ContestState, teamId: TeamId): Team {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  return team;
}

function hasBought(buyer: Buyer, cardId: CardId): boolean {
  return buyer.purchases.some((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn");
}

/** Nothing active, and the cheapest unbought card is out of reach. */
function isBroke(cards: readonly Priced[], buyer: Buyer): boolean {
  return activeCount(buyer) === 0 && buyer.balancePoints < cheapestUnbought(cards, buyer);
}

function cheapestUnbought(cards: readonly Priced[], buyer: Buyer): number {
  let cheapest = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    if (card.pricePoints < cheapest && !hasBought(buyer, card.id)) cheapest = card.pricePoints;
  }
  return cheapest;
}

function refused(code: Rejection["code"], params?: Rejection["params"]): Offer {
  return { type: "refused", rejection: params ? { code, params } : { code } };
}
