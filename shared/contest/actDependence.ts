import type { CardId } from "../ids.ts";
import type { ActRecord, PurchaseRestatement, RepairAct } from "./repairActs.ts";
import type { ContestState } from "./state.ts";

/** A later act that stands, and without which this one is not undone; undefined: there is none. UND2 */
export function findActInTheWay(state: ContestState, record: ActRecord): ActRecord | undefined {
  return state.acts
    ?.slice(record.number)
    .find((later) => isStanding(later) && areBound(state, later, record));
}

function isStanding({ undoneBy, act }: ActRecord): boolean {
  return undoneBy === null && act.type !== "undo";
}

/**
 * Both touched the same; or one is of a whole card, and the other keeps a purchase of it as it was. Such a purchase may
 * have been out of the reach of the one, withdrawn or not bought yet: brought back from what is kept, it would stand
 * under a key, a ruling or a card that is no more, or not yet.
 */
function areBound(state: ContestState, one: ActRecord, other: ActRecord): boolean {
  const touched = touchedBy(other);
  if ([...touchedBy(one)].some((mark) => touched.has(mark))) return true;
  return concernsKept(state, one, other) || concernsKept(state, other, one);
}

/** Marks of purchases and cards. */
function touchedBy({ act, before, cardsBefore }: ActRecord): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const { teamId, purchaseId } of before) marks.add(`${teamId}:${purchaseId}`);
  for (const { cardId } of cardsBefore) marks.add(`card ${cardId}`);
  if (act.type === "give") marks.add(`${act.teamId}:${act.purchaseId}`);
  return marks;
}

function concernsKept(state: ContestState, { act }: ActRecord, { before }: ActRecord): boolean {
  const scope = scopeOf(act);
  if (!scope) return false;
  const { cardId, reading } = scope;
  return before.some(
    (kept) =>
      cardOfKept(state, kept) === cardId &&
      (reading === null || kept.submissions.some((submission) => submission.reading === reading)),
  );
}

/** All purchases of a card, or those with an answer that reads so; null: an act of single purchases. */
function scopeOf(act: RepairAct): { readonly cardId: CardId; readonly reading: string | null } | null {
  if (act.type === "key" || act.type === "void") return { cardId: act.cardId, reading: null };
  if (act.type !== "judge" || act.reading === null) return null;
  return { cardId: act.cardId, reading: act.reading };
}

function cardOfKept(
  { teams }: ContestState,
  { teamId, purchaseId }: PurchaseRestatement,
): CardId | undefined {
  return teams[teamId]?.purchases.find(({ id }) => id === purchaseId)?.cardId;
}
