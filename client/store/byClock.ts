import type { ReadonlySignal } from "@preact/signals";

/** A time to draw by. */
export interface ShownTime {
  /** The server's time, in ms since 1970; the device's own while `clockSet` is 0. */
  serverNow(): number;
  /**
   * Moves when that time is set: by the first sample of the server's, and later when a sleep or another server made it another.
   * Whatever was drawn, called or waited for by the time before does not hold then. TIM15
   */
  readonly clockSet: ReadonlySignal<number>;
}

/** What holds at a moment of a clock. */
export interface ByClock<T> {
  readonly value: T;
  /** When it will be another if nothing else happens, later than that moment; null for never. */
  readonly until: number | null;
}

const leastWaitMs = 5;
/** A clock may be set right meanwhile. */
const longestWaitMs = 10_000;

/** How long to wait before another look at a clock, ms, where there will be something to see at `until`. */
export function waitFor(until: number, now: number): number {
  return Math.min(longestWaitMs, Math.max(leastWaitMs, until - now));
}

/** What holds as long as nothing else happens. */
export function always<T>(value: T): ByClock<T> {
  return { value, until: null };
}

/** True before a moment, false from then on, and where there is none. */
export function isBefore(moment: number | null, now: number): ByClock<boolean> {
  return moment !== null && now < moment ? { value: true, until: moment } : always(false);
}
