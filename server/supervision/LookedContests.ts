import { type Followed, follow } from "../contests/loadContest.ts";
import { type Journal, type Snapshot, UnknownContest } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import { ContestBroken } from "./BrokenContests.ts";
import type { LiveContests } from "./LiveContests.ts";

export interface LookedContestsDeps {
  readonly live: LiveContests;
  readonly journalOf: (contestId: string) => Journal;
}

/** Contests of which what was read is kept, the most recently asked for. */
const kept = 10;

/** What a contest is like, for those who only look: never opens or claims one. RUN16 */
export class LookedContests {
  readonly #deps: LookedContestsDeps;
  /** By contest, the longest unasked first. */
  readonly #read = new Map<string, Promise<Followed>>();

  constructor(deps: LookedContestsDeps) {
    this.#deps = deps;
  }

  /** As of the last commit, here or elsewhere. Throws `UnknownContest`, `ContestBroken`, and what the journal throws. */
  async look(contestId: string): Promise<Snapshot> {
    const runner = await this.#deps.live.find(contestId);
    if (runner) {
      this.#read.delete(contestId);
      return { seq: runner.seq, state: runner.state };
    }
    this.#deps.live.broken.throwIfShut(contestId);
    return this.#readOn(contestId);
  }

  /** What is new since it was read: with it, a look costs one query. What a database that went back lost is forgotten. HEA6 */
  #readOn(contestId: string): Promise<Followed> {
    const before = this.#read.get(contestId);
    const reading = this.#readAfter(contestId, before ?? null);
    this.#read.delete(contestId);
    this.#read.set(contestId, reading);
    reading.catch(() => {
      if (this.#read.get(contestId) === reading) this.#read.delete(contestId);
    });
    const [oldest] = this.#read.keys();
    if (this.#read.size > kept && oldest !== undefined) this.#read.delete(oldest);
    return reading;
  }

  async #readAfter(contestId: string, before: Promise<Followed> | null): Promise<Followed> {
    const journal = this.#deps.journalOf(contestId);
    const { broken } = this.#deps.live;
    try {
      // What an earlier look could not read is read anew.
      const known = await before?.catch(() => null);
      const snapshot = known ?? (await journal.findSnapshot(contestId, snapshotVersion));
      const read = await follow(journal, contestId, snapshot);
      if (!read) throw new UnknownContest(contestId);
      broken.remove(contestId);
      return read;
    } catch (error) {
      if (error instanceof UnknownContest) throw error;
      throw new ContestBroken(broken.add(contestId, error, null));
    }
  }
}
