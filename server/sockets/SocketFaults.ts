import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";

/**
 * Where the listeners of a socket are entered: whatever one of them throws, that socket ends, it is told, and everybody
 * else goes on. NET1
 */
export class SocketFaults {
  readonly #log: Log;
  readonly #metrics: Pick<Metrics, "socketFaults">;

  constructor(log: Log, metrics: Pick<Metrics, "socketFaults">) {
    this.#log = log;
    this.#metrics = metrics;
  }

  /** What `call` returns; false when it threw. `end` must not throw. */
  enter(what: string, call: () => boolean, end: () => void): boolean {
    try {
      return call();
    } catch (error) {
      this.tell(what, error);
      end();
      return false;
    }
  }

  /** For what fails later, in a promise. */
  tell(what: string, error: unknown): void {
    this.#metrics.socketFaults.inc();
    this.#log.error({ what, err: error }, "what one socket sent was not handled: it is closed");
  }
}
