import { setImmediate as others } from "node:timers/promises";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type JournalBatch,
  type JournalEntry,
  NothingBefore,
} from "../journal/journal.ts";
import type { RunnerDeps, Written } from "./runnerTypes.ts";
import type { Term } from "./Term.ts";

/** A call of the journal came to nothing, and may come to something when it is made again. */
export class NotSaved extends Error {
  override readonly name = "NotSaved";
}

/** What a call says for good: trying again would be answered the same. */
const answers = [EpochFenced, CommandKnown, BatchRefused, UnreadableEvent];
/** What a database never throws: a bug, or something in the journal that this program cannot read. */
const bugs = [TypeError, RangeError, ReferenceError, SyntaxError];

/** An unanswered call is told like a failed one after so long: it may be answered yet. RUN6 */
const slowAfterMs = 2_000;
const keysPerRead = 5_000;
const entriesPerRead = 500;

/** The journal of one contest in the hands of its owner. Every call may throw {@link NotSaved}, if it says nothing else. */
export class OwnedJournal {
  readonly #deps: RunnerDeps;
  readonly #term: Term;
  readonly #stopping: AbortSignal;
  /** One listener for all who wait: one for each would cost more than all the rest of being sure of the lock. */
  readonly #waiting = new Set<() => void>();
  readonly #onSlow: () => void;

  /** `stopping`: nobody waits any more for the contest's lock. `onSlow`: a call is not answered. */
  constructor(deps: RunnerDeps, term: Term, stopping: AbortSignal, onSlow: () => void) {
    this.#deps = deps;
    this.#term = term;
    this.#stopping = stopping;
    stopping.addEventListener("abort", () => {
      for (const giveUp of this.#waiting) giveUp();
    });
    this.#onSlow = onSlow;
  }

  /** See `Journal.append`. */
  async append(batch: Omit<JournalBatch, "contestId" | "epoch">): Promise<void> {
    const { contestId, clock, journal, meter } = this.#deps;
    const from = clock.monotonicMs();
    await this.#owned("events", (epoch) => journal.append({ contestId, epoch, ...batch }));
    meter.committed((clock.monotonicMs() - from) / 1000);
  }

  async *entriesAfter(seq: number): AsyncIterable<JournalEntry> {
    const { contestId, journal } = this.#deps;
    let after = seq;
    for (;;) {
      const entries = await this.#call(null, () => journal.read(contestId, after, entriesPerRead));
      yield* entries;
      if (entries.length < entriesPerRead) return;
      after = entries.at(-1)?.seq ?? after;
    }
  }

  async allAfter(seq: number): Promise<readonly JournalEntry[]> {
    const entries: JournalEntry[] = [];
    for await (const entry of this.entriesAfter(seq)) entries.push(entry);
    return entries;
  }

  /** At most so many entries that end with `seq`. Nobody waits for it, so nobody is told that it takes long; throws what reading throws. */
  async upTo(seq: number, most: number): Promise<readonly JournalEntry[]> {
    const { contestId, journal } = this.#deps;
    const afterSeq = Math.max(0, seq - most);
    return journal.read(contestId, afterSeq, seq - afterSeq);
  }

  async findCommand(key: string): Promise<readonly ContestEvent[] | null> {
    const { contestId, journal } = this.#deps;
    return this.#call(null, () => journal.findCommand(contestId, key));
  }

  /** The keys of all commands that had an effect. */
  async *commandKeys(): AsyncIterable<string> {
    const { contestId, journal } = this.#deps;
    let after = 0;
    for (;;) {
      const keys = await this.#call(null, () => journal.readCommandKeys(contestId, after, keysPerRead));
      for (const { commandKey } of keys) yield commandKey;
      if (keys.length < keysPerRead) return;
      after = keys.at(-1)?.seq ?? after;
    }
  }

  async sayAlive(): Promise<void> {
    const { contestId, journal, clock } = this.#deps;
    await this.#owned("liveness", (epoch) => journal.renewLiveness(contestId, epoch, clock.now()));
  }

  /** Resolves while the contest is this process's under the epoch of now; else throws as a write does. HEA3 */
  async stillOwned(): Promise<void> {
    await this.#owned(null, async () => {
      await others(); // Whoever claimed anew is heard of a moment later.
      if (this.#term.isOver) throw new Error("the contest was claimed anew");
    });
  }

  /** A write under the epoch of now. One that was fenced by a claim of this process's own is to be made again. HEA5 */
  async #owned(writes: Written | null, write: (epoch: number) => Promise<void>): Promise<void> {
    const { held } = this.#deps;
    await this.#call(writes, async () => {
      if (held) await this.#orStopped(held()); // HEA5
      const { epoch } = this.#term;
      try {
        await write(epoch);
      } catch (error) {
        if (held && (await this.#isOwnDoing(error, epoch, held)))
          throw new Error("the journal is to be compared with memory first", { cause: error });
        throw error;
      }
    });
  }

  async #isOwnDoing(error: unknown, epoch: number, held: () => Promise<void>): Promise<boolean> {
    if (error instanceof NothingBefore) return true; // The database went back: what it lacks is written first.
    if (!(error instanceof EpochFenced)) return this.#term.isOver;
    // An epoch that is lower than one that was given: the database went back, and will be claimed anew.
    if (error.stored !== null && error.stored < epoch) return true;
    await this.#orStopped(held());
    await others(); // Whoever claimed anew is heard of a moment later.
    return this.#term.isOver || this.#term.epoch !== epoch;
  }

  /** Rejects when nobody waits for it any more. */
  #orStopped<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error("nobody waits for it any more"));
      if (this.#stopping.aborted) giveUp();
      this.#waiting.add(giveUp);
      void work.then(resolve, reject).finally(() => this.#waiting.delete(giveUp));
    });
  }

  async #call<T>(writes: Written | null, call: () => Promise<T>): Promise<T> {
    const { clock, meter } = this.#deps;
    const cancel = clock.schedule(clock.now() + slowAfterMs, this.#onSlow);
    try {
      return await call();
    } catch (error) {
      if (isOneOf(answers, error) || isOneOf(bugs, error)) throw error;
      if (writes !== null) meter.failed(writes);
      throw new NotSaved("the journal cannot be written or read", { cause: error });
    } finally {
      cancel();
    }
  }
}

function isOneOf(kinds: readonly (new (...given: never[]) => Error)[], error: unknown): boolean {
  return kinds.some((kind) => error instanceof kind);
}
