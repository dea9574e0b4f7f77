import { EpochFenced, type Snapshot } from "../journal/journal.ts";
import { resultsOf } from "./resultsOf.ts";
import type { RunnerDeps } from "./runnerTypes.ts";
import type { Term } from "./Term.ts";

const retryEveryMs = 10_000;

export type ResultsWriterDeps = Pick<RunnerDeps, "journal" | "clock" | "log" | "meter">;

/**
 * Writes the results of one contest beside its queue, so that no command waits for them; only the newest ones matter.
 * What cannot be written is logged once and tried again, until it is there or the contest goes on. RUN11
 */
export class ResultsWriter {
  readonly #deps: ResultsWriterDeps;
  readonly #term: Term;
  /** What the journal's results stand for. */
  #writtenSeq: number | null;
  #due: Snapshot | null = null;
  #writing: Promise<void> | null = null;
  #isRefused = false;
  #cancelRetry: () => void = () => undefined;

  /**
   * `writtenSeq`: what the journal has of a contest that is over; null for none. Of one that goes on it need not be known: its
   * next end is a later event.
   */
  constructor(deps: ResultsWriterDeps, term: Term, writtenSeq: number | null) {
    this.#deps = deps;
    this.#term = term;
    this.#writtenSeq = writtenSeq;
  }

  /** To be called with every commit. */
  follow(committed: Snapshot): void {
    this.#cancelRetry();
    const isDue = committed.state.phase === "finished" && committed.seq !== this.#writtenSeq;
    this.#due = isDue ? committed : null;
    if (isDue) this.#begin();
  }

  /** What was written may be lost: it is written again. */
  forget(committed: Snapshot): void {
    this.#writtenSeq = null;
    this.follow(committed);
  }

  /** Resolves when none are being written. */
  async idle(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Nothing is begun any more. */
  stop(): void {
    this.#cancelRetry();
    this.#due = null;
  }

  #begin(): void {
    this.#writing ??= this.#writeDue().finally(() => {
      this.#writing = null;
      // What came while these were written.
      if (this.#due !== null && !this.#isRefused) this.#begin();
    });
  }

  async #writeDue(): Promise<void> {
    const due = this.#due;
    const { contestId } = due?.state ?? {};
    const { journal, log, meter, clock } = this.#deps;
    try {
      const results = due && resultsOf(due.state, due.seq);
      if (results) await journal.saveResults(this.#term.epoch, results);
      this.#writtenSeq = due?.seq ?? null;
      if (this.#due === due) this.#due = null;
      this.#isRefused = false;
    } catch (error) {
      // Its owner writes them.
      if (error instanceof EpochFenced) return this.stop();
      meter.failed("results");
      if (!this.#isRefused) log.error({ contestId, seq: due?.seq, err: error }, "no results were written");
      this.#isRefused = true;
      this.#cancelRetry = clock.schedule(clock.now() + retryEveryMs, () => this.#begin());
    }
  }
}
