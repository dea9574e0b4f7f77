import type { ContestState } from "../../shared/contest/state.ts";
import { OwnedElsewhere, type Owners } from "../cluster/Owners.ts";
import type { Clock } from "../contests/clock.ts";
import { CannotFollow, type LoadedContest, loadContest } from "../contests/loadContest.ts";
import { type Journal, UnknownContest } from "../journal/journal.ts";
import { ContestBroken } from "./BrokenContests.ts";
import type { LiveContests } from "./LiveContests.ts";
import { isOfLaterVersion } from "./laterVersion.ts";
import { SharedReads } from "./SharedReads.ts";

export interface LookedContestsDeps {
  readonly live: LiveContests;
  readonly journalOf: (contestId: string) => Journal;
  readonly ownersOf: (contestId: string) => Pick<Owners, "isShared" | "locate">;
  readonly clock: Clock;
}

/** A contest as somebody looked at it. */
export interface Looked {
  readonly state: ContestState;
  /** What was read of it, for whoever opens it now; null: it runs here. */
  readonly read: LoadedContest | null;
}

/** Contests of which what was read is kept, the most recently asked for. */
const kept = 10;
/** What this process could not read and another one can is not read anew for so long: it seldom becomes less. */
const unreadForMs = 10_000;

/** What a contest is like, for those who only look: never opens or claims one. RUN16 */
export class LookedContests {
  readonly #deps: LookedContestsDeps;
  /** By contest, the longest unasked first. */
  readonly #reads = new Map<string, SharedReads<LoadedContest>>();
  /** By contest that another process can read, and this one cannot: until when it is not read anew, in `monotonicMs`. */
  readonly #unread = new Map<string, number>();

  constructor(deps: LookedContestsDeps) {
    this.#deps = deps;
  }

  /**
   * As of the last commit, here or elsewhere. Throws `UnknownContest`, `ContestBroken`, {@link OwnedElsewhere} where only
   * another process can read it, and what the journal throws.
   */
  async look(contestId: string): Promise<Looked> {
    const runner = await this.#deps.live.find(contestId);
    if (runner) {
      this.#reads.delete(contestId);
      return { state: runner.state, read: null };
    }
    await this.#throwIfShut(contestId);
    if (this.#isUnread(contestId)) throw unreadable(contestId);
    const read = await this.#readOn(contestId);
    return { state: read.state, read };
  }

  /** What was broken while nobody else had it is so no longer when another process has opened it. RUN20 */
  async #throwIfShut(contestId: string): Promise<void> {
    const { broken } = this.#deps.live;
    try {
      broken.throwIfShut(contestId);
    } catch (error) {
      if (!(error instanceof ContestBroken)) throw error;
      if (!(await this.#isReadElsewhere(contestId, error.broken.error))) throw error;
      broken.forget(contestId);
      throw this.#leaveUnread(contestId);
    }
  }

  #isUnread(contestId: string): boolean {
    const now = this.#deps.clock.monotonicMs();
    for (const [id, until] of this.#unread) if (until <= now) this.#unread.delete(id);
    return this.#unread.has(contestId);
  }

  /**
   * What is new since it was read: with it, a look costs one query, and one for all who come while another one is under way.
   * What a database that went back lost is forgotten. HEA6
   */
  #readOn(contestId: string): Promise<LoadedContest> {
    const reads = this.#reads.get(contestId) ?? this.#readsOf(contestId);
    this.#reads.delete(contestId);
    this.#reads.set(contestId, reads);
    const [oldest] = this.#reads.keys();
    if (this.#reads.size > kept && oldest !== undefined) this.#reads.delete(oldest);
    return reads.ask();
  }

  #readsOf(contestId: string): SharedReads<LoadedContest> {
    let known: LoadedContest | null = null;
    return new SharedReads(async () => {
      const before = known;
      // What cannot be read is read anew.
      known = null;
      const read = await this.#readAfter(contestId, before);
      known = { ...read, recent: [] };
      return read;
    });
  }

  async #readAfter(contestId: string, known: LoadedContest | null): Promise<LoadedContest> {
    const journal = this.#deps.journalOf(contestId);
    const { broken } = this.#deps.live;
    if (this.#isUnread(contestId)) throw unreadable(contestId);
    try {
      const read = await loadContest(journal, contestId, known);
      broken.remove(contestId);
      return read;
    } catch (error) {
      if (error instanceof UnknownContest) throw error;
      if (await this.#isReadElsewhere(contestId, error)) throw this.#leaveUnread(contestId);
      throw new ContestBroken(broken.add(contestId, error, null));
    }
  }

  /** Of several processes one may be of a later version, and whoever has the contest open has read it. RUN20 */
  async #isReadElsewhere(contestId: string, error: unknown): Promise<boolean> {
    const owners = this.#deps.ownersOf(contestId);
    if (!owners.isShared || !(error instanceof CannotFollow)) return false;
    return isOfLaterVersion(error) || (await owners.locate(contestId)).at === "there";
  }

  /** From now on it is not read for a while; what whoever asks is told. */
  #leaveUnread(contestId: string): OwnedElsewhere {
    this.#unread.set(contestId, this.#deps.clock.monotonicMs() + unreadForMs);
    return unreadable(contestId);
  }
}

function unreadable(contestId: string): OwnedElsewhere {
  return new OwnedElsewhere(`${contestId} can be read by another process`);
}
