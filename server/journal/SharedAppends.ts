import type { JournalBatch } from "./journal.ts";

/** Answers for each batch, in order; when it rejects, nobody knows what became of any of them. */
type Write = (batches: readonly JournalBatch[]) => Promise<readonly PromiseSettledResult<void>[]>;

interface Waiting {
  readonly batch: JournalBatch;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const mostBatches = 128;

/**
 * Lets the appends of all contests share commits: the first starts at once, and whatever is asked for while a write is
 * under way goes into the next one together. Batches of one contest keep their order, one in a write. JRN14
 */
export class SharedAppends {
  readonly #write: Write;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(write: Write) {
    this.#write = write;
  }

  /** Resolves when the batch is committed; rejects with why it is not. */
  append(batch: JournalBatch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) await this.#writeSome(this.#takeSome());
    this.#writing = false;
  }

  #takeSome(): readonly Waiting[] {
    const taken = new Map<string, Waiting>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const { contestId } = waiting.batch;
      if (taken.size < mostBatches && !taken.has(contestId)) taken.set(contestId, waiting);
      else left.push(waiting);
    }
    this.#waiting = left;
    return [...taken.values()];
  }

  async #writeSome(some: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#write(some.map(({ batch }) => batch));
      some.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.status === "fulfilled") resolve();
        else reject(outcome?.reason);
      });
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }
}
