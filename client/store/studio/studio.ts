import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { CardPlace, CardWriting, Edit } from "../../../shared/contest/editActs.ts";
import type { Rejection } from "../../../shared/contest/rejections.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import type { ContestStore } from "../contestStore.ts";
import { type Change, changesBetween, editsFor, inverseOf, isSameWriting, writeEdit } from "./changes.ts";
import { type StudioContent, withContent } from "./content.ts";

/** Null: it was done, or there was nothing to do. */
export type Refusal = Rejection | null;

/** Two have written one card: what the other one wrote, and what this author did. EDT4 */
export interface Conflict {
  readonly cardId: number;
  readonly mine: CardWriting;
  readonly theirs: CardWriting;
}

/** The board of one contest as its author works on it. What is done is saved at once. */
export interface Studio {
  /** Null until it arrives. */
  readonly content: ReadonlySignal<StudioContent | null>;
  /** How many commands are on their way. */
  readonly saving: ReadonlySignal<number>;
  readonly conflict: ReadonlySignal<Conflict | null>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Can be undone. */
  change(changes: readonly Change[]): Promise<Refusal>;
  /** A new card; its number, once it is there. */
  add(place: CardPlace, writing: CardWriting): Promise<number | Rejection>;
  /** Cards that come another way, in one go: what changed on the board meanwhile can be undone as one step. FIL17 */
  bring<Why>(work: () => Promise<Why | null>): Promise<Why | null>;
  /** For good. */
  discard(cardIds: readonly number[]): Promise<Refusal>;
  /** What was written of a card, from what was before its author. */
  write(cardId: number, from: CardWriting, to: CardWriting): Promise<Refusal>;
  settle(keep: "mine" | "theirs"): Promise<Refusal>;
  /** The rules, from the revision that was before their author. */
  rule(rules: RulePack, basedOn: number): Promise<Refusal>;
  undo(): Promise<Refusal>;
  redo(): Promise<Refusal>;
  /** Follows the contest until stopped. */
  start(): () => void;
}

const mostSteps = 200;
const retryMs = 1_000;
const changedMeanwhile: Rejection = { code: "changed_meanwhile" };

export function createStudio(store: ContestStore): Studio {
  const content = signal<StudioContent | null>(null);
  const saving = signal(0);
  const conflict = signal<Conflict | null>(null);
  const canUndo = signal(false);
  const canRedo = signal(false);
  let done: readonly (readonly Change[])[] = [];
  let undone: readonly (readonly Change[])[] = [];
  let asking: Promise<void> | null = null;
  let askAgain = false;
  let knownActs = -1;
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** What the server has, one question at a time; what was put right by hand is asked for as a whole. */
  function refresh(): Promise<void> {
    if (asking) {
      askAgain = true;
      return asking;
    }
    asking = (async () => {
      do {
        askAgain = false;
        const view = store.privateView.peek();
        const acts = view?.kind === "moderator" ? view.acts.length : 0;
        const known = acts === knownActs ? content.peek() : null;
        const reply = await store.content(known?.revision ?? null);
        if (!reply?.ok) {
          // The connection is gone, or somebody asked much: what it says would else be missing for ever.
          clearTimeout(retry);
          retry = setTimeout(() => void refresh(), retryMs);
          continue;
        }
        knownActs = acts;
        content.value = withContent(known, reply.content);
      } while (askAgain);
      asking = null;
    })();
    return asking;
  }

  async function send(edits: Edit[]): Promise<Refusal> {
    if (edits.length === 0) return null;
    saving.value += 1;
    const reply = await store.send({ type: "EditContest", edits });
    if (reply.ok) await refresh();
    saving.value -= 1;
    if (reply.ok || reply.rejection.code === "nothing_to_change") return null;
    return reply.rejection;
  }

  function remember(nextDone: typeof done, nextUndone: typeof undone): void {
    done = nextDone.slice(-mostSteps);
    undone = nextUndone;
    canUndo.value = done.length > 0;
    canRedo.value = undone.length > 0;
  }

  async function carryOut(changes: readonly Change[]): Promise<Refusal> {
    const known = content.peek();
    const edits = known && editsFor(known, changes);
    return edits ? send(edits) : changedMeanwhile;
  }

  async function change(changes: readonly Change[]): Promise<Refusal> {
    if (changes.length === 0) return null;
    const refusal = await carryOut(changes);
    if (refusal === null) remember([...done, changes], []);
    return refusal;
  }

  async function write(cardId: number, from: CardWriting, to: CardWriting): Promise<Refusal> {
    const card = content.peek()?.cards.get(cardId);
    if (!card) return { code: "unknown_card" };
    if (isSameWriting(card.writing, to)) return null;
    // Known already: the server need not say it.
    const refusal = isSameWriting(card.writing, from) ? await send([writeEdit(card, to)]) : changedMeanwhile;
    if (refusal?.code === "changed_meanwhile") {
      await refresh();
      const theirs = content.peek()?.cards.get(cardId)?.writing;
      if (theirs && !isSameWriting(theirs, to)) conflict.value = { cardId, mine: to, theirs };
      return null;
    }
    const after = content.peek()?.cards.get(cardId)?.writing ?? to; // its key as one of today
    if (refusal === null) remember([...done, [{ what: "write", cardId, from, to: after }]], []);
    return refusal;
  }

  return {
    content,
    saving,
    conflict,
    canUndo,
    canRedo,
    change,
    async add(place, writing) {
      const before = new Set(content.peek()?.cards.keys());
      const refusal = await send([{ what: "add", place, writing }]);
      if (refusal) return refusal;
      const added = [...(content.peek()?.cards.values() ?? [])].find(
        (card) => !before.has(card.id) && card.place?.row === place.row && card.place.column === place.column,
      );
      if (!added) return { code: "unknown_card" };
      remember([...done, [{ what: "place", cardId: added.id, from: null, to: place }]], []);
      return added.id;
    },
    async bring(work) {
      const before = content.peek();
      saving.value += 1;
      const refusal = await work();
      await refresh();
      saving.value -= 1;
      const after = content.peek();
      if (refusal !== null || !before || !after) return refusal;
      const changes = changesBetween(before, after);
      if (changes.length > 0) remember([...done, changes], []);
      return null;
    },
    discard: (cardIds) => send(cardIds.map((cardId) => ({ what: "discard", cardId }))),
    write,
    rule: (rules, basedOn) => send([{ what: "rules", basedOn, rules }]),
    async settle(keep) {
      const settled = conflict.peek();
      conflict.value = null;
      if (!settled || keep === "theirs") return null;
      return write(settled.cardId, settled.theirs, settled.mine);
    },
    async undo() {
      const last = done[done.length - 1];
      if (!last) return null;
      const refusal = await carryOut(inverseOf(last));
      remember(done.slice(0, -1), refusal === null ? [...undone, last] : []);
      return refusal;
    },
    async redo() {
      const last = undone[undone.length - 1];
      if (!last) return null;
      const refusal = await carryOut(last);
      remember(refusal === null ? [...done, last] : done, undone.slice(0, -1));
      return refusal;
    },
    start() {
      // Moves with every edit, and with what is put right.
      const moved = computed(() => {
        const view = store.privateView.value;
        return view?.kind === "moderator" ? `${view.editRevision} ${view.acts.length}` : null;
      });
      const stop = effect(() => {
        if (moved.value !== null) untracked(() => void refresh());
      });
      return () => {
        clearTimeout(retry);
        stop();
      };
    },
  };
}
