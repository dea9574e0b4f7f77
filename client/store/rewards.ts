import { earnedPoints } from "../../shared/contest/earning.ts";
import type { TeamView } from "../../shared/contest/view.ts";

export interface Reward {
  readonly cardId: number;
  readonly points: number;
}

/** What the team earned from one view to the next; nothing for the first view. */
export function newRewards(before: TeamView | null, after: TeamView | null): readonly Reward[] {
  if (!before || !after || before.teamId !== after.teamId) return [];
  return Object.values(after.purchases).flatMap((purchase) => {
    const earlier = before.purchases[purchase.id];
    const points = earnedPoints(purchase) - (earlier ? earnedPoints(earlier) : 0);
    return points > 0 ? [{ cardId: purchase.cardId, points }] : [];
  });
}
