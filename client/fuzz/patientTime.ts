import type { Timers } from "../net/timers.ts";

export interface PatientTime extends Timers {
  /** Ms since it began. */
  now(): number;
  stop(): void;
}

/** How much of the real time that passes between two looks counts, ms: while a busy machine lets nobody work, time stands. */
const mostStepMs = 20;
const lookEveryMs = 5;

interface Timer {
  at: number;
  readonly everyMs: number | null;
  readonly call: () => void;
}

/**
 * The time of pages that stand in one process with their server: `haste` times as fast as the real one, and never ahead of
 * what the process has come to do. A page that waits for an answer so gives up because none comes, and not because
 * nobody had a processor.
 */
export function startPatientTime(haste: number): PatientTime {
  const timers = new Set<Timer>();
  let now = 0;
  let lookedAt = performance.now();
  const look = setInterval(() => {
    const realNow = performance.now();
    now += Math.min(realNow - lookedAt, mostStepMs) * haste;
    lookedAt = realNow;
    const due = [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) ring(timer);
  }, lookEveryMs);

  function ring(timer: Timer): void {
    // Another one may have called it off.
    if (!timers.has(timer)) return;
    if (timer.everyMs === null) timers.delete(timer);
    else timer.at = now + timer.everyMs;
    timer.call();
  }

  function add(ms: number, everyMs: number | null, call: () => void): () => void {
    const timer = { at: now + ms, everyMs, call };
    timers.add(timer);
    return () => void timers.delete(timer);
  }

  return {
    now: () => now,
    after: (ms, call) => add(ms, null, call),
    every: (ms, call) => add(ms, ms, call),
    stop: () => clearInterval(look),
  };
}
