import type { ContestEvent } from "../../shared/contest/events.ts";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type JournalBatch,
  type JournalEntry,
} from "../journal/journal.ts";
import type { RunnerDeps, Written } from "./runnerTypes.ts";

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

/** The journal of one contest in the hands of its owner. Every call may throw {@link NotSaved}. */
export class OwnedJournal {
  readonly #deps: RunnerDeps;
  readonly #epoch: number;
  readonly #onSlow: () => void;

  /** `onSlow`: a call is not answered. */
  constructor(deps: RunnerDeps, epoch: number, onSlow: () => void) {
    this.#deps = deps;
    this.#epoch = epoch;
    this.#onSlow = onSlow;
  }

  /** See `Journal.append`. */
  async append(batch: Omit<JournalBatch, "contestId" | "epoch">): Promise<void> {
    const { contestId, clock, journal, meter } = this.#deps;
    const from = clock.monotonicMs();
    await this.#call("events", () => journal.append({ contestId, epoch: this.#epoch, ...batch }));
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
    await this.#call("liveness", () => journal.renewLiveness(contestId, this.#epoch, clock.now()));
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
