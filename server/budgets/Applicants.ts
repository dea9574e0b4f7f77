import { randomBytes } from "node:crypto";
import { readTeamName } from "../../shared/contest/teamName.ts";
import type { Applicant } from "../../shared/protocol.ts";
import type { Clock } from "../contests/clock.ts";
import type { Budgets } from "./Budgets.ts";
import type { Changes } from "./Changes.ts";

interface Applying {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  askedAt: number;
  /** The account that let it in; null: it was turned away; undefined: nobody has said anything. */
  letInBy?: string | null;
}

/** What becomes of a page that wants in. */
export type Application =
  | { readonly type: "waits" }
  | { readonly type: "turned_away" }
  | { readonly type: "let_in"; readonly letInBy: string };

/** A page asks every few seconds: whoever has not for so long has gone away. */
const patienceMs = 20_000;
/** Answers are kept longer, so that they meet a page that was away for a moment. */
const answerMs = 60_000;

/**
 * Guests who wait until a moderator lets them in, where the entry is by approval. In the memory of this process: after a
 * restart the list fills again by itself, since the pages go on asking. When it is full, whoever asks waits unseen, and
 * gets into it as soon as there is room. APV2
 */
export class Applicants {
  readonly #deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes };
  /** By contest, then by the key of the wish, in the order of asking. */
  readonly #contests = new Map<string, Map<string, Applying>>();

  constructor(deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes }) {
    this.#deps = deps;
  }

  /** What was said of a name holds for that name: with another one the page begins anew, under an id of its own. APV3 */
  ask(
    contestId: string,
    wish: { readonly key: string; readonly name: string; readonly address: string },
  ): Application {
    this.sweep(contestId);
    const applying = this.#contests.get(contestId) ?? new Map<string, Applying>();
    const askedAt = this.#deps.clock.now();
    const name = readTeamName(wish.name) ?? "";
    const known = applying.get(wish.key);
    if (known?.name === name) {
      known.askedAt = askedAt;
      if (known.letInBy === undefined) return { type: "waits" };
      return known.letInBy === null ? { type: "turned_away" } : { type: "let_in", letInBy: known.letInBy };
    }
    applying.delete(wish.key);
    const hasRoom = this.#hasRoom(applying, wish.address);
    if (hasRoom) {
      const id = randomBytes(12).toString("base64url");
      applying.set(wish.key, { id, name, address: wish.address, askedAt });
      this.#contests.set(contestId, applying);
    }
    if (known || hasRoom) this.#deps.changes.tell(contestId);
    return { type: "waits" };
  }

  /** Who waits for a word, in the order of asking. */
  list(contestId: string): readonly Applicant[] {
    return this.#open(contestId).map(({ id, name }) => ({ id, name }));
  }

  /** Says it to those of them who still wait; answers how many they are. */
  answer(contestId: string, ids: readonly string[], letInBy: string | null): number {
    const wanted = new Set(ids);
    const meant = this.#open(contestId).filter(({ id }) => wanted.has(id));
    for (const applying of meant) applying.letInBy = letInBy;
    if (meant.length > 0) this.#deps.changes.tell(contestId);
    return meant.length;
  }

  contestIds(): readonly string[] {
    return [...this.#contests.keys()];
  }

  /** Forgets who has gone away. */
  sweep(contestId: string): void {
    const applying = this.#contests.get(contestId);
    if (!applying) return;
    const now = this.#deps.clock.now();
    for (const [key, { askedAt, letInBy }] of applying) {
      if (askedAt >= now - (letInBy === undefined ? patienceMs : answerMs)) continue;
      applying.delete(key);
      if (letInBy === undefined) this.#deps.changes.tell(contestId);
    }
    if (applying.size === 0) this.#contests.delete(contestId);
  }

  #open(contestId: string): readonly Applying[] {
    return [...(this.#contests.get(contestId)?.values() ?? [])].filter(
      ({ letInBy }) => letInBy === undefined,
    );
  }

  #hasRoom(applying: ReadonlyMap<string, Applying>, address: string): boolean {
    const { budgets } = this.#deps;
    const ofAddress = [...applying.values()].filter((other) => other.address === address).length;
    return applying.size < budgets.most("applicants") && ofAddress < budgets.most("addressApplicants");
  }
}
