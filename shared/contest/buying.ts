import type { CardId, PurchaseId, TeamId } from "../ids.ts";
import type { LiveCard } from "./board.ts";
import { findCard } from "./cards.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { DecidedEvent } from "./events.ts";
import { offerFor } from "./offers.ts";
import type { Rejection } from "./rejections.ts";
import { rewardsFor } from "./scoring.ts";
import type { ContestState, Team } from "./state.ts";

// BUY8
export function decideBuying(
  state: ContestState,
  team: Team,
  { command, at }: StampedCommand<Extract<Command, { type: "BuyCard" }>>,
): readonly DecidedEvent[] | Rejection {
  const offer = offerFor(state.rules, state.board.cards, team, command.cardId);
  if (offer.type === "refused") return offer.rejection;
  const card = cardOf(state, command.cardId);
  const { pricePoints = card.pricePoints } = command;
  if (pricePoints !== card.pricePoints)
    return { code: "price_changed", params: { pricePoints: card.pricePoints } }; // BUY11
  return [
    {
      type: "CardBought",
      at,
      teamId: team.id,
      cardId: card.id,
      purchaseId: nextPurchaseId(team), // BUY5
      taskVersion: card.task.version, // BUY10
      pricePoints: card.pricePoints,
      paidPoints: offer.payPoints,
      rewardsPoints: rewardsFor(state.rules, card), // BUY5
      relief: offer.type === "relief",
    },
  ];
}

/** One above the highest of the team. BUY5 */
export function nextPurchaseId({ purchases }: Team): PurchaseId {
  return 1 + Math.max(0, ...purchases.map(({ id }) => id));
}

/** The card, known to exist. Throws for an id that was not checked. */
export function cardOf(state: Pick<ContestState, "board">, cardId: CardId): LiveCard {
  const card = findCard(state.board.cards, cardId);
  if (!card) throw new Error(`no card ${cardId}`);
  return card;
}

/** The team, known to exist. Throws for an id that was not checked. */
export function teamOf(state: ContestState, teamId: TeamId): Team {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  return team;
}
