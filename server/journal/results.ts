import type { PurchaseStatus } from "../../shared/contest/state.ts";

/** The outcome of a finished contest as plain rows, for reports in SQL. Times are ms since 1970. */
export interface ContestResults {
  readonly contestId: string;
  readonly seq: number;
  readonly finishedAt: number;
  readonly standings: readonly StandingRow[];
  readonly purchases: readonly PurchaseRow[];
}

export interface StandingRow {
  readonly teamId: string;
  readonly teamName: string;
  readonly place: number;
  readonly balancePoints: number;
  readonly solvedCount: number;
}

export interface PurchaseRow {
  readonly purchaseId: number;
  readonly teamId: string;
  readonly cardId: number;
  readonly category: string;
  readonly row: number;
  readonly column: number;
  readonly pricePoints: number;
  readonly paidPoints: number;
  readonly status: PurchaseStatus;
  readonly attempts: number;
  readonly rewardPoints: number;
  readonly boughtAt: number;
  readonly closedAt: number | null;
}
