import { type Books, type EventOf, enter, present } from "./books.ts";
import type { Find } from "./eventChecks.ts";

/** A gap up to this long is no interruption, and a clock set back by no more is a skew. */
export const toleratedGap = 15_000;

export function bookLobby(books: Books, { at }: EventOf<"LobbyOpened">): void {
  books.phase = "lobby";
  if (books.startsAt !== null && books.startsAt <= at)
    books.awaited = { type: "ScheduleMissed", at, teamId: null };
}

export function bookMissed(books: Books, { at }: EventOf<"ScheduleMissed">, find: Find): void {
  if (books.startsAt === null || books.startsAt > at) find("early");
  books.startsAt = null;
}

export function bookStart(books: Books, { at, by, endsAt }: EventOf<"ContestStarted">, find: Find): void {
  if (by.role === "time" && (books.startsAt === null || at < books.startsAt)) find("early");
  if (endsAt !== at + books.contest.durationMs) find("clock");
  books.phase = "running";
  books.startedAt = at;
  books.endsAt = endsAt;
}

export function bookPause(books: Books, { at }: EventOf<"ContestPaused">): void {
  books.phase = "paused";
  books.pausedAt = at;
}

export function bookInterruption(
  books: Books,
  { at, lastAliveAt }: EventOf<"ContestInterrupted">,
  find: Find,
): void {
  if (lastAliveAt < books.openAt || Math.abs(at - lastAliveAt) <= toleratedGap) find("gap");
  if (books.endsAt !== null && lastAliveAt > books.endsAt) find("late");
  books.phase = "paused";
  books.pausedAt = lastAliveAt;
}

export function bookResumption(books: Books, { at, endsAt }: EventOf<"ContestResumed">, find: Find): void {
  const leftMs = (books.endsAt ?? Number.NaN) - (books.pausedAt ?? Number.NaN);
  if (endsAt !== at + leftMs) find("clock");
  books.phase = "running";
  books.pausedAt = null;
  books.endsAt = endsAt;
}

export function bookMove(books: Books, { at, endsAt }: EventOf<"DeadlineMoved">, find: Find): void {
  const standsAt = books.phase === "paused" ? books.pausedAt : at;
  if (standsAt === null || endsAt <= standsAt) find("clock");
  books.endsAt = endsAt;
}

/** Every purchase that is active expires, none else, and what goes back is what the rules say. */
export function bookFinish(books: Books, event: EventOf<"ContestFinished">, find: Find): void {
  const { at, by, expired } = event;
  if (by.role === "time" && (books.phase !== "running" || books.endsAt === null || at <= books.endsAt))
    find("early");
  checkRefunds(books, expired, "active", find);
  for (const { teamId, purchaseId, refundPoints } of expired) {
    const team = books.teams.get(teamId);
    const purchase = team?.purchases.get(purchaseId);
    if (!team || !purchase) continue;
    purchase.status = "expired";
    purchase.closedAt = at;
    if (refundPoints !== 0) enter(team, { at, deltaPoints: refundPoints, reason: "refund", purchaseId });
  }
  books.phase = "finished";
  books.pausedAt = null;
  books.finishedAt = at;
}

/** Every purchase that had expired is active again, none else. */
export function bookReopening(books: Books, event: EventOf<"ContestReopened">, find: Find): void {
  if (event.endsAt <= event.at) find("clock");
  books.isFinal = false;
  books.revealed?.clear();
  checkRefunds(books, event.restored, "expired", find);
  for (const { teamId, purchaseId, refundPoints } of event.restored) {
    const team = books.teams.get(teamId);
    const purchase = team?.purchases.get(purchaseId);
    if (!team || !purchase) continue;
    purchase.status = "active";
    purchase.closedAt = null;
    if (refundPoints !== 0)
      enter(team, { at: event.at, deltaPoints: 0 - refundPoints, reason: "refund_taken_back", purchaseId });
  }
  books.phase = "running";
  books.finishedAt = null;
  books.endsAt = event.endsAt;
}

function checkRefunds(
  books: Books,
  told: EventOf<"ContestFinished">["expired"],
  status: "active" | "expired",
  find: Find,
): void {
  const due = new Map<string, number>();
  for (const team of present(books)) {
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
