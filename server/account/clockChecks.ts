import { type Books, type EventOf, present } from "./books.ts";
import { startDue } from "./controlBooks.ts";
import { isSound } from "./editBooks.ts";
import type { Find } from "./eventChecks.ts";
import { checkRefunds, expire, goOn } from "./expiryChecks.ts";
import { deadlineOfLast, spendExtraTime } from "./extraTimeChecks.ts";
import { freezeAgain } from "./frozenBooks.ts";
import { settleLoss } from "./missedChecks.ts";

/** A gap up to this long is no interruption, and a clock set back by no more is a skew. */
export const toleratedGap = 15_000;

export function bookLobby(books: Books, { at }: EventOf<"LobbyOpened">, find: Find): void {
  if (!isSound(books.editing.written, books.editing.sides, "lobby")) find("edit");
  books.phase = "lobby";
  settleLoss(books);
  if (books.startsAt !== null && books.startsAt <= at)
    books.awaited = [{ type: "ScheduleMissed", at, teamId: null }];
}

export function bookMissed(books: Books, { at }: EventOf<"ScheduleMissed">, find: Find): void {
  if (books.startsAt === null || books.startsAt > at) find("early");
  books.startsAt = null;
}

export function bookStart(books: Books, { at, by, endsAt }: EventOf<"ContestStarted">, find: Find): void {
  if (by.role === "time" && at < startDue(books)) find("early");
  if (books.control.emergency) find("order");
  books.control.countdownAt = null;
  if (endsAt !== at + books.contest.durationMs) find("clock");
  books.phase = "running";
  settleLoss(books);
  books.startedAt = at;
  books.endsAt = endsAt;
}

export function bookPause(books: Books, { at }: EventOf<"ContestPaused">): void {
  clockMoved(books);
  books.phase = "paused";
  books.pausedAt = at;
}

export function bookInterruption(
  books: Books,
  { at, lastAliveAt }: EventOf<"ContestInterrupted">,
  find: Find,
): void {
  // Without a gap it is what the database lost that interrupts. HEA7
  if (at === lastAliveAt) books.awaited = [{ type: "ActsMissed", at, teamId: null }];
  else if (lastAliveAt < books.openAt || Math.abs(at - lastAliveAt) <= toleratedGap) find("gap");
  if (books.endsAt !== null && lastAliveAt > deadlineOfLast(books)) find("late");
  clockMoved(books);
  books.phase = "paused";
  books.pausedAt = lastAliveAt;
}

export function bookResumption(books: Books, { at, endsAt }: EventOf<"ContestResumed">, find: Find): void {
  const leftMs = (books.endsAt ?? Number.NaN) - (books.pausedAt ?? Number.NaN);
  if (endsAt !== at + leftMs) find("clock");
  if (books.control.emergency) find("order");
  clockMoved(books);
  books.phase = "running";
  settleLoss(books);
  books.pausedAt = null;
  books.endsAt = endsAt;
}

export function bookMove(books: Books, { at, endsAt, restored }: EventOf<"DeadlineMoved">, find: Find): void {
  const standsAt = books.phase === "paused" ? books.pausedAt : at;
  if (standsAt === null || endsAt <= standsAt) find("clock");
  books.endsAt = endsAt;
  const ended = present(books).filter((team) => team.endedAt !== null);
  if ((restored !== undefined) !== ended.length > 0) find("expired");
  checkRefunds(books, restored ?? [], "expired", ended, find);
  goOn(books, restored ?? [], at);
  for (const team of books.teams.values()) team.endedAt = null;
}

/** Every purchase that is active expires, none else, and what goes back is what the rules say. */
export function bookFinish(books: Books, event: EventOf<"ContestFinished">, find: Find): void {
  const { at, by, expired } = event;
  if (by.role === "time" && (books.phase !== "running" || at <= deadlineOfLast(books))) find("early");
  checkRefunds(books, expired, "active", present(books), find);
  expire(books, expired, at);
  spendExtraTime(books, at);
  const { control } = books;
  books.entryOpen = control.emergency?.wasEntryOpen ?? books.entryOpen;
  control.emergency = null;
  control.cover = null;
  books.phase = "finished";
  books.pausedAt = null;
  books.finishedAt = at;
}

/** Every purchase that had expired is active again, none else. */
export function bookReopening(books: Books, event: EventOf<"ContestReopened">, find: Find): void {
  if (event.endsAt <= event.at) find("clock");
  books.isFinal = false;
  freezeAgain(books, books.revealed ?? []);
  books.awards = [];
  books.review = null;
  books.keysShown = false;
  books.revealed?.clear();
  books.lastReveal = null;
  const { plans } = books.control;
  for (const [number, { when }] of plans) if ("at" in when && when.at <= event.at) plans.delete(number);
  checkRefunds(books, event.restored, "expired", present(books), find);
  goOn(books, event.restored, event.at);
  for (const team of books.teams.values()) team.endedAt = null;
  books.phase = "running";
  settleLoss(books);
  books.finishedAt = null;
  books.endsAt = event.endsAt;
}

/** Whoever moves the clock takes it out of the hand of the cover. */
function clockMoved({ control }: Books): void {
  if (control.cover) control.cover.holdsClock = false;
}
