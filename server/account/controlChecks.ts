import type { EventType } from "../../shared/contest/events.ts";
import { type Books, type EventOf, present } from "./books.ts";
import { type AwaitedEvent, type BookedPlan, firstDue, planDue } from "./controlBooks.ts";
import type { Find } from "./eventChecks.ts";
import { opinionOn } from "./opinions.ts";

const gapMs = 15_000;
const mostKept = 50;

export function bookCover(books: Books, { at, holdsClock }: EventOf<"BoardsCovered">, find: Find): void {
  const { control } = books;
  if (control.cover || control.emergency) find("order");
  if (holdsClock && (books.phase !== "paused" || books.pausedAt !== at)) find("clock");
  control.cover = { holdsClock };
}

export function bookUncovering(books: Books, { at }: EventOf<"BoardsUncovered">, find: Find): void {
  const { control } = books;
  if (!control.cover || control.emergency) find("order");
  if (control.cover?.holdsClock) books.awaited = [awaited("ContestResumed", at)];
  control.cover = null;
}

export function bookStop(books: Books, event: EventOf<"EverythingStopped">, find: Find): void {
  const { at, wasRunning, wasEntryOpen } = event;
  const { control } = books;
  if (control.emergency || wasEntryOpen !== books.entryOpen) find("order");
  if (wasRunning !== (books.phase === "running")) find("clock");
  control.emergency = { wasRunning, wasEntryOpen };
  control.countdownAt = null;
  control.entryDue = wasEntryOpen ? false : null;
  books.awaited = awaitedIf(at, { ContestPaused: wasRunning, EntrySet: wasEntryOpen });
}

export function bookEmergencyEnd(books: Books, { at }: EventOf<"EmergencyEnded">, find: Find): void {
  const { emergency } = books.control;
  if (!emergency) find("order");
  const wasOpen = emergency?.wasEntryOpen === true;
  books.control.emergency = null;
  books.control.entryDue = wasOpen ? true : null;
  books.awaited = awaitedIf(at, {
    ScheduleMissed: books.phase === "lobby" && books.startsAt !== null && books.startsAt <= at,
    EntrySet: wasOpen,
    ContestResumed: emergency?.wasRunning === true,
  });
}

/** Three seconds, not while another runs. */
export function bookCountdown(books: Books, event: EventOf<"CountdownStarted">, find: Find): void {
  if (books.control.countdownAt !== null || books.control.emergency) find("order");
  if (event.startsAt - event.at !== 3_000) find("clock");
  books.control.countdownAt = event.startsAt;
}

/** Time calls off only what fell into a gap. */
export function bookCallingOff(books: Books, { at, by }: EventOf<"CountdownCalledOff">, find: Find): void {
  const { countdownAt } = books.control;
  if (countdownAt === null) find("order");
  else if (by.role === "time" && at < countdownAt) find("early");
  books.control.countdownAt = null;
}

export function bookMessage(books: Books, event: EventOf<"MessageSent">, find: Find): void {
  const { at, number, to, text, screenUntil } = event;
  const { control } = books;
  const isReadable = text.trim() === text && text !== "";
  const screenMs = screenUntil === null ? 5_000 : screenUntil - at;
  if (number !== control.sent + 1 || !isReadable || to?.length === 0) find("order");
  if (screenMs < 5_000 || screenMs > 3_600_000 || screenMs % 1_000 !== 0) find("clock");
  const here = new Set(present(books).map(({ id }) => id));
  for (const teamId of to ?? []) if (!here.has(teamId)) find("unknown_team", teamId);
  if (screenUntil !== null)
    for (const earlier of control.messages.keys()) control.messages.set(earlier, null);
  control.sent = number;
  control.messages.set(number, screenUntil);
  for (const earliest of control.messages.keys()) {
    if (control.messages.size <= mostKept) break;
    control.messages.delete(earliest);
  }
}

export function bookTakingBack(books: Books, event: EventOf<"MessageTakenBack">, find: Find): void {
  const { messages } = books.control;
  const until = messages.get(event.message);
  if (until === undefined || (event.screenOnly && until === null)) find("order");
  if (event.screenOnly && until !== undefined) messages.set(event.message, null);
  else messages.delete(event.message);
}

