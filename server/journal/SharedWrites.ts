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
/** While a write of so few items is under way, another may be. */
const fewItems = 4;
const mostWrites = 2;

/**
 * Lets what is written about all contests share commits. The first starts at once, and a second beside it while there is
 * little to do; whatever is asked for while writes are under way goes into the next one together. Items of one contest
 * keep their order: one in a write, and one write at a time. JRN14
 */
export class SharedWrites<T extends Item> {
  readonly #write: Write<T>;
  #waiting: Waiting<T>[] = [];
  /** The contests of each write that is under way. */
  readonly #underWay = new Set<ReadonlySet<string>>();

  constructor(write: Write<T>) {
    this.#write = write;
  }

  /** Resolves when the item is committed; rejects with why it is not. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      void this.#writeWaiting();
    });
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0 && this.#mayWrite) {
      const some = this.#takeSome();
      if (some.size === 0) return;
      const contestIds = new Set(some.keys());
      this.#underWay.add(contestIds);
      await this.#writeSome([...some.values()]);
      this.#underWay.delete(contestIds);
    }
  }

  /** Many that come at once are cheaper together: a write is as dear for one of them as for a hundred. */
  get #mayWrite(): boolean {
    if (this.#underWay.size >= mostWrites) return false;
    for (const contestIds of this.#underWay) if (contestIds.size > fewItems) return false;
    return true;
  }

  /** By contest: the first that waits of each, unless one is under way. */
  #takeSome(): ReadonlyMap<string, Waiting<T>> {
    const taken = new Map<string, Waiting<T>>();
    const left: Waiting<T>[] = [];
    for (const waiting of this.#waiting) {
      const { contestId } = waiting.item;
      const isFree = !taken.has(contestId) && !this.#isUnderWay(contestId);
      if (taken.size < mostItems && isFree) taken.set(contestId, waiting);
      else left.push(waiting);
    }
    this.#waiting = left;
    return taken;
  }

  #isUnderWay(contestId: string): boolean {
    for (const contestIds of this.#underWay) if (contestIds.has(contestId)) return true;
    return false;
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
