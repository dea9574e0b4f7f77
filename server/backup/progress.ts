import type { Clock } from "../contests/clock.ts";

/** How far a long piece of work is. */
export interface Progress {
  /** So many rows more of a table; throws when whoever waits has had enough. */
  done(table: string, rows: number, of: number): void;
}

export const noProgress: Progress = { done: () => {} };

const sayEveryMs = 2_000;

/** Says it in a line now and then, and throws the signal's reason once that is aborted. */
export function sayProgress(clock: Clock, say: (line: string) => void, signal: AbortSignal): Progress {
  let saidAt = clock.monotonicMs();
  return {
    done(table, rows, of) {
      signal.throwIfAborted();
      if (clock.monotonicMs() - saidAt < sayEveryMs) return;
      saidAt = clock.monotonicMs();
      say(`${table}: ${rows} of ${of} rows`);
    },
  };
}
