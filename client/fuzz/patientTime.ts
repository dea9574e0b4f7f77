import { countPatiently } from "../../server/test/patientTime.ts";
import type { Timers } from "../net/timers.ts";

export interface PatientTime extends Timers {
  /** Ms since it began. */
  now(): number;
  stop(): void;
}

interface Timer {
  at: number;
  readonly everyMs: number | null;
  readonly call: () => void;
}

/** The time of pages that stand in one process with their server: `haste` times as fast as {@link countPatiently} counts. */
export function startPatientTime(haste: number): PatientTime {
  const timers = new Set<Timer>();
  let now = 0;
  const stop = countPatiently((ms) => {
    now += ms * haste;
    const due = [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) ring(timer);
  });

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
    stop,
  };
}
