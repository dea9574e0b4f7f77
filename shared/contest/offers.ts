import type { CardId } from "../ids.ts";
import type { Card } from "./board.ts";
import { findCard } from "./cards.ts";
import type { Rejection } from "./rejections.ts";
import type { RulePack } from "./rules.ts";
import type { Purchase } from "./state.ts";

/** What a card costs a team now, or why it cannot have it. The server decides by it, the board greys out by it. */
export type Offer =
  | { readonly type: "buy" | "relief"; readonly payPoints: number }
  | { readonly type: "refused"; readonly rejection: Rejection };

/** What an offer depends on; a team's own view has it all. */
export interface Buyer {
  readonly balancePoints: number;
  readonly purchases: readonly Pick<Purchase, "cardId" | "status">[];
}

type Priced = Pick<Card, "id" | "pricePoints"> & { readonly voided?: boolean };

/** BUY1 – BUY6, without the contest's phase. BUY7 */
export function offerFor(
  rules: Pick<RulePack, "slots" | "negativeBalance" | "relief">,
  cards: readonly Priced[],
  buyer: Buyer,
  cardId: CardId,
): Offer {
  const card = findCard(cards, cardId);
  if (!card) return refused("unknown_card"); // BUY1
  if (hasBought(buyer, cardId)) return refused("already_bought"); // BUY2
  if (card.voided) return refused("card_voided"); // VOI1
  if (activeCount(buyer) >= rules.slots) return refused("no_free_slot", { slots: rules.slots }); // BUY3

  const { pricePoints } = card;
  // PAY6
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

/** Whether the card is the buyer's, withdrawn purchases aside. BUY2 */
export function hasBought(buyer: Pick<Buyer, "purchases">, cardId: CardId): boolean {
  return buyer.purchases.some((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn");
}

/** Nothing active, and the cheapest unbought card is out of reach. */
function isBroke(cards: readonly Priced[], buyer: Buyer): boolean {
  return activeCount(buyer) === 0 && buyer.balancePoints < cheapestUnbought(cards, buyer);
}

function cheapestUnbought(cards: readonly Priced[], buyer: Buyer): number {
  let cheapest = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    if (card.pricePoints < cheapest && !card.voided && !hasBought(buyer, card.id))
      cheapest = card.pricePoints;
  }
  return cheapest;
}

function refused(code: Rejection["code"], params?: Rejection["params"]): Offer {
  return { type: "refused", rejection: params ? { code, params } : { code } };
}
