import type { Clock } from "../contests/clock.ts";
import { CannotFollow } from "../contests/loadContest.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";

/** A contest that cannot be opened, or that failed. */
export interface BrokenContest {
  readonly contestId: string;
  readonly error: unknown;
  /** Where its journal stood, or what in it cannot be read; null when that is not known. */
  readonly seq: number | null;
  /** When it may be tried again, ms since 1970; null: not before a restart. */
  readonly retryAt: number | null;
}

/** The contest is broken; its journal is whole and can be given out. */
export class ContestBroken extends Error {
  override readonly name = "ContestBroken";
  readonly broken: BrokenContest;

  constructor(broken: BrokenContest) {
    super("this contest is broken", { cause: broken.error });
    this.broken = broken;
  }
}

/** From one failure to the next try. After the last one it is left shut. RUN15 */
const retryDelaysMs = [1_000, 5_000, 30_000, 2 * 60_000, 10 * 60_000] as const;
/** A failure so long after the last one is a first one. */
const forgottenAfterMs = 60 * 60_000;

/** Keeps what is broken in this process, each logged once. RUN12, RUN15 */
export class BrokenContests {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #broken = new Map<string, BrokenContest>();
  readonly #failures = new Map<string, { readonly count: number; readonly at: number }>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  get size(): number {
    return this.#broken.size;
  }

  list(): readonly BrokenContest[] {
    return [...this.#broken.values()];
  }

  has(contestId: string): boolean {
    return this.#broken.has(contestId);
  }

  /** Throws {@link ContestBroken} while the contest is not to be tried. */
  throwIfShut(contestId: string): void {
    const broken = this.#broken.get(contestId);
    if (broken && (broken.retryAt === null || broken.retryAt > this.#clock.now()))
      throw new ContestBroken(broken);
  }

  /** Notes a failure, and says what becomes of the contest. Throws what a database that is away throws: it is none. RUN19 */
  add(contestId: string, error: unknown, seq: number | null): BrokenContest {
    if (isDatabaseAway(error)) throw error;
    const now = this.#clock.now();
    const before = this.#failures.get(contestId);
    const count = before && now - before.at < forgottenAfterMs ? before.count : 0;
    this.#failures.set(contestId, { count: count + 1, at: now });
    const broken: BrokenContest = {
      contestId,
      error,
      seq: error instanceof CannotFollow ? error.seq : seq,
      retryAt: retryAtAfter(error, count, now),
    };
    if (!this.#broken.has(contestId))
      this.#log.error({ contestId, seq: broken.seq, err: error }, "a contest is broken");
    this.#broken.set(contestId, broken);
    return broken;
  }

  /** It is in the bin, where nobody is to open it (LIB5), or another process's. */
  forget(contestId: string): void {
    this.#broken.delete(contestId);
    this.#failures.delete(contestId);
  }

  /** It could be opened, or read, again. */
  remove(contestId: string): void {
    if (this.#broken.delete(contestId)) this.#log.info({ contestId }, "a broken contest goes on");
  }
}

/** What stands in a journal reads the same next time. */
function retryAtAfter(error: unknown, failures: number, now: number): number | null {
  const delayMs = error instanceof CannotFollow ? undefined : retryDelaysMs[failures];
  return delayMs === undefined ? null : now + delayMs;
}
