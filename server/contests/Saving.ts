import { type Clock, delay } from "./clock.ts";
import { NotSaved } from "./OwnedJournal.ts";

const retryDelaysMs = [50, 100, 250, 500, 1_000, 2_000] as const;

/** The retries were given up, because the runner is being closed. */
export class SavingStopped extends Error {
  override readonly name = "SavingStopped";
}

/** Whether the journal takes what is decided; tries until it does: the database may go away and come back. RUN6 */
export class Saving {
  readonly #changed: (saving: boolean, reason: unknown) => void;
  readonly #stopping = new AbortController();
  #hurrying = new AbortController();
  #isOk = true;

  readonly #clock: Clock;

  /** `changed` is told when it begins to fail, why, and when it goes again. */
  constructor(clock: Clock, changed: (saving: boolean, reason: unknown) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get isOk(): boolean {
    return this.#isOk;
  }

  /** Aborted when retries have ended. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Throws what `work` throws, except {@link NotSaved}: then it is tried again. Throws {@link SavingStopped}. */
  async untilSaved<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        const result = await work();
        this.tell(true);
        return result;
      } catch (error) {
        if (!(error instanceof NotSaved)) throw error;
        this.tell(false, error.cause);
        await this.#pause(failures);
      }
    }
  }

  /** The next try is made at once. */
  hurry(): void {
    this.#hurrying.abort();
    this.#hurrying = new AbortController();
  }

  tell(isOk: boolean, reason?: unknown): void {
    if (this.#isOk === isOk) return;
    this.#isOk = isOk;
    this.#changed(isOk, reason);
  }

  /** Ends retries, now and later. */
  stop(): void {
    this.#stopping.abort();
  }

  async #pause(failures: number): Promise<void> {
    const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
    try {
      await delay(this.#clock, delayMs, AbortSignal.any([this.#stopping.signal, this.#hurrying.signal]));
    } catch {
      if (this.#stopping.signal.aborted) throw new SavingStopped();
    }
  }
}
