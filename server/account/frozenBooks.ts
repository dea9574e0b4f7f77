import type { FrozenTeam } from "../../shared/contest/state.ts";
import { attemptsOf, type BookedPurchase, type BookedTeam, type Books, stakeOf } from "./books.ts";

/** Keeps of every team what everybody goes on seeing. */
export function freezeAll(books: Books): void {
  books.frozen = new Map([...books.teams.values()].map((team) => [team.id, frozenOf(books, team)]));
}

/** Keeps it anew of these, as they are now. */
export function freezeAgain(books: Books, teamIds: Iterable<string>): void {
  for (const teamId of teamIds) {
    const team = books.teams.get(teamId);
    if (team) books.frozen?.set(teamId, frozenOf(books, team));
  }
}

export function isSameFrozen(one: FrozenTeam | undefined, other: FrozenTeam): boolean {
  return (
    one?.balancePoints === other.balancePoints &&
    one.inPlayPoints === other.inPlayPoints &&
    one.lastRewardAt === other.lastRewardAt &&
    one.cells.length === other.cells.length &&
    one.cells.every((cell, index) => cell === other.cells[index])
  );
}

function frozenOf(books: Books, team: BookedTeam): FrozenTeam {
  const newest = new Map<number, BookedPurchase>();
  for (const purchase of team.purchases.values()) newest.set(purchase.cardId, purchase);
  return {
    balancePoints: team.points,
    inPlayPoints: stakeOf(team),
    lastRewardAt: team.rewardedAt,
    cells: [...books.cards.keys()].map((cardId) => cellOf(newest.get(cardId))),
  };
}

const cells = { active: 1, failed: 2, expired: 3, withdrawn: 4 } as const;

/** As the wire says it: nothing, a state, or the attempt that solved it after a ten. */
function cellOf(purchase: BookedPurchase | undefined): number {
  if (!purchase) return 0;
  const { status } = purchase;
  return status === "solved" ? 10 + (attemptsOf(purchase) || 1) : cells[status];
}
