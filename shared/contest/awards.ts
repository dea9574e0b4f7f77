import type { CardId, TeamId } from "../ids.ts";
import type { AutomaticAward, Award } from "./closingRecords.ts";
import { attemptsUsed } from "./earning.ts";
import { presentTeams } from "./entering.ts";
import { standable, standingsOf } from "./standings.ts";
import type { ContestState, Purchase, Team } from "./state.ts";
import { trueStandings } from "./trueStandings.ts";

/** An award that follows from what happened, before it is given out. */
export type AwardProposal = Pick<Award, "cardId" | "teamIds" | "value"> & { readonly kind: AutomaticAward };

/** All that follow from a contest, whether or not a moderator gives them out: a pure function of its state. AWD1 */
export function awardProposals(state: ContestState): readonly AwardProposal[] {
  const teams = presentTeams(state);
  return [
    ...firstToSolve(state, teams),
    ...most(teams, "most_first", firstAttempts),
    ...biggestClimb(state, teams),
  ];
}

export function findProposal(
  state: ContestState,
  kind: AutomaticAward,
  cardId: CardId | null,
): AwardProposal | undefined {
  return awardProposals(state).find((proposal) => proposal.kind === kind && proposal.cardId === cardId);
}

interface Solution {
  readonly teamId: TeamId;
  readonly cardId: CardId;
  readonly at: number;
}

/** Of any card, then of each; a card that was taken out of the game counts for nobody. */
function firstToSolve({ board }: ContestState, teams: readonly Team[]): readonly AwardProposal[] {
  const voided = new Set(board.cards.filter((card) => card.voided).map(({ id }) => id));
  const solutions = teams
    .flatMap((team) => team.purchases.flatMap((purchase) => solutionOf(team, purchase)))
    .filter(({ cardId }) => !voided.has(cardId));
  const byCard = new Map<CardId, Solution[]>();
  for (const solution of solutions) {
    const known = byCard.get(solution.cardId);
    if (known) known.push(solution);
    else byCard.set(solution.cardId, [solution]);
  }
  const ofAny = earliest(solutions);
  return [
    ...(ofAny.length === 0 ? [] : [proposal("first_any", ofAny)]),
    ...board.cards.flatMap(({ id }) => {
      const ofCard = earliest(byCard.get(id) ?? []);
      return ofCard.length === 0 ? [] : [{ ...proposal("first_card", ofCard), cardId: id }];
    }),
  ];
}

function proposal(kind: AutomaticAward, teamIds: readonly TeamId[]): AwardProposal {
  return { kind, cardId: null, teamIds, value: null };
}

/** Who solved at the earliest moment; more than one only in the same millisecond. */
function earliest(solutions: readonly Solution[]): readonly TeamId[] {
  let first = Number.POSITIVE_INFINITY;
  for (const { at } of solutions) first = Math.min(first, at);
  return [...new Set(solutions.filter(({ at }) => at === first).map(({ teamId }) => teamId))];
}

function solutionOf({ id }: Team, { status, cardId, submissions }: Purchase): readonly Solution[] {
  const right = submissions.find(({ verdict }) => verdict === "accepted");
  return status === "solved" && right ? [{ teamId: id, cardId, at: right.at }] : [];
}

/** How many cards a team solved at the first attempt. */
function firstAttempts({ purchases }: Team): number {
  return purchases.filter(
    (purchase) =>
      purchase.status === "solved" &&
      attemptsUsed(purchase) === 1 &&
      purchase.submissions.some(({ verdict }) => verdict === "accepted"),
  ).length;
}

/** From the place at half time, by balance and what was in play, to the place at the end. */
function biggestClimb(state: ContestState, teams: readonly Team[]): readonly AwardProposal[] {
  const { startedAt, finishedAt } = state.clock;
  if (startedAt === null || finishedAt === null) return [];
  const halfTime = startedAt + Math.floor((finishedAt - startedAt) / 2);
  const then = new Map(standingsAt(teams, halfTime).map(({ place, team }) => [team.id, place]));
  const now = new Map(trueStandings(state).map(({ place, team }) => [team.id, place]));
  return most(teams, "climb", ({ id }) => (then.get(id) ?? 0) - (now.get(id) ?? 0));
}

/** By worth, whatever the contest ranks by: in the middle of it most teams have something in play. */
function standingsAt(teams: readonly Team[], at: number) {
  const had = teams.map((team) => ({
    ...standable(team),
    balancePoints: worthAt(team, at),
    inPlayPoints: 0,
  }));
  return standingsOf(had, { ranking: "balance", tieBreak: "shared" });
}

function worthAt({ ledger, purchases }: Team, at: number): number {
  let points = 0;
  for (const entry of ledger) if (entry.at <= at) points += entry.deltaPoints;
  for (const { boughtAt, closedAt, paidPoints } of purchases)
    if (boughtAt <= at && (closedAt === null || closedAt > at)) points += paidPoints;
  return points;
}

/** All who share the highest value; none where that is not above 0. */
function most(
  teams: readonly Team[],
  kind: AutomaticAward,
  measure: (team: Team) => number,
): readonly AwardProposal[] {
  const value = Math.max(0, ...teams.map(measure));
  if (value === 0) return [];
  const teamIds = teams.filter((team) => measure(team) === value).map(({ id }) => id);
  return [{ kind, cardId: null, teamIds, value }];
}
