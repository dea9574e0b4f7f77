import { batch, computed, effect, type Signal, signal, untracked } from "@preact/signals";
import type { AuthorAt, WrittenField } from "../../../shared/authors.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { charactersOver, mostCharacters, takenPart } from "../../../shared/contest/mostCharacters.ts";
import { tidyWriting } from "../../../shared/contest/tidyWriting.ts";
import type { RoomReply } from "../../../shared/protocol.ts";
import type { ContestStore } from "../contestStore.ts";
import { isSameWriting } from "./changes.ts";
import type { StudioCard } from "./content.ts";
import { cellsOf, isEmptyForm, isKeyTooLong, type KeyForm, keyFormOf } from "./keyCells.ts";
import { cutOff, type Refusal, type Settled, type Studio, tooLong } from "./studio.ts";
import {
  followedFields,
  isOwn,
  isSameField,
  isSameForm,
  isSameTyped,
  isTooLong,
  readLeftWords,
  readPrice,
  type Typed,
  textOf,
  typedOf,
} from "./typed.ts";

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
  /** Saves for the last time, and tells why not. */
  finish(): Promise<Refusal>;
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

/** It begins with what an earlier form of the card has left unsaved. EDT15 */
export function createCardForm(
  store: ContestStore,
  studio: Studio,
  card: StudioCard,
  events: FormEvents,
  /** Of a key that is not begun. */
  firstKind: CheckerKind = "number",
): CardForm {
  /** What an earlier form has left; null: nothing, or it has arrived. */
  let left = readLeftWords(studio.unsaved.find(card.id));
  const note = studio.unsaved.noteFor(card.id, () => save());
  /** What the server has, as far as this form knows. */
  let base = left?.base ?? card.writing;
  /** What it had when this author chose otherwise; null: it has `base`. */
  let overruled: CardWriting | null = null;
  const keyOf = (writing: CardWriting) => keyFormOf(writing, firstKind);
  const typedNow = (writing: CardWriting) => typedOf(writing, firstKind);
  const typed = signal(left?.typed ?? typedNow(base));
  /** What was typed when it was saved last. */
  const saved = signal(typedNow(base));
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
  /** What was chosen is on its way. */
  let choosing: Promise<void> | null = null;

  function ask(form: KeyForm, tried: string | null): Promise<RoomReply["key"] | null> {
    const cells = cellsOf(form);
    // What is too much is said at its field.
    if (isKeyTooLong(cells)) return Promise.resolve(null);
    return store.tryKey({ cardId: null, kind: form.kind, cells, trial: tried });
  }

  function askSoon(): void {
    clearTimeout(askTimer);
    askTimer = setTimeout(() => {
      const form = typed.peek().key;
      const answer = trial.peek().trim();
      const isTried = answer !== "" && charactersOver(answer, mostCharacters.answer) === 0;
      void ask(form, isTried ? answer : null).then((reply) => {
        if (typed.peek().key === form) key.value = isEmptyForm(form) ? null : reply;
      });
    }, askAfterMs);
  }

  /** What is typed, as a card; a refusal where it is too long, or its key could not be asked about; null: without a connection. */
  async function writingOf(now: Typed): Promise<CardWriting | { readonly refusal: Refusal } | null> {
    if (isTooLong(now, typedNow(base))) return { refusal: tooLong };
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
      await choosing;
      const now = typed.peek();
      const before = base;
      sent = now;
      const writing = await writingOf(now);
      // What somebody else wrote has come into the form meanwhile.
      if (base !== before) continue;
      if (!writing && store.connection.peek() !== "closed") {
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        continue;
      }
      sent = null;
      if (!writing) return cutOff;
      if ("refusal" in writing) return writing.refusal;
      if (isSameWriting(writing, before)) {
        keep(now);
        return null;
      }
      sent = now;
      const refusal = await studio.write(card.id, before, writing);
      sent = null;
      const waits = studio.conflicts.has(card.id);
      disputed = waits ? now : null;
      if (refusal !== null || waits) return refusal;
      base = tidyWriting(writing, before, studio.content.peek()?.language ?? "en");
      keep(now);
      events.saved?.(before, writing);
      return null;
    }
  }

  /** It is saved. What somebody else has made of it since is taken where nothing is typed over it. */
  function keep(now: Typed): void {
    saved.value = now;
    noteUnsaved();
    const stands = studio.content.peek()?.cards.get(card.id);
    if (stands) take(stands);
  }

  function noteUnsaved(): void {
    const isSaved = sent === null && isSameTyped(typed.peek(), saved.peek());
    if (isSaved) note.clear();
    else note.write({ base: overruled ?? base, typed: typed.peek() });
  }

  function save(): Promise<Refusal> {
    clearTimeout(saveTimer);
    const next = (saving ?? Promise.resolve(null)).then(saveNow);
    saving = next;
    return next;
  }

  function take({ writing }: Pick<StudioCard, "writing">): void {
    if (isSameWriting(writing, base)) return;
    const [before, theirs] = [typedNow(base), typedNow(writing)];
    if (left && isOwn(theirs, before, left.typed)) {
      left = null;
      base = writing;
      saved.value = theirs;
      noteUnsaved();
      return;
    }
    const followed = followedFields(before, [saved.peek(), sent ?? saved.peek()], typed.peek(), theirs);
    // Whoever is typing the same is asked when it is saved.
    if (!followed) return;
    base = writing;
    adopt(followed);
  }

  function adopt(fields: Partial<Typed>): void {
    batch(() => {
      saved.value = { ...saved.peek(), ...fields };
      typed.value = { ...typed.peek(), ...fields };
    });
    noteUnsaved();
    if (fields.key) askSoon();
  }

  /** The author has chosen between two versions. */
  function follow({ conflict, keep: kept, done }: Settled): void {
    const { theirs } = conflict;
    const chosen = tidyWriting(conflict[kept], theirs, studio.content.peek()?.language ?? "en");
    const chosenTyped = disputed ?? typedNow(chosen);
    base = chosen;
    disputed = null;
    if (kept === "theirs") {
      adopt(typedNow(theirs));
      return;
    }
    overruled = theirs;
    saved.value = typedNow(theirs);
    noteUnsaved();
    choosing = done.then((refusal) => {
      overruled = null;
      if (refusal === null && !studio.conflicts.has(card.id)) saved.value = chosenTyped;
      else if (base === chosen) base = theirs;
      noteUnsaved();
    });
  }

  const at = computed((): AuthorAt => {
    const here = field.value;
    const [now, before] = [typed.value, saved.value];
    const text = here === null || isSameField(here, now, before) ? null : textOf(here, now);
    return { cardId: card.id, field: here, text: text && takenPart(text, mostCharacters.statement) };
  });

  function saveSoon(): void {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => void save().then(events.tell), saveAfterMs);
  }

  async function finish(): Promise<Refusal> {
    clearTimeout(askTimer);
    noteUnsaved();
    const refusal = await save();
    events.tell(refusal);
    if (refusal === tooLong) note.handOver("too_long");
    else if (studio.conflicts.has(card.id)) note.handOver("in_dispute");
    else if (refusal !== null && refusal !== cutOff) note.giveUp();
    return refusal;
  }

  askSoon();
  return {
    typed,
    key,
    trial,
    field,
    type(change) {
      typed.value = { ...typed.peek(), ...change };
      noteUnsaved();
      if (change.key) askSoon();
      saveSoon();
    },
    askAgain: askSoon,
    save,
    take,
    finish,
    open() {
      if (left) {
        noteUnsaved();
        saveSoon();
      }
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
        stopTelling();
        store.writing.write(null);
        void finish().then(stopFollowing);
      };
    },
  };
}
