import { presentTeams } from "../contest/entering.ts";
import type { ContestState, Purchase } from "../contest/state.ts";
import { trueStandings } from "../contest/trueStandings.ts";
import type { CardId, TeamId } from "../ids.ts";

/** What was seen of a team while it played. */
export interface Sighting {
  /** Since when it has had nothing to do, in ms after the start; null: it always had. */
  idleFromMs: number | null;
  /** The most points that it had when it chose a card. */
  richestPoints: number;
  /** What it solved by guessing. */
  readonly guessedCards: CardId[];
}

/** What became of a contest that simulated teams played. */
export interface PlayedContest {
  /** In the order of the standings. */
  readonly teams: readonly TeamPlay[];
  /** In the order of the board's cards. */
  readonly cards: readonly CardPlay[];
}

export interface TeamPlay {
  readonly teamId: TeamId;
  readonly place: number;
  readonly balancePoints: number;
  /** Since when it had nothing to do, in ms after the start; null: it always had. */
  readonly idleFromMs: number | null;
  /** Whether it had bought all cards by then, or could pay none. */
  readonly idleBecause: "all_bought" | "none_payable" | null;
}

/** How many teams did what with a card. */
export interface CardPlay {
  readonly cardId: CardId;
  /** Could have paid it at some time, or did. */
  readonly payable: number;
  readonly bought: number;
  /** By the first, second … attempt. */
  readonly solvedBy: readonly number[];
  readonly failed: number;
  readonly expired: number;
  /** Of those who solved it: by a guess. */
  readonly guessed: number;
}

/** Tells of a finished contest. `sightings` are in the order of joining. */
export function playedContest(state: ContestState, sightings: readonly Sighting[]): PlayedContest {
  const teams = presentTeams(state);
  const sightingOf = new Map(teams.map(({ id }, index) => [id, sightings[index]]));
  const sold = state.board.cards.filter(({ voided }) => !voided).length;
  return {
    teams: trueStandings(state).map(({ place, team }): TeamPlay => {
      const { id, balancePoints, purchases } = team;
      const idleFromMs = sightingOf.get(id)?.idleFromMs ?? null;
      const idleBecause =
        idleFromMs === null ? null : purchases.length >= sold ? "all_bought" : "none_payable";
      return { teamId: id, place, balancePoints, idleFromMs, idleBecause };
    }),
    cards: cardPlays(state, sightings),
  };
}

function cardPlays(
  { board, rules, teams }: ContestState,
  sightings: readonly Sighting[],
): readonly CardPlay[] {
  const bought = new Map<CardId, Purchase[]>(board.cards.map(({ id }) => [id, []]));
  for (const { purchases } of Object.values(teams))
    for (const purchase of purchases) bought.get(purchase.cardId)?.push(purchase);
  const guesses = sightings.flatMap(({ guessedCards }) => guessedCards);
  return board.cards.map(({ id, pricePoints }): CardPlay => {
    const purchases = bought.get(id) ?? [];
    const of = (status: Purchase["status"]) => purchases.filter((purchase) => purchase.status === status);
    const solvedBy = Array.from({ length: rules.rewardPercents.length }, () => 0);
    for (const { submissions } of of("solved"))
      solvedBy[submissions.length - 1] = (solvedBy[submissions.length - 1] ?? 0) + 1;
    const rich = sightings.filter(
      ({ richestPoints }) => rules.negativeBalance || richestPoints >= pricePoints,
    );
    return {
      cardId: id,
      payable: Math.max(rich.length, purchases.length),
      bought: purchases.length,
      solvedBy,
      failed: of("failed").length,
      expired: of("expired").length,
      guessed: guesses.filter((cardId) => cardId === id).length,
    };
  });
}
