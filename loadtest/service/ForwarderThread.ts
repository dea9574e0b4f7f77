import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ForwarderOrder } from "./forwarding.ts";

/**
 * A {@link Forwarder} in a thread of its own: what it passes on waits for nothing that this thread has to do. Each call
 * resolves when it is done.
 */
export class ForwarderThread {
  readonly port: number;
  readonly #worker: Worker;
  /** One for each order that is not done yet, the oldest first. */
  readonly #waiting: PromiseWithResolvers<void>[] = [];

  /** To `port` of the loopback, from a free port of all addresses. */
  static async start(port: number): Promise<ForwarderThread> {
    const worker = new Worker(new URL("./forwarding.ts", import.meta.url), {
      workerData: port,
      name: "forwarder",
    });
    const [listensAt] = (await once(worker, "message")) as [number]; // what the thread says first
    return new ForwarderThread(worker, listensAt);
  }

  private constructor(worker: Worker, port: number) {
    this.#worker = worker;
    this.port = port;
    worker.on("message", () => this.#waiting.shift()?.resolve());
  }

  slow(delayMs: number): Promise<void> {
    return this.#order({ do: "slow", delayMs });
  }

  silence(): Promise<void> {
    return this.#order({ do: "silence" });
  }

  thaw(): Promise<void> {
    return this.#order({ do: "thaw" });
  }

  cut(): Promise<void> {
    return this.#order({ do: "cut" });
  }

  reset(): Promise<void> {
    return this.#order({ do: "reset" });
  }

  leadTo(port: number): Promise<void> {
    return this.#order({ do: "leadTo", port });
  }

  async close(): Promise<void> {
    await this.#order({ do: "close" });
    await this.#worker.terminate();
  }

  #order(order: ForwarderOrder): Promise<void> {
    const done = Promise.withResolvers<void>();
    this.#waiting.push(done);
    this.#worker.postMessage(order);
    return done.promise;
  }
}
