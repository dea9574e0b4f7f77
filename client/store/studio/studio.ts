import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { CardPlace, CardWriting, Edit } from "../../../shared/contest/editActs.ts";
import type { Rejection } from "../../../shared/contest/rejections.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { tidyWriting } from "../../../shared/contest/tidyWriting.ts";
import { createMemoryStorage } from "../browserStorage.ts";
import type { ContestStore } from "../contestStore.ts";
import {
  type Change,
  canBeRedone,
  changesBetween,
  discardEdit,
  editsFor,
  inverseOf,
  isSameWriting,
  mergedWriting,
  writeEdit,
} from "./changes.ts";
import { type Conflict, type Conflicts, createConflicts } from "./conflicts.ts";
import { type StudioCard, type StudioContent, withContent } from "./content.ts";
import { createOwnSteps, type Plan } from "./ownSteps.ts";
import { createUnsaved, type Unsaved } from "./unsaved.ts";

/** Null: it was done, or there was nothing to do. */
export type Refusal = Rejection | null;

/** Of what was to be saved when there is no connection any more, nor will be: nobody has refused it. */
export const cutOff: Rejection = { code: "not_allowed" };

/** Of a card with more in one of its texts than is taken: it is not sent, and kept until there is less. PAG44 */
export const tooLong: Rejection = { code: "invalid_message" };

/** What an author chose. */
export interface Settled {
  readonly conflict: Conflict;
  readonly keep: "mine" | "theirs";
  /** Whether that stands now; null: it does. */
  readonly done: Promise<Refusal>;
}

/** Why nothing came, or what that has changed; null: nobody says, and all that is different afterwards counts. */
export type Brought<Why> = { readonly refusal: Why } | { readonly changes: readonly Change[] | null };

/** The board of one contest as its author works on it. What is done is saved at once. */
export interface Studio {
  /** Null until it arrives. */
  readonly content: ReadonlySignal<StudioContent | null>;
  /** How many commands are on their way. */
  readonly saving: ReadonlySignal<number>;
  /** What was typed and is not saved yet. */
  readonly unsaved: Unsaved;
  /** Something is typed, on its way, in dispute or too long: the page should not go. */
  readonly isUnsaved: ReadonlySignal<boolean>;
  /** Cards that are closed with more in them than is taken: that is kept, and not saved until it is shorter. PAG44 */
  readonly longCards: ReadonlySignal<readonly number[]>;
  /** Cards that two have written, each waiting for its author's choice. */
  readonly conflicts: Omit<Conflicts, "add" | "take">;
  /** The last choice, for the form of the card. */
  readonly settled: ReadonlySignal<Settled | null>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Can be undone. A plan is made in its turn: it follows the steps before it that are still on their way. EDT18 */
  change(wanted: readonly Change[] | Plan): Promise<Refusal>;
  /** A new card; its number, once it is there. */
  add(place: CardPlace, writing: CardWriting): Promise<number | Rejection>;
  /** Cards that come another way, in one go: what that has changed can be undone as one step. FIL17 */
  bring<Why>(work: () => Promise<Brought<Why>>): Promise<Why | null>;
  /** For good, as they were seen: all that are there still, or none where somebody else has written one since. EDT19 */
  discard(seen: readonly StudioCard[]): Promise<Refusal>;
  /**
   * What was written of a card, from what was before its author. Other parts of the card that somebody wrote meanwhile stay
   * as they are by now; where it is the same part, there is a conflict. EDT4 EDT10
   */
  write(cardId: number, from: CardWriting, to: CardWriting): Promise<Refusal>;
  /** What the author has not kept can be had back by an undo. EDT16 */
  settle(cardId: number, keep: "mine" | "theirs"): Promise<Refusal>;
  /** The rules, from the revision that was before their author. */
  rule(rules: RulePack, basedOn: number): Promise<Refusal>;
  /** These cards have just come from another contest, all in one step. COP4 */
  copied(cardIds: readonly number[]): Promise<void>;
  undo(): Promise<Refusal>;
  redo(): Promise<Refusal>;
  /** Follows the contest until stopped. */
  start(): () => void;
  /** The page goes: resolves when all is saved, or after half a minute. What is not saved then stays in the browser. EDT15 */
  leave(): Promise<void>;
}

const mostSteps = 200;
const retryMs = 1_000;
const leaveWithinMs = 30_000;
/** Each one needs somebody else who writes the same card in between. */
const mostTries = 8;
const changedMeanwhile: Rejection = { code: "changed_meanwhile" };
const nothingToChange: Rejection = { code: "nothing_to_change" };

