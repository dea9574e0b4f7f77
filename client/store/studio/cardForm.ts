import { type Signal, signal } from "@preact/signals";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import type { RoomReply } from "../../../shared/protocol.ts";
import type { ContestStore } from "../contestStore.ts";
import { isSameWriting } from "./changes.ts";
import type { StudioCard } from "./content.ts";
import { cellsOf, isEmptyForm, type KeyForm, keyFormOf } from "./keyCells.ts";
import type { Refusal, Studio } from "./studio.ts";

/** What stands in the form of a card, as it is typed. */
export interface Typed {
  readonly category: string;
  readonly price: string;
  readonly statement: string;
  readonly solution: string;
  readonly key: KeyForm;
}

/** The form of one card: what is typed is saved after a moment, and at once when the author turns away. */
export interface CardForm {
  readonly typed: Signal<Typed>;
  /** What the server makes of the key; null: it was not asked yet. */
  readonly key: Signal<RoomReply["key"] | null>;
  readonly trial: Signal<string>;
  type(change: Partial<Typed>): void;
  /** The trial was typed. */
  askAgain(): void;
  /** Saves what is not saved yet. */
  save(): Promise<Refusal>;
  /** The card was written elsewhere: what is not being typed follows. */
  take(card: StudioCard): void;
  stop(): void;
}

const saveAfterMs = 900;
const askAfterMs = 250;

export function createCardForm(
  store: ContestStore,
  studio: Studio,
  card: StudioCard,
  tell: (refusal: Refusal) => void,
): CardForm {
  let base = card.writing;
  const typed = signal(typedOf(base));
  const key = signal<RoomReply["key"] | null>(null);
  const trial = signal("");
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<Refusal> | null = null;

  function ask(form: KeyForm, tried: string | null): Promise<RoomReply["key"] | null> {
    const cells = cellsOf(form);
    return store.tryKey({ cardId: null, kind: form.kind, cells, trial: tried });
  }

  function askSoon(): void {
    clearTimeout(askTimer);
    askTimer = setTimeout(() => {
      const form = typed.peek().key;
      const tried = trial.peek().trim() || null;
      void ask(form, tried).then((reply) => {
        if (typed.peek().key === form) key.value = isEmptyForm(form) ? null : reply;
      });
    }, askAfterMs);
  }

  /** What is typed, as a card; null: the key could not be asked about. */
  async function writingNow(): Promise<CardWriting | null> {
    const now = typed.peek();
    const { category, statement, solution } = now;
    const words = { category: category.trim(), pricePoints: readPrice(now.price), statement, solution };
    if (isSameForm(now.key, keyFormOf(base)))
      return { ...words, checker: base.checker, typedKey: base.typedKey };
    if (isEmptyForm(now.key)) return { ...words, checker: null, typedKey: null };
    const reply = await ask(now.key, null);
    if (!reply?.ok) return null;
    const typedKey = { kind: now.key.kind, cells: cellsOf(now.key) };
    return { ...words, checker: reply.checker, typedKey: reply.checker ? null : typedKey };
  }

  async function saveNow(): Promise<Refusal> {
    const writing = await writingNow();
    if (!writing || isSameWriting(writing, base)) return null;
    const refusal = await studio.write(card.id, base, writing);
    // As the server has it now, which may be somebody else's.
    base = studio.content.peek()?.cards.get(card.id)?.writing ?? base;
    return refusal;
  }

  function save(): Promise<Refusal> {
    clearTimeout(saveTimer);
    const next = (saving ?? Promise.resolve(null)).then(saveNow);
    saving = next;
    return next;
  }

  askSoon();
  return {
    typed,
    key,
    trial,
    type(change) {
      typed.value = { ...typed.peek(), ...change };
      if (change.key) askSoon();
      clearTimeout(saveTimer);
      saveTimer = setTimeout(() => void save().then(tell), saveAfterMs);
    },
    askAgain: askSoon,
    save,
    take({ writing }) {
      if (isSameWriting(writing, base)) return;
      // Whoever is typing is asked when it is saved.
      if (isSameTyped(typed.peek(), typedOf(base))) {
        base = writing;
        typed.value = typedOf(writing);
        askSoon();
      }
    },
    stop() {
      clearTimeout(askTimer);
      void save().then(tell);
    },
  };
}

export function typedOf(writing: CardWriting): Typed {
  const { category, pricePoints, statement, solution } = writing;
  return {
    category,
    price: pricePoints === null ? "" : `${pricePoints}`,
    statement,
    solution,
    key: keyFormOf(writing),
  };
}

const mostPoints = 100_000;

/** Null for what is no price. */
export function readPrice(text: string): number | null {
  const price = /^\d+$/u.test(text.trim()) ? Number(text) : 0;
  return price >= 1 && price <= mostPoints ? price : null;
}

function isSameTyped(one: Typed, other: Typed): boolean {
  const fields = ["category", "price", "statement", "solution"] as const;
  return fields.every((field) => one[field] === other[field]) && isSameForm(one.key, other.key);
}

function isSameForm(one: KeyForm, other: KeyForm): boolean {
  const fields = ["kind", "answer", "choices", "tolerance", "exact"] as const;
  return fields.every((field) => one[field] === other[field]);
}
