import {
  type BookedPurchase,
  type BookedTeam,
  type Books,
  type EventOf,
  present,
  standsBy,
} from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { isAnyHintOpen } from "./hintBooks.ts";
import { isAnyOpen } from "./questionChecks.ts";

type Given = EventOf<"AwardGiven">;

/** Without a reason nothing may stand against it; with one, what stood against it is told. */
export function bookFinal(
  books: Books,
  { reason, against }: EventOf<"ResultsMarkedFinal">,
  find: Find,
): void {
  if (books.isFinal) find("order");
  if (reason === null && (against !== undefined || isAnythingOpen(books))) find("order");
  // Journals of before did not say what stood against it.
  if (against && against.includes("not_revealed") !== (books.revealed !== null)) find("question");
  if (against && against.includes("open_appeals") !== isAnyOpen(books, "appeal")) find("question");
  if (against && against.includes("open_questions") !== isAnyOpen(books, "question")) find("question");
  if (against && against.includes("open_hints") !== isAnyHintOpen(books)) find("question");
  books.isFinal = true;
}

/** Whether something stands against calling the results final, beside what the account says itself. */
export function isAnythingOpen(books: Books): boolean {
  return (
    books.revealed !== null ||
    isAnyOpen(books, "appeal") ||
    isAnyOpen(books, "question") ||
    isAnyHintOpen(books)
  );
}

export function bookPrizes(_books: Books, { places }: EventOf<"PrizesSet">, find: Find): void {
  if (places < 0) find("question");
}

export function bookAward(books: Books, event: Given, find: Find): void {
  const { number, kind, cardId, teamIds } = event;
  if (books.revealed) find("order");
  if (number !== 1 + Math.max(0, ...books.awards.map((award) => award.number))) find("question");
  if (kind !== "own" && books.awards.some((award) => award.kind === kind && award.cardId === cardId))
    find("question");
  const here = present(books).map(({ id }) => id);
  if (teamIds.length === 0 || teamIds.some((teamId) => !here.includes(teamId))) find("unknown_team");
  else if (!isEarned(books, event)) find("question", teamIds[0]);
  books.awards = [...books.awards, { number, kind, cardId }];
}

export function bookAwardTakenBack(books: Books, { number }: EventOf<"AwardTakenBack">, find: Find): void {
  if (!books.awards.some((award) => award.number === number)) find("question");
  books.awards = books.awards.filter((award) => award.number !== number);
}

export function bookReview(books: Books, { cardId, step }: EventOf<"TaskReviewed">, find: Find): void {
  if (books.revealed) find("order");
  if (cardId !== null && !books.cards.has(cardId)) find("unknown_card");
  books.review = cardId === null ? null : `${cardId} ${step}`;
}

export function bookKeys(books: Books, { open }: EventOf<"KeysShown">, find: Find): void {
  if (books.revealed) find("order");
  books.keysShown = open;
}

/** Counted anew, from answers and entries. */
function isEarned(books: Books, { kind, cardId, teamIds, value, text }: Given): boolean {
  switch (kind) {
    case "own":
      return teamIds.length === 1 && text.trim() !== "";
    case "first_any":
      return isSame(teamIds, firstOf(books, [...books.cards.keys()]));
    case "first_card":
      return cardId !== null && isSame(teamIds, firstOf(books, [cardId]));
    case "most_first":
      return isBest(books, teamIds, value, cardsAtOnce);
    case "climb":
      return isBest(books, teamIds, value, climbOf(books));
  }
}

/** Whether somebody has earned an award of that kind. AWD1 */
export function isAnybodyDue(
  books: Books,
  kind: Exclude<Given["kind"], "own">,
  cardId: number | null,
): boolean {
  const best = (measure: (team: BookedTeam) => number) => Math.max(0, ...present(books).map(measure));
  switch (kind) {
    case "first_any":
      return cardId === null && firstOf(books, [...books.cards.keys()]).length > 0;
    case "first_card":
      return cardId !== null && firstOf(books, [cardId]).length > 0;
    case "most_first":
      return cardId === null && best(cardsAtOnce) > 0;
    case "climb":
      return cardId === null && best(climbOf(books)) > 0;
  }
}

/** By how many places a team has come up since half time. */
function climbOf(books: Books): (team: BookedTeam) => number {
  const { startedAt, finishedAt } = books;
  if (startedAt === null || finishedAt === null) return () => 0;
  const half = startedAt + Math.floor((finishedAt - startedAt) / 2);
  const then = places(books, (team) => worth(team, half), false);
  const now = places(books, (team) => standsBy(books, team), true);
  return ({ id }) => (then.get(id) ?? 0) - (now.get(id) ?? 0);
}

function isBest(
  books: Books,
  teamIds: readonly string[],
  value: number | null,
  measure: (team: BookedTeam) => number,
): boolean {
  const teams = present(books);
  const best = Math.max(...teams.map(measure));
  const winners = teams.filter((team) => measure(team) === best).map(({ id }) => id);
  return best > 0 && value === best && isSame(teamIds, winners);
}

function firstOf(books: Books, cardIds: readonly number[]): readonly string[] {
  let earliest = Number.POSITIVE_INFINITY;
  let winners = new Set<string>();
  for (const team of present(books)) {
    for (const purchase of team.purchases.values()) {
      const at = solvedAt(purchase);
      if (at === null || at > earliest || !cardIds.includes(purchase.cardId)) continue;
      if (books.cards.get(purchase.cardId)?.voided) continue;
      if (at < earliest) winners = new Set();
      earliest = at;
      winners.add(team.id);
    }
  }
  return [...winners];
}

function solvedAt({ status, answers }: BookedPurchase): number | null {
  if (status !== "solved") return null;
  return answers.find(({ verdict }) => verdict === "accepted")?.at ?? null;
}

function cardsAtOnce({ purchases }: BookedTeam): number {
  let count = 0;
  for (const purchase of purchases.values()) {
    const counted = purchase.answers.filter(({ verdict }) => verdict !== "annulled");
    if (purchase.status === "solved" && counted.length === 1 && counted[0]?.verdict === "accepted")
      count += 1;
  }
  return count;
}

function worth(team: BookedTeam, at: number): number {
  const had = team.entries
    .filter((entry) => entry.at <= at)
    .reduce((sum, entry) => sum + entry.deltaPoints, 0);
  const working = [...team.purchases.values()].filter(
    ({ boughtAt, closedAt }) => boughtAt <= at && (closedAt === null || closedAt > at),
  );
  return working.reduce((sum, { paidPoints }) => sum + paidPoints, had);
}

function places(
  books: Books,
  pointsOf: (team: BookedTeam) => number,
  breaksTies: boolean,
): ReadonlyMap<string, number> {
  const teams = present(books);
  const isByTime = breaksTies && books.contest.rules.tieBreak === "earliest";
  const isAbove = (one: BookedTeam, other: BookedTeam) => {
    const [points, others] = [pointsOf(one), pointsOf(other)];
    if (points !== others) return points > others;
    return isByTime && (one.rewardedAt ?? 0) < (other.rewardedAt ?? 0);
  };
  return new Map(teams.map((team) => [team.id, 1 + teams.filter((other) => isAbove(other, team)).length]));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
