import { SerialQueue } from "../journal/serialQueue.ts";

/** What came of work that wants a turn; not `ok`: as many as may wait did so already, and nothing is done. */
export type Turned<T> = { readonly ok: true; readonly result: T } | { readonly ok: false };

/** Does the work of each one after another, and that of different ones side by side. Of each at most so many wait. */
export class Turns {
  readonly #most: number;
  readonly #queues = new Map<string, SerialQueue>();

  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(whose: string, work: () => Promise<T>): Promise<Turned<T>> {
    const queue = this.#queues.get(whose) ?? new SerialQueue();
    if (queue.length >= this.#most) return { ok: false };
    this.#queues.set(whose, queue);
    try {
      return { ok: true, result: await queue.run(work) };
    } finally {
      if (queue.length === 0) this.#queues.delete(whose);
    }
  }
}
