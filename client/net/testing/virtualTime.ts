import type { Timers } from "../timers.ts";

/** A time of its own: it stands still until it is advanced, and every timer rings in order. */
export interface VirtualTime {
  readonly timers: Timers;
  now(): number;
  /** Lets so many ms pass; what follows from each timer has happened before the next. */
  advance(ms: number): Promise<void>;
  /** As if a timer had been waited for. */
  sleep(ms: number): Promise<void>;
}

interface Waiting {
  readonly at: number;
  readonly number: number;
  readonly call: () => void;
}

export function startVirtualTime(): VirtualTime {
  let now = 0;
  let count = 0;
  const waiting = new Set<Waiting>();

  function after(ms: number, call: () => void): () => void {
    count += 1;
    const entry: Waiting = { at: now + ms, number: count, call };
    waiting.add(entry);
    return () => {
      waiting.delete(entry);
    };
  }

  function next(until: number): Waiting | null {
    let first: Waiting | null = null;
    for (const entry of waiting) {
      if (entry.at > until) continue;
      if (!first || entry.at < first.at || (entry.at === first.at && entry.number < first.number))
        first = entry;
    }
    return first;
  }

  return {
    timers: {
      after,
      every(ms, call) {
        let callOff = () => {};
        const ring = () => {
          callOff = after(ms, ring);
          call();
        };
        callOff = after(ms, ring);
        return () => callOff();
      },
    },
    now: () => now,
    async advance(ms) {
      const until = now + ms;
      await settled();
      for (let entry = next(until); entry; entry = next(until)) {
        waiting.delete(entry);
        now = entry.at;
        entry.call();
        await settled();
      }
      now = until;
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        after(ms, resolve);
      }),
  };
}

const turns = 30;

/** All that needed no time has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}
