import { findCard } from "../../shared/contest/cards.ts";
import type { AwardView, PublicView } from "../../shared/contest/view.ts";

/** The awards of a contest with the names of their cards and teams; teams that are gone are left out. */
export function namedAwards(
  { board, teams }: Pick<PublicView, "board" | "teams">,
  awards: readonly AwardView[],
) {
  return awards.map(({ number, kind, cardId, teamIds, value, text }) => {
    const card = cardId === null ? undefined : findCard(board.cards, cardId);
    return {
      key: `${number}`,
      kind,
      card: card ? { category: card.category, pricePoints: card.pricePoints } : null,
      teams: teamIds.flatMap((teamId) => teams[teamId]?.name ?? []),
      value,
      text,
    };
  });
}