/** It stands there already, whoever wrote it. */
function unlessNothing(refusal: Refusal): Refusal {
  return refusal?.code === "nothing_to_change" ? null : refusal;
}

export function createStudio(
  store: ContestStore,
  unsaved: Unsaved = createUnsaved(createMemoryStorage(), ""),
): Studio {
  const content = signal<StudioContent | null>(null);
  const saving = signal(0);
  const conflicts = createConflicts();
  const own = createOwnSteps();
  const settled = signal<Settled | null>(null);
  const canUndo = signal(false);
  const canRedo = signal(false);
  const longCards = computed(() =>
    unsaved.tooLong.value.flatMap((part) =>
      typeof part === "number" && content.value?.cards.has(part) ? part : [],
    ),
  );
  let done: readonly (readonly Change[])[] = [];
  let undone: readonly (readonly Change[])[] = [];
  let asking: Promise<void> | null = null;
  let askAgain = false;
  let knownActs = -1;
  let isStopped = false;
  const endRests = new Set<() => void>();
  let turn: Promise<unknown> = Promise.resolve();

  /** What is done by one author is done one after the other: an undo takes back the step before it, also one under way. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = turn.then(act);
    turn = next.catch(() => {});
    return next;
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        endRests.delete(end);
        resolve();
      };
      const timer = setTimeout(end, retryMs);
      endRests.add(end);
    });
  }

  /** Resolves when it is here as the server has it; what was put right by hand is asked for as a whole. EDT12 */
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
        if (reply?.ok) {
          knownActs = acts;
          content.value = withContent(known, reply.content);
        } else {
          // The connection is gone, or somebody asked much: what it says would else be missing for ever.
          await rest();
          askAgain = !isStopped;
        }
      } while (askAgain);
      asking = null;
    })();
    return asking;
  }

  /** Null: it was done. */
  async function send(edits: Edit[]): Promise<Refusal> {
    if (edits.length === 0) return nothingToChange;
    saving.value += 1;
    let reply = await store.send({ type: "EditContest", edits });
    while (!reply.ok && reply.rejection.code === "too_fast" && !isStopped) {
      await rest();
      reply = await store.send({ type: "EditContest", edits });
    }
    if (reply.ok) await refresh();
    saving.value -= 1;
    if (reply.ok) return null;
    return store.connection.peek() === "closed" ? cutOff : reply.rejection;
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
    if (!edits) return changedMeanwhile;
    const refusal = await send(edits);
    if (refusal === null) own.note(changes);
    return refusal;
  }

  async function change(changes: readonly Change[]): Promise<Refusal> {
    if (changes.length === 0) return null;
    const refusal = await carryOut(changes);
    if (refusal === null) remember([...done, changes], []);
    return unlessNothing(refusal);
  }

  function follow(plan: Plan): Promise<Refusal> {
    const seen = content.peek();
    return inTurn(async () => {
      const now = content.peek();
      const changes = seen && now && own.follow(plan, seen, now);
      return changes ? change(changes) : changedMeanwhile;
    });
  }

  /** Done, and can be undone. */
  function keep(changes: readonly Change[]): void {
    own.note(changes);
    remember([...done, changes], []);
  }

  async function write(cardId: number, from: CardWriting, to: CardWriting): Promise<Refusal> {
    const refusal = await mergeIn(cardId, from, to);
    // It is written, and nobody need be asked any more.
    if (refusal === null && conflicts.take(cardId)) unsaved.forget(cardId);
    return refusal === "conflict" ? null : refusal;
  }

  async function mergeIn(cardId: number, from: CardWriting, to: CardWriting): Promise<Refusal | "conflict"> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const known = content.peek();
      const card = known?.cards.get(cardId);
      if (!known || !card) return { code: "unknown_card" };
      const theirs = card.writing;
      if (isSameWriting(theirs, to)) return null;
      const wanted = mergedWriting(from, to, theirs);
      if (!wanted) {
        conflicts.add({ cardId, mine: to, theirs });
        return "conflict";
      }
      if (isSameWriting(theirs, wanted)) return null;
      const refusal = await send([writeEdit(card, wanted)]);
      if (refusal === null) {
        const kept = tidyWriting(wanted, theirs, known.language);
        keep([{ what: "write", cardId, from: theirs, to: kept }]);
      }
      if (refusal?.code !== "changed_meanwhile") return unlessNothing(refusal);
      knownActs = -1; // its key may have been put right, which no revision tells
      await refresh();
    }
    return changedMeanwhile;
  }

  function settle(cardId: number, keep: "mine" | "theirs"): Promise<Refusal> {
    const conflict = conflicts.take(cardId);
    if (!conflict) return Promise.resolve(null);
    const { theirs, mine } = conflict;
    const settling = inTurn(async (): Promise<Refusal> => {
      if (keep === "mine") {
        const refusal = await write(cardId, theirs, mine);
        if (refusal === null) {
          // Longer words that were typed since then stay until they are shorter. PAG44
          if (!conflicts.has(cardId) && !unsaved.tooLong.peek().includes(cardId)) unsaved.forget(cardId);
          return null;
        }
        // Both are kept until one of them can be.
        conflicts.putOff(cardId);
        conflicts.add(conflict);
        return refusal;
      }
      const stands = content.peek()?.cards.get(cardId)?.writing ?? theirs;
      if (!isSameWriting(stands, mine))
        remember([...done, [{ what: "write", cardId, from: mine, to: stands }]], []);
      unsaved.forget(cardId);
      return null;
    });
    settled.value = { conflict, keep, done: settling };
    return settling;
  }

  async function leavePage(): Promise<void> {
    unsaved.leave();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, leaveWithinMs);
    });
    await Promise.race([unsaved.saveAll().then(() => turn), patience]);
    clearTimeout(timer);
  }

  return {
    content,
    saving,
    unsaved,
    isUnsaved: computed(
      () =>
        unsaved.isAny.value ||
        conflicts.waiting.value.length > 0 ||
        longCards.value.length > 0 ||
        saving.value > 0,
    ),
    longCards,
    conflicts,
    settled,
    canUndo,
    canRedo,
    change: (wanted) => (typeof wanted === "function" ? follow(wanted) : inTurn(() => change(wanted))),
    add: (place, writing) =>
      inTurn(async () => {
        const before = new Set(content.peek()?.cards.keys());
        const refusal = await send([{ what: "add", place, writing }]);
        if (refusal) return refusal;
        const added = [...(content.peek()?.cards.values() ?? [])].find(
          (card) =>
            !before.has(card.id) && card.place?.row === place.row && card.place.column === place.column,
        );
        if (!added) return { code: "unknown_card" };
        keep([{ what: "place", cardId: added.id, from: null, to: place }]);
        return added.id;
      }),
    bring: (work) =>
      inTurn(async () => {
        const before = content.peek();
        saving.value += 1;
        const brought = await work();
        await refresh();
        saving.value -= 1;
        if ("refusal" in brought) return brought.refusal;
        const after = content.peek();
        const changes = brought.changes ?? (before && after ? changesBetween(before, after) : []);
        if (changes.length > 0) keep(changes);
        return null;
      }),
    copied: (cardIds) =>
      inTurn(async () => {
        await refresh();
        const known = content.peek();
        const changes = cardIds.flatMap((cardId): Change[] => {
          const card = known?.cards.get(cardId);
          if (!card) return [];
          return [{ what: "copy", cardId, writing: card.writing, place: card.place, from: false, to: true }];
        });
        if (changes.length > 0) remember([...done, changes], []);
      }),
    discard: (seen) =>
      inTurn(async () => {
        const now = content.peek();
        // Somebody else may have thrown some of them away.
        const there = seen.filter(({ id }) => now?.cards.has(id));
        return unlessNothing(await send(there.map((card) => discardEdit(own.latest(card, now)))));
      }),
    write: (cardId, from, to) => inTurn(() => write(cardId, from, to)),
    rule: (rules, basedOn) =>
      inTurn(async () => unlessNothing(await send([{ what: "rules", basedOn, rules }]))),
    settle,
    undo: () =>
      inTurn(async () => {
        const last = done[done.length - 1];
        if (!last) return null;
        const refusal = unlessNothing(await carryOut(inverseOf(last)));
        remember(done.slice(0, -1), refusal === null && canBeRedone(last) ? [...undone, last] : []);
        return refusal;
      }),
    redo: () =>
      inTurn(async () => {
        const last = undone[undone.length - 1];
        if (!last) return null;
        const refusal = unlessNothing(await carryOut(last));
        remember(refusal === null ? [...done, last] : done, undone.slice(0, -1));
        return refusal;
      }),
    start() {
      isStopped = false;
      const leave = store.writing.enter();
      // Moves with every edit, and with what is put right.
      const moved = computed(() => {
        const view = store.privateView.value;
        return view?.kind === "moderator" ? `${view.editRevision} ${view.acts.length}` : null;
      });
      const stop = effect(() => {
        if (moved.value !== null) untracked(() => void refresh());
      });
      return () => {
        isStopped = true;
        for (const end of endRests) end();
        stop();
        leave();
      };
    },
    leave: leavePage,
  };
}
