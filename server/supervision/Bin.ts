import { setImmediate as others } from "node:timers/promises";
import type { Kysely } from "kysely";
import { binDays } from "../../shared/bin.ts";
import { after, type Clock, every } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { Tables } from "../db/tables.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import {
  deletePurgedContest,
  deletePurgedEvents,
  listPurgedIds,
  markOverduePurged,
} from "../queries/library.ts";

/** What makes the space of deleted rows usable again, and when there is time for it. */
export interface FreedSpace {
  readonly isQuiet: () => boolean;
  readonly reclaim: (isOver: () => boolean) => Promise<void>;
}

export interface BinDeps {
  readonly db: Kysely<Tables>;
  /** Null: the database does so by itself. */
  readonly space: FreedSpace | null;
  readonly clock: Clock;
  readonly log: Log;
}

const dayMs = 24 * 60 * 60_000;
/** So much goes in one statement: what is played meanwhile waits for no more than that. */
const eventsAtOnce = 1_000;
const contestsPerLook = 20;
/** When another process is at it: what was deleted for good here may not be on its list. */
const lookAgainMs = 10_000;
/** While somebody plays nobody shall wait for it. */
const reclaimAgainMs = 10 * 60_000;

/**
 * Empties the bin: deletes what has lain in it for {@link binDays}, and what was deleted for good by hand. Nobody has such
 * a contest open: who had was fenced when it was put there, and nobody can claim it. A contest is marked first, which takes
 * it out of every list, and then goes bit by bit, so that a process that was killed leaves the rest to the next. Of
 * several processes one goes on, and the others leave it to that one. What it took on the disk is used again. LIB6 RDS8
 */
export class Bin {
  readonly #deps: BinDeps;
  readonly #sweeps = new SerialQueue();
  #endDays: () => void = () => undefined;
  #cancelNext: () => void = () => undefined;
  #cancelReclaim: () => void = () => undefined;
  #stopped = false;
  /** Another process is at it. */
  #left = false;

  constructor(deps: BinDeps) {
    this.#deps = deps;
  }

  /** Sweeps now and once a day. */
  start(): void {
    this.#endDays = every(this.#deps.clock, dayMs, () => this.sweep());
    this.sweep();
  }

  /** Begins to delete what is due. What goes wrong is logged, and tried again with the next sweep. */
  sweep(): void {
    this.#sweeps
      .run(() => this.#sweep())
      .catch((err: unknown) => this.#deps.log.error({ err }, "the bin was not emptied"));
  }

  /** Resolves when all sweeps so far are done. */
  async idle(): Promise<void> {
    await this.#sweeps.idle();
  }

  /** Resolves when nothing is being deleted any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endDays();
    this.#cancelNext();
    this.#cancelReclaim();
    await this.idle();
  }

  get #isOver(): boolean {
    return this.#stopped || this.#left;
  }

  async #sweep(): Promise<void> {
    const { db, clock, log } = this.#deps;
    const at = clock.now();
    await markOverduePurged(db, { binnedBefore: at - binDays * dayMs, at });
    let deleted = 0;
    this.#left = false;
    let contestIds = await listPurgedIds(db, "", contestsPerLook);
    while (contestIds.length > 0 && !this.#isOver) {
      for (const contestId of contestIds) if (await this.#delete(contestId)) deleted += 1;
      contestIds = await listPurgedIds(db, contestIds.at(-1) ?? "", contestsPerLook);
    }
    if (this.#left && !this.#stopped) this.#cancelNext = after(clock, lookAgainMs, () => this.sweep());
    if (deleted === 0) return;
    log.info({ contests: deleted }, "contests were deleted for good");
    await this.#reclaim();
  }

  async #reclaim(): Promise<void> {
    const { space, clock, log } = this.#deps;
    this.#cancelReclaim();
    if (!space || this.#stopped) return;
    if (!space.isQuiet()) {
      this.#cancelReclaim = after(clock, reclaimAgainMs, () => void this.#sweeps.run(() => this.#reclaim()));
      return;
    }
    try {
      await space.reclaim(() => this.#stopped);
    } catch (err) {
      log.error({ err }, "what was deleted still takes its room on the disk");
    }
  }

  /** False when it was not, or not wholly. */
  async #delete(contestId: string): Promise<boolean> {
    const { db, log } = this.#deps;
    try {
      for (let gone: number | null = eventsAtOnce; gone === eventsAtOnce; ) {
        if (this.#isOver) return false;
        await others();
        gone = await deletePurgedEvents(db, contestId, eventsAtOnce);
        this.#left = gone === null;
      }
      if (this.#left) return false;
      await deletePurgedContest(db, contestId);
      return true;
    } catch (err) {
      log.error({ contestId, err }, "a contest was not deleted");
      return false;
    }
  }
}