export function bookScreen(books: Books, { screen, wish }: EventOf<"ScreenSteered">, find: Find): void {
  const { screens } = books.control;
  if (screen !== screen.trim() || screen.length > 20) find("order");
  if (wish === null) {
    if (!screens.delete(screen)) find("order");
    return;
  }
  const { zoomPercent, marginPercent } = wish;
  const isFit = zoomPercent >= 50 && zoomPercent <= 200 && marginPercent >= 0 && marginPercent <= 10;
  if (!isFit || (!screens.has(screen) && screens.size >= 12)) find("order");
  screens.set(screen, wish);
}

export function bookPlan(books: Books, event: EventOf<"ActPlanned">, find: Find): void {
  const { at, by, number, when, act } = event;
  const { control } = books;
  const plan: BookedPlan = { accountId: by.role === "moderator" ? by.accountId : "", when, act };
  if (number !== control.made + 1 || control.plans.size >= mostKept) find("order");
  if ("at" in when ? when.at <= at : act.type === "StartContest" || planDue(books, plan) <= at) find("early");
  control.made = number;
  control.plans.set(number, plan);
}

export function bookPlanCancelled(
  books: Books,
  { number }: EventOf<"PlannedActCancelled">,
  find: Find,
): void {
  if (!books.control.plans.delete(number)) find("order");
}

/** What was due first; its events follow, in the name of who planned it, or it was refused with reason. */
export function bookPlannedAct(books: Books, event: EventOf<"PlannedActDone">, find: Find): void {
  const { at, number, refused } = event;
  const { control } = books;
  const plan = control.plans.get(number);
  if (firstDue(books, at) !== number) find("early");
  control.plans.delete(number);
  if (!plan) return;
  const { act, accountId } = plan;
  const isLateStart = act.type === "StartContest" && at - planDue(books, plan) > gapMs;
  const isHeldBack = control.emergency !== null && act.type !== "SendMessage";
  // It counts by when it was due: the end of the contest may have come since.
  const dueAt = Math.min(at, planDue(books, plan));
  const opinion = opinionOn(books, { command: act, actor: { role: "moderator", accountId }, at: dueAt });
  if (refused === null) {
    if (isLateStart || isHeldBack) find("order");
    else if (opinion === "refuse") find("accepted");
    control.acting = { at, accountId };
    books.awaited = eventsOf(books, plan).map((type) => awaited(type, at));
  } else {
    control.failed.push([number, refused]);
    const heldBack = isLateStart ? "start_missed" : isHeldBack ? "everything_stopped" : null;
    const isReason = heldBack === null ? refused !== "start_missed" : refused === heldBack;
    if (!isReason || (heldBack === null && opinion === "accept")) find("refused");
  }
}

/** An event that is part of a planned act counts by when that was due, not by when it was done. */
export function isPlanned({ control }: Books, { at, by }: { at: number; by: EventOf<EventType>["by"] }) {
  const { acting } = control;
  return acting?.at === at && by.role === "moderator" && by.accountId === acting.accountId;
}

function eventsOf({ phase }: Books, { act }: BookedPlan): readonly EventType[] {
  switch (act.type) {
    case "StartContest":
      return [act.countdown ? "CountdownStarted" : "ContestStarted"];
    case "PauseContest":
      return ["ContestPaused"];
    case "FinishContest":
      return ["ContestFinished"];
    case "SetEntry":
      return ["EntrySet"];
    case "FreezeStandings":
      return ["StandingsFrozen"];
    case "SendMessage":
      return ["MessageSent"];
    case "CoverBoards":
      if (!act.covered) return ["BoardsUncovered"];
      return act.pause && phase === "running" ? ["ContestPaused", "BoardsCovered"] : ["BoardsCovered"];
  }
}

function awaitedIf(at: number, due: Readonly<Partial<Record<EventType, boolean>>>): readonly AwaitedEvent[] {
  return (Object.keys(due) as EventType[]).filter((type) => due[type]).map((type) => awaited(type, at));
}

function awaited(type: EventType, at: number): AwaitedEvent {
  return { type, at, teamId: null };
}
