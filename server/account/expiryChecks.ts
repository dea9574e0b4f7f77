import { type BookedTeam, type Books, type EventOf, enter } from "./books.ts";
import type { Find } from "./eventChecks.ts";

type Moved = EventOf<"ContestFinished">["expired"];

/** Every purchase of these teams with this status is told of, none else, and what goes back is what the rules say. */
export function checkRefunds(
  books: Books,
  told: Moved,
  status: "active" | "expired",
  teams: readonly BookedTeam[],
  find: Find,
): void {
  const due = new Map<string, number>();
  for (const team of teams) {
    for (const purchase of team.purchases.values()) {
      if (purchase.status !== status) continue;
      const isRefunded = books.contest.rules.refundExpired && !purchase.refunded;
      due.set(`${team.id}/${purchase.id}`, isRefunded ? purchase.paidPoints : 0);
    }
  }
  for (const { teamId, purchaseId, refundPoints } of told) {
    const points = due.get(`${teamId}/${purchaseId}`);
    if (points === undefined) find("expired", teamId, purchaseId);
    else if (points !== refundPoints) find("refund", teamId, purchaseId);
    due.delete(`${teamId}/${purchaseId}`);
  }
  for (const forgotten of due.keys()) {
    const [teamId = "", purchaseId] = forgotten.split("/");
    find("expired", teamId, Number(purchaseId));
  }
}

export function expire(books: Books, expired: Moved, at: number): void {
  for (const { teamId, purchaseId, refundPoints } of expired) {
    const team = books.teams.get(teamId);
    const purchase = team?.purchases.get(purchaseId);
    if (!team || !purchase) continue;
    purchase.status = "expired";
    purchase.closedAt = at;
    if (refundPoints !== 0) enter(team, { at, deltaPoints: refundPoints, reason: "refund", purchaseId });
  }
}

export function goOn(books: Books, restored: Moved, at: number): void {
  for (const { teamId, purchaseId, refundPoints } of restored) {
    const team = books.teams.get(teamId);
    const purchase = team?.purchases.get(purchaseId);
    if (!team || !purchase) continue;
    purchase.status = "active";
    purchase.closedAt = null;
    const deltaPoints = 0 - refundPoints;
    if (refundPoints !== 0) enter(team, { at, deltaPoints, reason: "refund_taken_back", purchaseId });
  }
}
