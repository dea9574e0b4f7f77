import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { UnknownContest } from "../journal/journal.ts";
import { ContestBroken } from "../supervision/BrokenContests.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { ClusterOwners } from "./ClusterOwners.ts";
import { OwnedElsewhere } from "./Owners.ts";
import type { OwnershipStore } from "./OwnershipStore.ts";
import { Rounds } from "./Rounds.ts";

export interface OrphanWatchDeps {
  readonly owners: Pick<ClusterOwners, "isSure" | "endStale" | "locate">;
  readonly store: Pick<OwnershipStore, "orphans">;
  readonly live: Pick<LiveContests, "get">;
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

  /** A process is gone: what it had is looked for at once. */
  hurry(): void {
    this.#rounds.hurry();
  }

  /** Resolves when nothing more is taken. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  async #look(): Promise<void> {
    const { owners, store } = this.#deps;
    if (!owners.isSure) return;
    await owners.endStale();
    const contestIds = await store.orphans(this.#looks % looksForAllEvery === 0 ? "all" : "left");
    this.#looks += 1;
    const left = contestIds.values();
    const settle = async () => {
      for (const contestId of left) if (!this.#rounds.isStopped) await this.#settle(contestId);
    };
    await Promise.all(Array.from({ length: atOnce }, settle));
    for (const [contestId, since] of this.#waiting) {
      if (this.#deps.clock.monotonicMs() - since > 2 * patienceMs) this.#waiting.delete(contestId);
    }
  }

  async #settle(contestId: string): Promise<void> {
    const { owners, live, log } = this.#deps;
    try {
      const place = await owners.locate(contestId);
      if (place.at === "there") return;
      if (place.at === "nobody" && place.slot !== null && !this.#hasWaited(contestId)) return;
      this.#waiting.delete(contestId);
      await live.get(contestId, null);
    } catch (err) {
      // Taken by somebody, or told already.
      const isTold = [OwnedElsewhere, UnknownContest, ContestBroken].some((kind) => err instanceof kind);
      if (!isTold && !isDatabaseAway(err))
        log.error({ contestId, err }, "a contest without an owner was not taken");
    }
  }

  #hasWaited(contestId: string): boolean {
    const now = this.#deps.clock.monotonicMs();
    const since = this.#waiting.get(contestId) ?? now;
    this.#waiting.set(contestId, since);
    return now - since >= patienceMs;
  }
}
