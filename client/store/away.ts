import { earnedPoints } from "../../shared/contest/earning.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { PurchaseStatus } from "../../shared/contest/state.ts";
import type { PublicView, TeamView } from "../../shared/contest/view.ts";
import { balanceOf, purchasesOf } from "./purchases.ts";

/** What a page last showed of a contest, as a browser can keep it. */
export interface Glimpse {
  /** Whose: a seat may be moved to another team meanwhile. SEA3 */
  readonly teamId: string;
  /** The server's time. */
  readonly at: number;
  readonly phase: Phase;
  /** Null: not in the standings. */
  readonly place: number | null;
  readonly balancePoints: number;
  /** By purchase. */
  readonly statuses: Readonly<Record<number, PurchaseStatus>>;
}

/** One thing that happened while nobody looked. */
export type AwayNews =
  | { readonly type: "phase"; readonly phase: Phase }
  | { readonly type: "bought"; readonly cardId: number }
  | { readonly type: "solved"; readonly cardId: number; readonly rewardPoints: number }
  | { readonly type: "closed"; readonly cardId: number; readonly status: "failed" | "expired" | "withdrawn" }
  | { readonly type: "balance"; readonly from: number; readonly to: number }
  | { readonly type: "place"; readonly from: number; readonly to: number };

/** Shorter absences need no report. */
export const awayMs = 20_000;

export function glimpseOf(view: PublicView, team: TeamView, place: number | null, at: number): Glimpse {
  const statuses = Object.fromEntries(purchasesOf(team).map(({ id, status }) => [id, status]));
  return { teamId: team.teamId, at, phase: view.phase, place, balancePoints: balanceOf(team), statuses };
}

/** What changed for a team between two looks at its contest; empty: nothing that needs telling, as of two teams. */
export function awayNews(before: Glimpse, after: Glimpse, team: TeamView): readonly AwayNews[] {
  // Balance, place and the numbers of purchases are each team's own. SEA3 BUY5
  if (before.teamId !== after.teamId) return [];
  const news: AwayNews[] = [];
  if (after.phase !== before.phase) news.push({ type: "phase", phase: after.phase });
  for (const purchase of purchasesOf(team)) {
    const { id, cardId, status } = purchase;
    if (before.statuses[id] === status) continue;
    if (status === "active") news.push({ type: "bought", cardId });
    else if (status === "solved") news.push({ type: "solved", cardId, rewardPoints: earnedPoints(purchase) });
    else news.push({ type: "closed", cardId, status });
  }
  if (after.balancePoints !== before.balancePoints) {
    news.push({ type: "balance", from: before.balancePoints, to: after.balancePoints });
  }
  if (before.place !== null && after.place !== null && before.place !== after.place) {
    news.push({ type: "place", from: before.place, to: after.place });
  }
  return news;
}

/** Reads a glimpse that an earlier page kept; null when there is none, or another version wrote it. */
export function parseGlimpse(text: string | null): Glimpse | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isGlimpse(value) ? value : null;
  } catch {
    return null;
  }
}

function isGlimpse(value: unknown): value is Glimpse {
  if (typeof value !== "object" || value === null) return false;
  const glimpse: Partial<Record<keyof Glimpse, unknown>> = value;
  const { teamId, at, phase, place, balancePoints, statuses } = glimpse;
  return (
    typeof teamId === "string" &&
    typeof at === "number" &&
    typeof phase === "string" &&
    (place === null || typeof place === "number") &&
    typeof balancePoints === "number" &&
    typeof statuses === "object" &&
    statuses !== null
  );
}
