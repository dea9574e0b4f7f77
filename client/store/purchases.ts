import { attemptsUsed } from "../../shared/contest/earning.ts";
import type { ClockView, LedgerLine, PurchaseView, TeamView } from "../../shared/contest/view.ts";

/** A team's purchases in the order of buying. */
export function purchasesOf(team: TeamView): readonly PurchaseView[] {
  return Object.values(team.purchases).sort((a, b) => a.id - b.id);
}

export function activePurchases(team: TeamView): readonly PurchaseView[] {
  return purchasesOf(team).filter((purchase) => purchase.status === "active");
}

export function newestPurchase(team: TeamView, cardId: number): PurchaseView | undefined {
  return purchasesOf(team).findLast((purchase) => purchase.cardId === cardId);
}

/** The sum of the ledger: the same instant as the purchases beside it. */
export function balanceOf(team: TeamView): number {
  return team.ledger.reduce((sum, entry) => sum + entry.deltaPoints, 0);
}

/** Points paid for what is active, but for what came back. */
export function inPlayOf(team: TeamView): number {
  return activePurchases(team).reduce(
    (sum, { paidPoints, refunded }) => (refunded ? sum : sum + paidPoints),
    0,
  );
}

export function attemptsLeft(purchase: PurchaseView): number {
  return Math.max(0, purchase.rewardsPoints.length - attemptsUsed(purchase));
}

/** What the next attempts pay, the nearest first. */
export function rewardsAhead(purchase: PurchaseView): readonly number[] {
  return purchase.rewardsPoints.slice(attemptsUsed(purchase));
}

/** How long the team has had a task, until it was closed; while the contest is paused the watch stands still. */
export function elapsedMs(
  purchase: Pick<PurchaseView, "boughtAt" | "closedAt">,
  clock: Pick<ClockView, "pausedAt">,
  now: number,
): number {
  return Math.max(0, (purchase.closedAt ?? clock.pausedAt ?? now) - purchase.boughtAt);
}

export interface LedgerRow extends LedgerLine {
  /** Counts the rows from 1. */
  readonly number: number;
  /** The balance after this entry. */
  readonly balancePoints: number;
  readonly cardId: number | null;
}

/** The ledger with its running balance, the newest first. */
export function ledgerRows(
  ledger: readonly LedgerLine[],
  purchases: Readonly<Record<number, Pick<PurchaseView, "cardId">>>,
): readonly LedgerRow[] {
  let balancePoints = 0;
  return ledger
    .map((entry, index) => {
      balancePoints += entry.deltaPoints;
      const purchase = entry.purchaseId === null ? undefined : purchases[entry.purchaseId];
      return { ...entry, number: index + 1, balancePoints, cardId: purchase?.cardId ?? null };
    })
    .reverse();
}
