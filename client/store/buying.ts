import { attemptsUsed } from "../../shared/contest/earning.ts";
import { type Offer, offerFor } from "../../shared/contest/offers.ts";
import type { PublicCard, PublicView, TeamView } from "../../shared/contest/view.ts";
import type { Texts } from "../i18n/texts.ts";
import type { BoardCard, BoardModel } from "./boardModel.ts";
import { cellOf } from "./cardTeams.ts";
import { attemptsLeft, balanceOf, newestPurchase, purchasesOf } from "./purchases.ts";

/** What a tap on a card may lead to: the shared rule, and when nobody buys, or a blocked team does not. SEA7 */
export function offerOf(view: PublicView, team: TeamView, cardId: number): Offer {
  switch (view.phase) {
    case "running":
      if (team.blocked) return { type: "refused", rejection: { code: "team_blocked" } };
      return offerFor(
        view.rules,
        view.board.cards,
        { balancePoints: balanceOf(team), purchases: purchasesOf(team) },
        cardId,
      );
    case "paused":
      return { type: "refused", rejection: { code: "contest_paused" } };
    case "finished":
      return { type: "refused", rejection: { code: "contest_finished" } };
    default:
      return { type: "refused", rejection: { code: "contest_not_started" } };
  }
}

/** The board of one team: its own marks and offers. */
export function teamBoard(
  view: PublicView,
  team: TeamView,
  texts: Texts,
  focusedCardId: number | null,
): BoardModel {
  return {
    rows: view.board.rows,
    columns: view.board.columns,
    locale: texts.format.locale,
    cards: view.board.cards.map((card) => boardCard(view, team, card, texts)),
    focusedCardId,
  };
}

/** A card in words, for those who do not see the drawing. */
export function cardSentence(card: BoardCard, texts: Texts): string {
  const parts = [texts.play.cell(card.category, card.pricePoints), stateWords(card, texts)];
  return parts.filter((part) => part !== "").join(", ");
}

/** What became of a card, or what may become of it. */
export function stateWords(card: BoardCard, texts: Texts): string {
  const { cellStates, offers } = texts.play;
  const { state } = card;
  const status = state.status === "solved" ? cellStates.solved(state.attempt) : cellStates[state.status];
  const label = state.status === "active" || card.offer === "relief" ? card.label : "";
  const offer = card.offer === "relief" ? offers.buy : offers[card.offer];
  return [status, label, state.status === "none" ? offer : ""].filter((part) => part !== "").join(", ");
}

function boardCard(view: PublicView, team: TeamView, card: PublicCard, texts: Texts): BoardCard {
  const purchase = newestPurchase(team, card.id);
  const state = purchase ? stateOf(purchase) : cellOf(view, view.teams[team.teamId], card.id);
  const offer = offerOf(view, team, card.id);
  const canBuyAgain = state.status === "none" || state.status === "withdrawn";
  const isOffered = canBuyAgain && (view.phase === "running" || view.phase === "paused");
  const { cardLabels } = texts.play;
  const label = (): string => {
    switch (state.status) {
      case "active":
        return purchase ? cardLabels.attemptsLeft(attemptsLeft(purchase)) : "";
      case "solved":
        return cardLabels.solved(state.attempt);
      case "failed":
        return cardLabels.failed;
      case "expired":
        return cardLabels.expired;
      default:
        return offer.type === "relief" ? cardLabels.relief(offer.payPoints) : "";
    }
  };
  return {
    id: card.id,
    row: card.row,
    column: card.column,
    category: card.category,
    pricePoints: card.pricePoints,
    state,
    offer: isOffered ? (offer.type === "refused" ? "blocked" : offer.type) : "none",
    label: label(),
    tally: null,
    fleet: null,
  };
}

function stateOf(purchase: ReturnType<typeof purchasesOf>[number]): BoardCard["state"] {
  return purchase.status === "solved"
    ? { status: "solved", attempt: attemptsUsed(purchase) }
    : { status: purchase.status };
}
