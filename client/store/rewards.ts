import type { TeamView } from "../../shared/contest/view.ts";

export interface Reward {
  readonly cardId: number;
  readonly points: number;
}

/** What the team earned from one view to the next; nothing for the first view. */
export function newRewards(before: TeamView | null, after: TeamView | null): readonly Reward[] {
  if (!before || !after || before.teamId !== after.teamId) return [];
  return after.ledger.slice(before.ledger.length).flatMap(({ reason, deltaPoints, purchaseId }) => {
    const purchase = purchaseId === null ? undefined : after.purchases[purchaseId];
    return reason === "reward" && purchase ? [{ cardId: purchase.cardId, points: deltaPoints }] : [];
  });
}
