import type {
  Journal,
  JournalBatch,
  JournalEntry,
  Snapshot,
  WrittenCommand,
} from "../../../server/journal/journal.ts";
import type { ContestResults } from "../../../server/journal/results.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import type { ModelPool } from "./ModelPool.ts";

/** The journal in the model of PostgreSQL, as one program sees it: what it promises, over connections that break. */
export class ModelJournal implements Journal {
  readonly #pool: ModelPool;

  constructor(pool: ModelPool) {
    this.#pool = pool;
  }

  claim(contestId: string): Promise<number> {
    return this.#pool.ask("write", ({ journal }) => journal.claim(contestId));
  }

  append(batch: JournalBatch): Promise<void> {
    return this.#pool.ask("write", (data) => data.append(batch));
  }

  read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    return this.#pool.ask("read", ({ journal }) => journal.read(contestId, afterSeq, limit));
  }

  findCommand(contestId: string, commandKey: string): Promise<readonly ContestEvent[] | null> {
    return this.#pool.ask("read", ({ journal }) => journal.findCommand(contestId, commandKey));
  }

  readCommandKeys(contestId: string, afterSeq: number, limit: number): Promise<readonly WrittenCommand[]> {
    return this.#pool.ask("read", ({ journal }) => journal.readCommandKeys(contestId, afterSeq, limit));
  }

  findSnapshot(contestId: string, version: string): Promise<Snapshot | null> {
    return this.#pool.ask("read", ({ journal }) => journal.findSnapshot(contestId, version));
  }

  saveSnapshot(contestId: string, epoch: number, snapshot: Snapshot, version: string): Promise<void> {
    return this.#pool.ask("write", ({ journal }) =>
      journal.saveSnapshot(contestId, epoch, snapshot, version),
    );
  }

  renewLiveness(contestId: string, epoch: number, at: number): Promise<void> {
    return this.#pool.ask("write", ({ journal }) => journal.renewLiveness(contestId, epoch, at));
  }

  findLiveness(contestId: string): Promise<number | null> {
    return this.#pool.ask("read", ({ journal }) => journal.findLiveness(contestId));
  }

  saveResults(epoch: number, results: ContestResults): Promise<void> {
    return this.#pool.ask("write", ({ journal }) => journal.saveResults(epoch, results));
  }

  findResultsSeq(contestId: string): Promise<number | null> {
    return this.#pool.ask("read", ({ journal }) => journal.findResultsSeq(contestId));
  }
}
