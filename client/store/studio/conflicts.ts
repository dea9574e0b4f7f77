import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CardWriting } from "../../../shared/contest/editActs.ts";

/** Two have written one card: what the other one wrote, and what this author did. EDT4 */
export interface Conflict {
  readonly cardId: number;
  readonly mine: CardWriting;
  readonly theirs: CardWriting;
}

/** What waits for its author's choice, one for each card. */
export interface Conflicts {
  readonly waiting: ReadonlySignal<readonly Conflict[]>;
  /** The first one that its author has not put off. EDT16 */
  readonly asked: ReadonlySignal<Conflict | null>;
  has(cardId: number): boolean;
  /** One more, or what has become of one that waits already: one that was put off stays so. */
  add(conflict: Conflict): void;
  putOff(cardId: number): void;
  /** Asks about it, before all others. */
  takeUp(cardId: number): void;
  /** It is none any more; what it was. */
  take(cardId: number): Conflict | null;
}

export function createConflicts(): Conflicts {
  const waiting = signal<readonly Conflict[]>([]);
  const later = signal<ReadonlySet<number>>(new Set());
  const find = (cardId: number) => waiting.peek().find((conflict) => conflict.cardId === cardId) ?? null;
  const without = (cardId: number) => waiting.peek().filter((conflict) => conflict.cardId !== cardId);
  const soon = (cardId: number) => {
    later.value = new Set([...later.peek()].filter((id) => id !== cardId));
  };
  return {
    waiting,
    asked: computed(() => waiting.value.find(({ cardId }) => !later.value.has(cardId)) ?? null),
    has: (cardId) => find(cardId) !== null,
    add(conflict) {
      waiting.value = find(conflict.cardId)
        ? waiting.peek().map((known) => (known.cardId === conflict.cardId ? conflict : known))
        : [...waiting.peek(), conflict];
    },
    putOff(cardId) {
      later.value = new Set([...later.peek(), cardId]);
    },
    takeUp(cardId) {
      const conflict = find(cardId);
      if (conflict) waiting.value = [conflict, ...without(cardId)];
      soon(cardId);
    },
    take(cardId) {
      const conflict = find(cardId);
      waiting.value = without(cardId);
      soon(cardId);
      return conflict;
    },
  };
}
