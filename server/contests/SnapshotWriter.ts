import type { Snapshot } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import type { RunnerDeps } from "./runnerTypes.ts";
import type { Term } from "./Term.ts";

/** The next snapshot is due after so many events, and after this share of what the last one holds. */
const everyEvents = 500;
const shareOfLast = 1 / 8;

export type SnapshotWriterDeps = Pick<RunnerDeps, "contestId" | "journal" | "log" | "meter">;

/** Writes one contest's snapshots, one at a time: a long contest takes a while. */
export class SnapshotWriter {
  readonly #deps: SnapshotWriterDeps;
  readonly #term: Term;
  /** Of the last one that was begun. */
  #seq: number;
  #writing: Promise<void> | null = null;

  /** `seq`: what the journal's snapshot holds already. */
  constructor(deps: SnapshotWriterDeps, term: Term, seq: number) {
    this.#deps = deps;
    this.#term = term;
    this.#seq = seq;
  }

  /** Begins one when it is due. */
  follow(committed: Snapshot): void {
    if (this.#writing !== null || !this.#isDue(committed)) return;
    this.#writing = this.#save(committed).finally(() => {
      this.#writing = null;
    });
  }

  /** What was written may be lost: the next one is due at once. */
  forget(): void {
    this.#seq = 0;
  }

  /** Resolves when none is being written. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  /** The one that the next opening of the contest begins with. */
  async saveLast(committed: Snapshot): Promise<void> {
    if (committed.seq > this.#seq) await this.#save(committed);
  }

  /** Rarer, the longer the contest: so an event is written into a few snapshots only, however many follow it. */
  #isDue({ seq }: Snapshot): boolean {
    return seq - this.#seq >= Math.max(everyEvents, this.#seq * shareOfLast);
  }

  /** A snapshot is a cache: when it cannot be written, the journal is read from further back. */
  async #save(snapshot: Snapshot): Promise<void> {
    const { contestId, journal, log, meter } = this.#deps;
    this.#seq = snapshot.seq;
    try {
      await journal.saveSnapshot(contestId, this.#term.epoch, snapshot, snapshotVersion);
    } catch (error) {
      meter.failed("snapshot");
      log.warn({ contestId, err: error }, "no snapshot was written");
    }
  }
}
