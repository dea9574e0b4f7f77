import type { ContestEvent, EventType } from "../../shared/contest/events.ts";
import type { Books, EventOf } from "./books.ts";
import type { Find } from "./eventChecks.ts";

/** What a moderator did beside putting right. */
export interface BookedDeed {
  readonly type: EventType;
  readonly at: number;
  /** Whom it concerns. */
  readonly teamIds: readonly string[];
  /** So long before the end a freeze was planned when it was done; null: none was. */
  readonly freezeMinutesBefore: number | null;
  /** Whether it was taken back, or takes another one back. */
  isSettled: boolean;
  /** The number of the deed that took it back; null: none did. */
  undoneBy: number | null;
}

/** The event that takes each of them back; null: none does. Others are no deeds. */
const takenBackBy: Readonly<Partial<Record<EventType, EventType | null>>> = {
  LobbyOpened: null,
  ContestStarted: null,
  ContestPaused: null,
  ContestResumed: null,
  ContestFinished: null,
  ContestReopened: null,
  DeadlineMoved: "DeadlineMoved",
  EntrySet: "EntrySet",
  TeamRenamed: "TeamRenamed",
  TeamRemoved: "TeamRestored",
  TeamRestored: "TeamRemoved",
  TeamsMerged: "TeamRestored",
  SeatMoved: "SeatMoved",
  TeamBlocked: "TeamBlocked",
  NameHidden: "NameHidden",
  NameWordsSet: "NameWordsSet",
  DetailsSet: "DetailsSet",
  FreezePlanned: "FreezePlanned",
  PlacesShown: "PlacesShown",
  ExtraTimeGiven: "ExtraTimeGiven",
  TeamJoined: "TeamRemoved",
  SeatReleased: null,
  PinGiven: null,
  StandingsFrozen: null,
  StandingsThawed: null,
  ResultRevealed: null,
  ResultsMarkedFinal: null,
  ScreenSteered: null,
  BoardsCovered: null,
  EverythingStopped: null,
  EmergencyEnded: null,
  CountdownCalledOff: null,
};

/** Whether nothing undoes a deed; null: it depends on what was there before. */
export function isDoneForGood(type: EventType): boolean | null {
  if (["DeadlineMoved", "TeamRemoved", "TeamRestored"].includes(type)) return null;
  return takenBackBy[type] === null;
}

/** To be called before the event is booked: what an emergency closes is no deed. */
export function noteDeed(books: Books, event: ContestEvent): void {
  const { type, at, by } = event;
  if (by.role !== "moderator" || takenBackBy[type] === undefined) return;
  if (type === "EntrySet" && books.control.emergency) return;
  books.deeds.push({
    type,
    at,
    teamIds: namedIn(event),
    freezeMinutesBefore: books.freezeMinutes,
    isSettled: false,
    undoneBy: null,
  });
}

/** The teams that an event names, in the order in which it does. */
function namedIn(event: ContestEvent): readonly string[] {
  const named: Readonly<Record<string, unknown>> = { ...event };
  return ["teamIds", "teamId", "fromTeamId", "intoTeamId", "toTeamId"]
    .flatMap((field) => named[field] ?? [])
    .map(String);
}

/** A deed is taken back once, by what stands just before; and that is never taken back itself. UND3 UND4 */
export function bookUndoing(books: Books, { deed, at }: EventOf<"DeedUndone">, find: Find): void {
  const { deeds } = books;
  const [undone, last] = [deeds[deed - 1], deeds.at(-1)];
  const fits = undone && last && undone !== last && last.at === at && takenBackBy[undone.type] === last.type;
  if (!fits || undone.isSettled || last.isSettled) find("order");
  if (undone) {
    undone.isSettled = true;
    undone.undoneBy = deeds.length;
  }
  if (last) last.isSettled = true;
}
