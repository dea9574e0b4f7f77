import type { AccountFinding } from "../../shared/accountNotice.ts";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { saysWhatWasAsked } from "./asked.ts";
import { type Books, openBooks } from "./books.ts";
import { toleratedGap } from "./clockChecks.ts";
import { compareWith, type Seen } from "./comparing.ts";
import { areBoardsCovered, firstDue, startDue } from "./controlBooks.ts";
import { isPlanned } from "./controlChecks.ts";
import { noteDeed } from "./deedChecks.ts";
import { eventChecks, type Find } from "./eventChecks.ts";
import { endsDue, isTooLate } from "./extraTimeChecks.ts";
import { hiddenTypes } from "./freezeChecks.ts";
import { type AnsweredCommand, isOver, opinionOn } from "./opinions.ts";
import type { Sight } from "./sight.ts";

/** Of more findings only the number is known. */
const mostKept = 100;

/**
 * A contest's journal kept a second time, by code that shares nothing with the rules but the reading and judging of answers: every
 * event is checked against board, rules and the events before it, and what the server shows against the whole. ACC1
 */
export class Account {
  readonly findings: AccountFinding[] = [];
  findingCount = 0;
  /** The last event that was checked. */
  seq = 0;
  #books: Books | null = null;
  /** What was accepted last; the next event comes of it. */
  #asked: StampedCommand | null = null;
  readonly #seen: Seen = { teams: new Map(), frozen: null, writing: null };
  /** What was wrong with memory when it was last seen. */
  #standing: ReadonlySet<string> = new Set();

  /** The next event of the journal. Throws when it is not the next one. */
  take(seq: number, event: ContestEvent): void {
    if (seq !== this.seq + 1) throw new RangeError(`event ${seq} comes after event ${this.seq}`);
    this.seq = seq;
    const find: Find = (code, teamId = "", purchaseId = 0) =>
      this.#note({ seq, code, teamId: teamId || null, purchaseId: purchaseId || null });
    const books = this.#books;
    if (!books) {
      if (event.type !== "ContestCreated") throw new TypeError(`a journal begins with ${event.type}`);
      this.#books = openBooks(event);
      return;
    }
    checkFrame(books, event, find);
    if (this.#asked && !saysWhatWasAsked(books, this.#asked, event)) find("accepted");
    this.#asked = null;
    noteDeed(books, event);
    // The check of a type takes events of that type.
    const book = eventChecks[event.type].book as (books: Books, event: ContestEvent, find: Find) => void;
    book(books, event, find);
    books.lastAt = event.at;
    const isAnyHidden = books.revealed !== null || books.shownPlaces !== null;
    if (!isAnyHidden || !hiddenTypes.includes(event.type)) books.openAt = event.at;
  }

  /** What the server holds in memory after the last event that was taken. ACC2 */
  compare(sight: Sight): void {
    const books = this.#books;
    if (!books || sight.seq !== this.seq) return;
    const stands = new Set<string>();
    const find: Find = (code, teamId = "", purchaseId = 0) => {
      const key = `${code}/${teamId}/${purchaseId}`;
      stands.add(key);
      if (this.#standing.has(key)) return; // what is still wrong was found before
      this.#note({ seq: sight.seq, code, teamId: teamId || null, purchaseId: purchaseId || null });
    };
    const [missing] = books.awaited;
    if (missing) find("incomplete", missing.teamId ?? "");
    compareWith(books, sight, this.#seen, find);
    this.#standing = stands;
  }

  /** A command that was accepted or refused after the last event that was taken. ACC6 */
  answered({ stamped, afterSeq, accepted }: AnsweredCommand): void {
    const books = this.#books;
    if (!books || afterSeq !== this.seq) return;
    const { actor, at } = stamped;
    const teamId = actor.role === "team" ? actor.teamId : null;
    const note = (code: "overdue" | "refused" | "accepted") =>
      this.#note({ seq: afterSeq, code, teamId, purchaseId: null });
    if (actor.role !== "time" && isOverdue(books, at)) note("overdue");
    else if (opinionOn(books, stamped) === (accepted ? "refuse" : "accept"))
      note(accepted ? "accepted" : "refused");
    this.#asked = accepted ? stamped : null;
  }

  #note(finding: AccountFinding): void {
    this.findingCount += 1;
    if (this.findings.length < mostKept) this.findings.push(finding);
  }
}

/** What is asked of every event: who caused it, in which phase, and whether it comes in time. */
function checkFrame(books: Books, event: ContestEvent, find: Find): void {
  const { by, phases } = eventChecks[event.type];
  const teamId = "teamId" in event ? event.teamId : "";
  checkAwaited(books, event, find);
  // Journals of the first versions do not say who it was; later ones always do.
  if (event.by.role === "unknown" ? books.knowsActors : !by.includes(event.by.role)) find("role", teamId);
  books.knowsActors ||= event.by.role !== "unknown";
  if (!phases.includes(books.phase)) find("phase", teamId);
  const isPlay = event.type === "CardBought" || event.type === "AnswerJudged";
  if (isPlay && areBoardsCovered(books)) find("phase", teamId);
  checkTime(books, event, find);
  if (event.by.role === "team") {
    const { seatId } = event.by;
    const team = books.teams.get(event.by.teamId);
    if (event.by.teamId !== teamId || !team?.seats.includes(seatId)) find("unknown_seat", teamId);
    if (team?.blocked) find("role", teamId); // SEA6
  }
}

/** Some acts are two events, and neither half stands alone. */
function checkAwaited(books: Books, event: ContestEvent, find: Find): void {
  const [awaited, ...later] = books.awaited;
  books.awaited = later;
  const isAwaited = awaited?.type === event.type && awaited.at === event.at && isOf(awaited.teamId, event);
  if (awaited && !isAwaited) find("incomplete", awaited.teamId ?? "");
  if (!awaited && event.type === "ScheduleMissed" && event.by.role === "moderator") find("order");
}

function isOf(teamId: string | null, event: ContestEvent): boolean {
  return teamId === null || ("teamId" in event && event.teamId === teamId);
}

/** Time does not run back, but where a clock was set back while the contest did not run; and nobody but time acts after the end. */
function checkTime(books: Books, { type, at, by }: ContestEvent, find: Find): void {
  const backMs = books.lastAt - at;
  const mayGoBack = books.phase !== "running" || type === "ContestInterrupted";
  if (backMs > 0 && !(mayGoBack && backMs > toleratedGap)) find("order");
  const isTime = by.role === "time" || (by.role === "unknown" && eventChecks[type].by.includes("time"));
  const isInTime = isTime || isPlanned(books, { at, by });
  const actor = by.role === "unknown" ? ({ role: "moderator" } as const) : by;
  if (!isInTime && isTooLate(books, type, actor, at)) find("late");
  else if (!isInTime && type !== "ScheduleMissed" && isOverdue(books, at)) find("overdue");
}

/** Time itself comes first, but in the moment in which something fell due at once, such as the end of a team that came back: nobody meets a contest that should have begun or ended. */
function isOverdue(books: Books, at: number): boolean {
  return (
    (at > books.lastAt && endsDue(books, at).length > 0) ||
    isOver(books, at) ||
    at >= startDue(books) ||
    isPlanOverdue(books, at)
  );
}

/** What one command did together comes before what falls due by it. */
function isPlanOverdue(books: Books, at: number): boolean {
  return at > books.lastAt && firstDue(books, at) !== null;
}
