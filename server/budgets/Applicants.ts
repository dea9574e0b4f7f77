import { randomBytes } from "node:crypto";
import { readTeamName } from "../../shared/contest/teamName.ts";
import type { Applicant } from "../../shared/protocol.ts";
import type { Clock } from "../contests/clock.ts";
import type { Budgets } from "./Budgets.ts";
import type { Changes } from "./Changes.ts";
import { originKey } from "./Newcomers.ts";

interface Applying {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  askedAt: number;
  /** The account that let it in; null: it was turned away; undefined: nobody has said anything. */
  readonly letInBy?: string | null;
}

/** By the key of the wish, in the order of asking; those who were answered, in the order of that. */
type List = Map<string, Applying>;

/** What becomes of a page that wants in. */
export type Application =
  /** `isOfMany`: unseen, since so many of its address are in the list that moderators should know of it. */
  | { readonly type: "waits"; readonly isOfMany?: boolean }
  /** For a place in the list: too many came at once. */
  | { readonly type: "in_line"; readonly place: number; readonly waitMs: number }
  | { readonly type: "turned_away" }
  | { readonly type: "let_in"; readonly letInBy: string };

/** A page asks every few seconds: whoever has not for so long has gone away. */
const patienceMs = 20_000;
/** Answers are kept longer, so that they meet a page that was away for a moment. */
const answerMs = 60_000;

/**
 * Guests who wait until a moderator lets them in, where the entry is by approval. In the memory of this process: after a
 * restart the list fills again by itself, since the pages go on asking. When it is full, whoever asks waits unseen, and
 * gets into it as soon as there is room. APV2 APV4
 */
export class Applicants {
  readonly #deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes };
  readonly #contests = new Map<string, List>();

  constructor(deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes }) {
    this.#deps = deps;
  }

  /** What was said of a name holds for that name: with another one the page begins anew, under an id of its own. APV3 */
  ask(
    contestId: string,
    wish: { readonly key: string; readonly name: string; readonly address: string },
  ): Application {
    this.sweep(contestId);
    const list: List = this.#contests.get(contestId) ?? new Map();
    const askedAt = this.#deps.clock.now();
    const name = readTeamName(wish.name) ?? "";
    const known = list.get(wish.key);
    if (known?.name === name) {
      known.askedAt = askedAt;
      return answerOf(known);
    }
    list.delete(wish.key);
    const unlisted = this.#unlisted(contestId, list, wish);
    if (!unlisted) {
      this.#makeWay(list);
      const id = randomBytes(12).toString("base64url");
      list.set(wish.key, { id, name, address: wish.address, askedAt });
      this.#contests.set(contestId, list);
    }
    if (known || !unlisted) this.#deps.changes.tell(contestId);
    return unlisted ?? { type: "waits" };
  }

  /** Who waits for a word, in the order of asking. */
  list(contestId: string): readonly Applicant[] {
    return this.#open(contestId).map(({ id, name }) => ({ id, name }));
  }

  /** How many of an address wait for a word. */
  waiting(contestId: string, address: string): number {
    return this.#open(contestId).filter((each) => each.address === address).length;
  }

  /** Says it to those of them who still wait; answers how many they are. */
  answer(contestId: string, ids: readonly string[], letInBy: string | null): number {
    const wanted = new Set(ids);
    return this.#answer(contestId, ({ id }) => wanted.has(id), letInBy);
  }

  /** Whoever of an address waits, by whichever name by now. BUD9 */
  turnAway(contestId: string, address: string): void {
    this.#answer(contestId, (each) => each.address === address, null);
  }

  contestIds(): readonly string[] {
    return [...this.#contests.keys()];
  }

  /** Forgets who has gone away. */
  sweep(contestId: string): void {
    const list = this.#contests.get(contestId);
    if (!list) return;
    const now = this.#deps.clock.now();
    for (const [key, { askedAt, letInBy }] of list) {
      if (askedAt >= now - (letInBy === undefined ? patienceMs : answerMs)) continue;
      list.delete(key);
      if (letInBy === undefined) this.#deps.changes.tell(contestId);
    }
    if (list.size === 0) this.#contests.delete(contestId);
  }

  #open(contestId: string): readonly Applying[] {
    return openOf(this.#contests.get(contestId) ?? new Map()).map(([, each]) => each);
  }

  #answer(contestId: string, isMeant: (each: Applying) => boolean, letInBy: string | null): number {
    const list: List = this.#contests.get(contestId) ?? new Map();
    const meant = openOf(list).filter(([, each]) => isMeant(each));
    for (const [key, each] of meant) {
      list.delete(key);
      list.set(key, { ...each, letInBy });
    }
    this.#forgetAnswers(list);
    if (meant.length > 0) this.#deps.changes.tell(contestId);
    return meant.length;
  }

  /** The oldest; whoever was let in, and forgotten, would have to be let in twice, and so goes last. */
  #forgetAnswers(list: List): void {
    const answered = [...list].filter(([, { letInBy }]) => letInBy !== undefined);
    const [away, letIn] = [answered.filter(([, each]) => each.letInBy === null), answered.filter(isLetIn)];
    const tooMany = Math.max(0, answered.length - this.#deps.budgets.most("answeredApplicants"));
    for (const [key] of [...away, ...letIn].slice(0, tooMany)) list.delete(key);
  }

  /** Why the wish does not come into the list now; null: it does. Those of an address come into it in the order of asking. */
  #unlisted(
    contestId: string,
    list: List,
    { key, address }: { readonly key: string; readonly address: string },
  ): Application | null {
    const { budgets } = this.#deps;
    const room = this.#roomFor(list, address);
    const turn = budgets.askInLine("applications", originKey(contestId, address), key, room);
    if (turn.ok) return null;
    if (turn.place <= room) return { type: "in_line", place: turn.place, waitMs: turn.waitMs };
    return { type: "waits", isOfMany: countsOf(list).of(address) >= budgets.noticed("crowd").most };
  }

  #roomFor(list: List, address: string): number {
    const { budgets } = this.#deps;
    const counts = countsOf(list);
    const own = counts.of(address);
    // Where others have more of the list, they make way.
    const free = Math.max(budgets.most("applicants") - openOf(list).length, own + 1 < counts.most ? 1 : 0);
    return Math.min(free, budgets.most("addressApplicants") - own);
  }

  /** In a full list the last of the address that has most waits unseen from now on. */
  #makeWay(list: List): void {
    const open = openOf(list);
    if (open.length < this.#deps.budgets.most("applicants")) return;
    const counts = countsOf(list);
    const last = open.findLast(([, { address }]) => counts.of(address) === counts.most);
    if (last) list.delete(last[0]);
  }
}

function answerOf({ letInBy }: Applying): Application {
  if (letInBy === undefined) return { type: "waits" };
  return letInBy === null ? { type: "turned_away" } : { type: "let_in", letInBy };
}

function isLetIn([, { letInBy }]: readonly [string, Applying]): boolean {
  return typeof letInBy === "string";
}

/** Who was answered takes no place of those who wait. */
function openOf(list: List): readonly (readonly [string, Applying])[] {
  return [...list].filter(([, { letInBy }]) => letInBy === undefined);
}

/** How many of each address wait for a word, and of the one that has most. */
function countsOf(list: List): { of(address: string): number; readonly most: number } {
  const counts = new Map<string, number>();
  for (const [, { address }] of openOf(list)) counts.set(address, (counts.get(address) ?? 0) + 1);
  return { of: (address) => counts.get(address) ?? 0, most: Math.max(0, ...counts.values()) };
}
