import { monitorEventLoopDelay } from "node:perf_hooks";

const resolutionMs = 20;

/** How long the event loop held up what was due, measured from the first question on. */
export class LoopDelay {
  #histogram: ReturnType<typeof monitorEventLoopDelay> | null = null;

  /** The 99th of a hundred delays since the last question, ms; null: this was the first. */
  take(): number | null {
    if (!this.#histogram) {
      this.#histogram = monitorEventLoopDelay({ resolution: resolutionMs });
      this.#histogram.enable();
      return null;
    }
    const delayMs = Math.max(0, this.#histogram.percentile(99) / 1e6 - resolutionMs);
    this.#histogram.reset();
    return Math.round(delayMs * 10) / 10;
  }

  stop(): void {
    this.#histogram?.disable();
  }
}
