import type { CardId } from "../ids.ts";
import type { Card, LiveCard, Task } from "./board.ts";
import type { CardBasis } from "./editActs.ts";

interface Identified {
  readonly id: CardId;
}

/** The card with this id. An id is given once and says nothing of the card's place. BUY9 */
export function findCard<C extends Identified>(cards: readonly C[], cardId: CardId): C | undefined {
  const index = findCardIndex(cards, cardId);
  return index === undefined ? undefined : cards[index];
}

/** Where the card stands in the list, which is the order of a team's cells. */
export function findCardIndex(cards: readonly Identified[], cardId: CardId): number | undefined {
  const known = indexes.get(cards);
  if (known) return known.get(cardId);
  const made = new Map(cards.map(({ id }, index) => [id, index]));
  indexes.set(cards, made);
  return made.get(cardId);
}

/** The task of this version. Throws for one that the card never had. BUY10 */
export function taskOf(card: Pick<Card, "id" | "task" | "earlierTasks">, version: number): Task {
  const task = [card.task, ...card.earlierTasks].find((each) => each.version === version);
  if (!task) throw new Error(`card ${card.id} has no task of version ${version}`);
  return task;
}

/** What whoever looks at the card now knows of it: an edit changes a key that nobody has bought without a new version of its task. */
export function cardBasis({ revision = 0, task }: Pick<LiveCard, "revision" | "task">): CardBasis {
  return { revision, taskVersion: task.version };
}

/** Whether nobody has written the card, or corrected its key, since it was seen so. */
export function isBasedOn(seen: CardBasis, { revision, taskVersion }: CardBasis): boolean {
  return seen.revision === revision && seen.taskVersion === taskVersion;
}

// A list of cards is never changed, so what stands where is found out once.
const indexes = new WeakMap<readonly Identified[], ReadonlyMap<CardId, number>>();
