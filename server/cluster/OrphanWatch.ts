import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { UnknownContest } from "../journal/journal.ts";
import { ContestBroken } from "../supervision/BrokenContests.ts";
import type { ClusterOwners } from "./ClusterOwners.ts";
import { OwnedElsewhere, type Place } from "./Owners.ts";
import type { OwnershipStore } from "./OwnershipStore.ts";
import { Rounds } from "./Rounds.ts";
import type { ShortMemory } from "./ShortMemory.ts";

export interface OrphanWatchDeps {
  readonly owners: Pick<ClusterOwners, "isSure" | "endStale">;
  readonly store: Pick<OwnershipStore, "orphans">;
  /** Where contests are, as those who come back ask, too. Its clock has the same `monotonicMs` as this one. */
  readonly whereabouts: Pick<ShortMemory<Place>, "find" | "findSince" | "forget" | "forgetGiven">;
  readonly live: { get(contestId: string, mark: null): Promise<unknown> };
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 up to 1: when in the second this process looks, so that not all look at once. */
  readonly phase: number;
}

const lookEveryMs = 1_000;
/** Contests that were let go of on purpose are few, and looked for less often. */
const looksForAllEvery = 5;
/** A contest that another process had best take, and does not, is taken after so long. */
const patienceMs = 3_000;
/** Opened side by side: more would keep those that run from the database. */
const atOnce = 4;

/**
 * Looks each second for contests under way that nobody has, and takes those that are for this process: clocks go on also
 * where no client comes back. CLU7
 */
export class OrphanWatch {
  readonly #deps: OrphanWatchDeps;
  /** By contest, in `monotonicMs`: since when it has waited for another process. */
  readonly #waiting = new Map<string, number>();
  readonly #rounds: Rounds;
  #looks = 0;

  constructor(deps: OrphanWatchDeps) {
    this.#deps = deps;
    const { clock, log } = deps;
    this.#rounds = new Rounds(clock, lookEveryMs, () =>
      this.#look().catch((err: unknown) => {
        if (!isDatabaseAway(err)) log.error({ err }, "contests without an owner were not looked for");
      }),
    );
  }

  start(): void {
    this.#rounds.start(lookEveryMs * this.#deps.phase);
  }

  /** A process is gone: what it had is looked for at once, and nobody is told any more that it is there. */
  hurry(): void {
    this.#deps.whereabouts.forgetGiven();
    this.#rounds.hurry();
  }

  /** Resolves when nothing more is taken. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  async #look(): Promise<void> {
    const { owners, store, clock } = this.#deps;
    if (!owners.isSure) return;
    await owners.endStale();
    const listedAt = clock.monotonicMs();
    const contestIds = await store.orphans(this.#looks % looksForAllEvery === 0 ? "all" : "left");
    this.#looks += 1;
    const left = contestIds.values();
    const settle = async () => {
      for (const contestId of left) if (!this.#rounds.isStopped) await this.#settle(contestId, listedAt);
    };
    await Promise.all(Array.from({ length: atOnce }, settle));
    for (const [contestId, since] of this.#waiting) {
      if (clock.monotonicMs() - since > 2 * patienceMs) this.#waiting.delete(contestId);
    }
  }

  async #settle(contestId: string, listedAt: number): Promise<void> {
    const { whereabouts, live, log } = this.#deps;
    try {
      const place = await this.#locate(contestId, listedAt);
      if (place.at === "there") return;
      if (place.at === "nobody" && place.slot !== null && !this.#hasWaited(contestId)) return;
      this.#waiting.delete(contestId);
      const taking = live.get(contestId, null);
      // Whoever asks from now on is told that it is here.
      whereabouts.forget(contestId);
      await taking;
    } catch (err) {
      // Taken by somebody, or told already.
      const isTold = [OwnedElsewhere, UnknownContest, ContestBroken].some((kind) => err instanceof kind);
      if (!isTold && !isDatabaseAway(err))
        log.error({ contestId, err }, "a contest without an owner was not taken");
    }
  }

  /**
   * Also what was told to somebody else a moment ago: who claims looks anew. That a process has the contest counts only
   * where it was asked after the list was, by which none had it.
   */
  async #locate(contestId: string, listedAt: number): Promise<Place> {
    const { whereabouts } = this.#deps;
    const told = await whereabouts.find(contestId);
    return told.at === "nobody" ? told : whereabouts.findSince(contestId, listedAt);
  }

  #hasWaited(contestId: string): boolean {
    const now = this.#deps.clock.monotonicMs();
    const since = this.#waiting.get(contestId) ?? now;
    this.#waiting.set(contestId, since);
    return now - since >= patienceMs;
  }
}
