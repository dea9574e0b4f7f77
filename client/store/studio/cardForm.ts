import { computed, effect, type Signal, signal, untracked } from "@preact/signals";
import type { AuthorAt, WrittenField } from "../../../shared/authors.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { tidyWriting } from "../../../shared/contest/tidyWriting.ts";
import type { RoomReply } from "../../../shared/protocol.ts";
import type { ContestStore } from "../contestStore.ts";
import { isSameWriting } from "./changes.ts";
import type { StudioCard } from "./content.ts";
import { cellsOf, isEmptyForm, type KeyForm, keyFormOf } from "./keyCells.ts";
import type { Refusal, Settled, Studio } from "./studio.ts";
import { followedFields, isSameField, isSameForm, readPrice, type Typed, textOf, typedOf } from "./typed.ts";

/** The form of one card: what is typed is saved after a moment, and at once when the author turns away. */
export interface CardForm {
  readonly typed: Signal<Typed>;
  /** What the server makes of the key; null: it was not asked yet. */
  readonly key: Signal<RoomReply["key"] | null>;
  readonly trial: Signal<string>;
  /** Which field the author is in; null: in none. */
  readonly field: Signal<WrittenField | null>;
  type(change: Partial<Typed>): void;
  /** The trial was typed. */
  askAgain(): void;
  /** Saves what is not saved yet, once there is a connection. */
  save(): Promise<Refusal>;
  /** The card was written elsewhere: what is not being typed follows. EDT10 */
  take(card: StudioCard): void;
  /** The form is open: other authors are told of what is typed in it. Returns how to close it, which saves. */
  open(): () => void;
}

export interface FormEvents {
  /** Why something was not saved; null: it was. */
  tell(refusal: Refusal): void;
  /** Somebody is to be told what was saved: the card before and after. */
  saved?(before: CardWriting, after: CardWriting): void;
}

const saveAfterMs = 900;
const askAfterMs = 250;
const retryMs = 1_000;

/** What could not be asked without a connection, or too often: later again. */
const isPassing = (refusal: Refusal) => refusal?.code === "too_fast";

export function createCardForm(
  store: ContestStore,
  studio: Studio,
  card: StudioCard,
  events: FormEvents,
  /** Of a key that is not begun. */
  firstKind: CheckerKind = "number",
): CardForm {
  /** What the server has, as far as this form knows. */
  let base = card.writing;
  const keyOf = (writing: CardWriting) => keyFormOf(writing, firstKind);
  const typedNow = (writing: CardWriting) => typedOf(writing, firstKind);
  const typed = signal(typedNow(base));
  /** What was typed when it was saved last. */
  const saved = signal(typed.peek());
  const field = signal<WrittenField | null>(null);
  const key = signal<RoomReply["key"] | null>(null);
  const trial = signal("");
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<Refusal> | null = null;
  /** What was typed of what is on its way; null: nothing is. */
  let sent: Typed | null = null;
  /** What was typed of a version that its author is asked about. */
  let disputed: Typed | null = null;

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

  /** What is typed, as a card; a refusal where its key could not be asked about; null: without a connection. */
  async function writingOf(now: Typed): Promise<CardWriting | { readonly refusal: Refusal } | null> {
    const { category, statement, solution } = now;
    const words = { category: category.trim(), pricePoints: readPrice(now.price), statement, solution };
    if (isSameForm(now.key, keyOf(base))) return { ...words, checker: base.checker, typedKey: base.typedKey };
    if (isEmptyForm(now.key)) return { ...words, checker: null, typedKey: null };
    const reply = await ask(now.key, null);
    if (!reply) return null;
    if (!reply.ok) return isPassing(reply.rejection) ? null : { refusal: reply.rejection };
    const typedKey = { kind: now.key.kind, cells: cellsOf(now.key) };
    return { ...words, checker: reply.checker, typedKey: reply.checker ? null : typedKey };
  }

  async function saveNow(): Promise<Refusal> {
    for (;;) {
      const now = typed.peek();
      const writing = await writingOf(now);
      if (writing && "refusal" in writing) return writing.refusal;
      if (!writing) {
        if (store.connection.peek() === "closed") return null;
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        continue;
      }
      if (isSameWriting(writing, base)) {
        saved.value = now;
        // What somebody else has made of it while it was typed: nothing is typed over it any more.
        const stands = studio.content.peek()?.cards.get(card.id);
        if (stands) take(stands);
        return null;
      }
      const before = base;
      sent = now;
      const refusal = await studio.write(card.id, before, writing);
      sent = null;
      const waits = studio.conflict.peek()?.cardId === card.id;
      disputed = waits ? now : null;
      if (refusal !== null || waits) return refusal;
      // Whatever somebody else has made of it since: that is taken below, where nothing is typed over it.
      base = tidyWriting(writing, before, studio.content.peek()?.language ?? "en");
      saved.value = now;
      const known = studio.content.peek()?.cards.get(card.id);
      if (known) take(known);
      events.saved?.(before, writing);
      return null;
    }
  }

  function save(): Promise<Refusal> {
    clearTimeout(saveTimer);
    const next = (saving ?? Promise.resolve(null)).then(saveNow);
    saving = next;
    return next;
  }

  function take({ writing }: Pick<StudioCard, "writing">): void {
    if (isSameWriting(writing, base)) return;
    const followed = followedFields(
      typedNow(base),
      [saved.peek(), sent ?? saved.peek()],
      typed.peek(),
      typedNow(writing),
    );
    // Whoever is typing the same is asked when it is saved.
    if (!followed) return;
    base = writing;
    adopt(followed);
  }

  function adopt(fields: Partial<Typed>): void {
    if (Object.keys(fields).length === 0) return;
    saved.value = { ...saved.peek(), ...fields };
    typed.value = { ...typed.peek(), ...fields };
    if (fields.key) askSoon();
  }

  /** The author has chosen between two versions. */
  function follow({ conflict, keep }: Settled): void {
    base = tidyWriting(conflict[keep], conflict.theirs, studio.content.peek()?.language ?? "en");
    if (keep === "theirs") adopt(typedNow(base));
    else saved.value = disputed ?? typedNow(base);
    disputed = null;
  }

  const at = computed((): AuthorAt => {
    const here = field.value;
    const [now, before] = [typed.value, saved.value];
    const text = here === null || isSameField(here, now, before) ? null : textOf(here, now);
    return { cardId: card.id, field: here, text };
  });

  askSoon();
  return {
    typed,
    key,
    trial,
    field,
    type(change) {
      typed.value = { ...typed.peek(), ...change };
      if (change.key) askSoon();
      clearTimeout(saveTimer);
      saveTimer = setTimeout(() => void save().then(events.tell), saveAfterMs);
    },
    askAgain: askSoon,
    save,
    take,
    open() {
      const seen = studio.settled.peek();
      const stopFollowing = effect(() => {
        const settled = studio.settled.value;
        if (settled && settled !== seen && settled.conflict.cardId === card.id)
          untracked(() => follow(settled));
      });
      const stopTelling = effect(() => {
        const here = at.value;
        untracked(() => store.writing.write(here));
      });
      return () => {
        clearTimeout(askTimer);
        stopTelling();
        store.writing.write(null);
        void save().then(events.tell).then(stopFollowing);
      };
    },
  };
}
