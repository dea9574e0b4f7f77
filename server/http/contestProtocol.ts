import type { CardName, ContestProtocol, NamedAward } from "../../shared/api.ts";
import { boatOf } from "../../shared/contest/boats.ts";
import { findCard } from "../../shared/contest/cards.ts";
import { prizesOf } from "../../shared/contest/closing.ts";
import { presentTeams } from "../../shared/contest/entering.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { trueStandings } from "../../shared/contest/trueStandings.ts";

/** What is printed and signed after the end: true places, corrections, extra time, appeals and awards. Notes are nobody's but their writer's. CLO5 */
export function contestProtocol(state: ContestState): ContestProtocol {
  const { title } = state;
  const { startedAt, finishedAt } = state.clock;
  if (startedAt === null || finishedAt === null) throw new Error("only a finished contest has a protocol");
  return {
    title,
    startedAt,
    finishedAt,
    finality: state.final ? "final" : "provisional",
    finalReason: state.final?.reason ?? null,
    finalAgainst: state.final?.against ?? [],
    prizes: prizesOf(state),
    standings: trueStandings(state).map(({ place, team }) => ({
      teamId: team.id,
      name: team.name,
      boat: boatOf(team),
      place,
      balancePoints: team.balancePoints,
      solvedCount: team.purchases.filter(({ status }) => status === "solved").length,
    })),
    corrections: (state.acts ?? []).map(({ number, at, act, why, undoneBy }) => ({
      number,
      at,
      type: act.type,
      card: "cardId" in act ? cardName(state, act.cardId) : null,
      team: "teamId" in act ? (state.teams[act.teamId]?.name ?? null) : null,
      why,
      undoneBy,
    })),
    extraTime: Object.values(state.teams)
      .flatMap(({ name, extraTime }) =>
        (extraTime?.grants ?? []).map(({ at, byMs, why }) => ({ team: name, at, byMs, why })),
      )
      .sort((a, b) => a.at - b.at),
    appeals: appealsOf(state),
    awards: namedAwards(state, Object.fromEntries(presentTeams(state).map((team) => [team.id, team]))),
  };
}

/** What was given out, with names as `teams` says them; teams that are not there are left out. */
export function namedAwards(
  state: ContestState,
  teams: Readonly<Record<string, { readonly name: string }>>,
): readonly NamedAward[] {
  return (state.awards ?? []).map(({ number, kind, cardId, teamIds, value, text }) => ({
    number,
    kind,
    card: cardName(state, cardId),
    teams: teamIds.flatMap((teamId) => teams[teamId]?.name ?? []),
    value,
    text,
  }));
}

function appealsOf(state: ContestState): ContestProtocol["appeals"] {
  const appeals = Object.values(state.teams).flatMap((team) =>
    (team.questions ?? []).flatMap(({ at, appeal, cardId, text, reply }) => {
      if (!appeal) return [];
      const purchase = team.purchases.find(({ id }) => id === appeal.purchaseId);
      const settled = reply?.type === "settled" ? reply : null;
      return [
        {
          at,
          team: team.name,
          card: cardName(state, cardId),
          answer: purchase?.submissions[appeal.index]?.answer ?? "",
          text,
          accepted: settled?.accepted ?? null,
          why: settled?.why ?? "",
        },
      ];
    }),
  );
  return appeals.sort((a, b) => a.at - b.at);
}

function cardName({ board }: ContestState, cardId: number | null): CardName | null {
  const card = cardId === null ? undefined : findCard(board.cards, cardId);
  return card ? { category: card.category, pricePoints: card.pricePoints } : null;
}
