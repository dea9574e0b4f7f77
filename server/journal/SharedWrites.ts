/** Something to be written about one contest. */
interface Item {
  readonly contestId: string;
}

/** Answers for each item, in order; when it rejects, nobody knows what became of any of them. */
type Write<T extends Item> = (items: readonly T[]) => Promise<readonly PromiseSettledResult<void>[]>;

interface Waiting<T extends Item> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const mostItems = 128;

/**
 * Lets what is written about all contests share commits: the first starts at once, and whatever is asked for while a
 * write is under way goes into the next one together. Items of one contest keep their order, one in a write. JRN14
 */
export class SharedWrites<T extends Item> {
  readonly #write: Write<T>;
  #waiting: Waiting<T>[] = [];
  #writing = false;

  constructor(write: Write<T>) {
    this.#write = write;
  }

  /** Resolves when the item is committed; rejects with why it is not. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) await this.#writeSome(this.#takeSome());
    this.#writing = false;
  }

  #takeSome(): readonly Waiting<T>[] {
    const taken = new Map<string, Waiting<T>>();
    const left: Waiting<T>[] = [];
    for (const waiting of this.#waiting) {
      const { contestId } = waiting.item;
      if (taken.size < mostItems && !taken.has(contestId)) taken.set(contestId, waiting);
      else left.push(waiting);
    }
    this.#waiting = left;
    return [...taken.values()];
  }

  async #writeSome(some: readonly Waiting<T>[]): Promise<void> {
    try {
      const outcomes = await this.#write(some.map(({ item }) => item));
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
