import { SerialQueue } from "../journal/serialQueue.ts";

/** Does the work of each one after another, and that of different ones side by side. */
export class Turns {
  readonly #queues = new Map<string, SerialQueue>();

  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(whose) ?? new SerialQueue();
    this.#queues.set(whose, queue);
    try {
      return await queue.run(work);
    } finally {
      if (queue.length === 0) this.#queues.delete(whose);
    }
  }
}
