import { aheadClock } from "../contests/aheadClock.ts";
import { type Clock, delay } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { DatabaseTime } from "./DatabaseTime.ts";
import type { Claim } from "./Owners.ts";
import type { OwnershipStore } from "./OwnershipStore.ts";

export interface ContestTimesDeps {
  readonly time: DatabaseTime;
  readonly store: Pick<OwnershipStore, "setAhead">;
  readonly processId: string;
  /** For retries. */
  readonly clock: Clock;
  readonly log: Log;
}

const retryEveryMs = 5_000;

/**
 * By which time each contest of this process lives: the service's, unless the database's clock was set while it was
 * played. Then the contest goes on as if it had not been, also at the next process. CLU11
 */
export class ContestTimes {
  readonly #deps: ContestTimesDeps;
  /** By contest: by how much it is ahead of the process's time, ms. */
  readonly #ahead = new Map<string, number>();
  readonly #stopping = new AbortController();

  constructor(deps: ContestTimesDeps) {
    this.#deps = deps;
  }

  /** The time of a contest that was just claimed. */
  clockOf(contestId: string, { aheadMs }: Claim): Clock {
    const { time } = this.#deps;
    const byMs = aheadMs - time.aheadMs;
    this.#ahead.set(contestId, byMs);
    return aheadClock(time, byMs);
  }

  forget(contestId: string): void {
    this.#ahead.delete(contestId);
  }

  /** The database's clock was set: what all contests here are ahead of it is kept for their next owners. */
  keep(): void {
    for (const contestId of this.#ahead.keys()) void this.#keep(contestId);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Never throws. */
  async #keep(contestId: string): Promise<void> {
    const { store, processId, time, clock, log } = this.#deps;
    for (let failures = 0; ; failures += 1) {
      const byMs = this.#ahead.get(contestId);
      if (byMs === undefined || this.#stopping.signal.aborted) return;
      try {
        await store.setAhead(contestId, processId, byMs + time.aheadMs);
        return;
      } catch (err) {
        if (failures === 0)
          log.warn({ contestId, err }, "a contest's time is not kept yet for its next owner, retrying");
        await delay(clock, retryEveryMs, this.#stopping.signal).catch(() => undefined);
      }
    }
  }
}
