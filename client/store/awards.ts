import type { ContestStandings, NamedAward } from "../../shared/api.ts";
import { findCard } from "../../shared/contest/cards.ts";
import type { AwardView, PublicView } from "../../shared/contest/view.ts";
import { teamNameOf } from "./teamName.ts";

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
      teams: teamIds.flatMap((teamId) => (teams[teamId] ? [teamNameOf(teams[teamId])] : [])),
      value,
      text,
    };
  });
}

/** The same of a finished contest, whose standings know the boats; a team that they leave out is named without one. */
export function awardsOfResults({ awards, standings }: Pick<ContestStandings, "awards" | "standings">) {
  const boats = new Map(standings.map(({ name, boat }) => [name, boat]));
  return awards.map((award: NamedAward) => ({
    ...award,
    key: `${award.number}`,
    teams: award.teams.map((name) => ({ name, boat: boats.get(name) ?? null })),
  }));
}
