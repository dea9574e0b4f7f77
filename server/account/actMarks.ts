import {
  attemptsOf,
  type BookedAct,
  type BookedCard,
  type BookedPurchase,
  type Books,
  type CardMark,
  type EventOf,
  type PurchaseMark,
} from "./books.ts";

type Restated = EventOf<"Restated">;

/*
 * Cards and purchases as acts change them.
 */

/** What an undoing needs to know of an act, taken before the act is booked. */
export function markOf(books: Books, { act, cards, changes, entries }: Restated): BookedAct {
  return {
    act,
    undoneBy: null,
    cardsBefore: cards.flatMap(({ cardId }) => {
      const card = books.cards.get(cardId);
      return card ? [cardMark(card)] : [];
    }),
    before: new Map(
      changes.flatMap(({ teamId, purchaseId }) => {
        const purchase = books.teams.get(teamId)?.purchases.get(purchaseId);
        return purchase ? [[keyOf(teamId, purchaseId), asItIs(purchase)] as const] : [];
      }),
    ),
    besides: entries.filter(({ purchaseId }) => purchaseId === null),
  };
}

/** Whether a later act keeps an earlier one from being undone now; earlier versions asked for less. UND2 */
export function isInTheWay(later: BookedAct, earlier: BookedAct): boolean {
  return sharesWith(later, earlier) || reaches(later, earlier) || reaches(earlier, later);
}

/** One is of a whole card, or of a reading, and the other holds a purchase that it would have met. */
function reaches({ act }: BookedAct, { before }: BookedAct): boolean {
  if (act.type !== "key" && act.type !== "void" && act.type !== "judge") return false;
  const { cardId } = act;
  const reading = act.type === "judge" ? act.reading : undefined;
  if (reading === null) return false; // single answers
  for (const held of before.values())
    if (held.cardId === cardId && (reading === undefined || held.readings.includes(reading))) return true;
  return false;
}

export function sharesWith(one: BookedAct, other: BookedAct): boolean {
  const marks = marksOf(other);
  for (const mark of marksOf(one)) if (marks.has(mark)) return true;
  return false;
}

function marksOf({ act, before, cardsBefore }: BookedAct): ReadonlySet<string> {
  const marks = new Set(before.keys());
  for (const { cardId } of cardsBefore) marks.add(`card ${cardId}`);
  if (act.type === "give") marks.add(keyOf(act.teamId, act.purchaseId));
  return marks;
}

export function asItIs(purchase: BookedPurchase): PurchaseMark {
  const { cardId, taskVersion, keptPoints, refunded, status, answers } = purchase;
  return {
    cardId,
    taskVersion,
    readings: answers.map(({ reading }) => reading),
    rulings: answers.map(({ ruling }) => ruling),
    isWithdrawn: status === "withdrawn",
    isRefunded: refunded === true,
    keptPoints,
  };
}

export function nextVersion(card: BookedCard | undefined): number {
  let highest = card?.task.version ?? 0;
  for (const { version } of card?.earlierTasks ?? []) if (version > highest) highest = version;
  return highest + 1;
}

export function cardMark({ id, task, voided, rulings }: BookedCard): CardMark {
  return { cardId: id, taskVersion: task.version, voided: voided === true, rulings: rulings ?? [] };
}

export function earnedBy(purchase: BookedPurchase): number {
  const isRight =
    purchase.status === "solved" && purchase.answers.some(({ verdict }) => verdict === "accepted");
  const reward = isRight ? (purchase.rewardsPoints[attemptsOf(purchase) - 1] ?? 0) : 0;
  return Math.max(purchase.keptPoints ?? 0, reward);
}

export function keyOf(teamId: string, purchaseId: number): string {
  return `${teamId}/${purchaseId}`;
}
