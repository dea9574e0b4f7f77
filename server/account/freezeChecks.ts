import type { EventType } from "../../shared/contest/events.ts";
import { type BookedTeam, type Books, type EventOf, placeOf, present, standsBy } from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { freezeAll } from "./frozenBooks.ts";

/** What nobody but those concerned sees while standings are frozen. */
export const hiddenTypes: readonly EventType[] = [
  "CardBought",
  "AnswerJudged",
  "Restated",
  "QuestionAsked",
  "VerdictAppealed",
  "QuestionAnswered",
  "AppealSettled",
];

/** When time freezes the standings; null: it does not. */
export function plannedFreeze({ endsAt, freezeMinutes }: Books): number | null {
  return endsAt === null || freezeMinutes === null ? null : endsAt - freezeMinutes * 60_000;
}

/** Whether a freeze so long before the end would come at once. */
export function isFreezeLate(
  { endsAt, pausedAt }: Books,
  minutesBeforeEnd: number | null,
  at: number,
): boolean {
  if (minutesBeforeEnd === null || endsAt === null) return false;
  return endsAt - (pausedAt ?? at) <= minutesBeforeEnd * 60_000;
}

export function bookFreeze(books: Books, { at, by }: EventOf<"StandingsFrozen">, find: Find): void {
  if (books.revealed) find("order");
  const plannedAt = plannedFreeze(books);
  if (by.role === "time" && (plannedAt === null || at < plannedAt)) find("early");
  books.revealed = new Set();
  freezeAll(books);
  books.freezeMinutes = null;
}

export function bookThaw(books: Books, { at }: EventOf<"StandingsThawed">, find: Find): void {
  if (!books.revealed) find("order");
  noteReveal(books, at);
  books.revealed = null;
  books.frozen = null;
  books.freezeMinutes = null;
}

export function bookFreezePlan(books: Books, event: EventOf<"FreezePlanned">, find: Find): void {
  if (books.revealed) find("order");
  books.freezeMinutes = event.minutesBeforeEnd;
}

/** Which of the first places everybody sees from now on. */
export function bookPlaces(books: Books, { places }: EventOf<"PlacesShown">, find: Find): void {
  if (places !== null && places < 0) find("order");
  books.shownPlaces = places;
}

/** Whose results are hidden and may be shown. */
export function hiddenToReveal(books: Books): readonly BookedTeam[] {
  const { revealed, shownPlaces } = books;
  return present(books).filter(
    (team) => !revealed?.has(team.id) && (shownPlaces === null || placeOf(books, team) <= shownPlaces),
  );
}

/** Those of whom one is revealed next: several, where only ties would tell. */
export function poorestToReveal(books: Books): readonly BookedTeam[] {
  const hidden = hiddenToReveal(books);
  const least = Math.min(...hidden.map((team) => standsBy(books, team)));
  return hidden.filter((team) => standsBy(books, team) === least);
}

/** The poorest of those who are hidden and may be shown: whom ties would put last is not asked. */
export function bookReveal(books: Books, { at, teamId }: EventOf<"ResultRevealed">, find: Find): void {
  const { revealed } = books;
  const hidden = hiddenToReveal(books);
  if (!revealed || !poorestToReveal(books).some(({ id }) => id === teamId)) find("order", teamId);
  noteReveal(books, at);
  revealed?.add(teamId);
  if (hidden.length === 1) books.awaited = [{ type: "StandingsThawed", at, teamId: null }];
}

/** What comes at the same time is told together with it. */
function noteReveal(books: Books, at: number): void {
  const { phase, revealed, lastReveal } = books;
  if (phase !== "finished" || !revealed || lastReveal?.at === at) return;
  books.lastReveal = { at, told: [...revealed] };
}
