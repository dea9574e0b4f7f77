import type { Clock } from "../contests/clock.ts";

/** A clock that stands still until it is told otherwise. */
export class FakeClock implements Clock {
  #now: number;
  #alarms: { readonly at: number; readonly call: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, call: () => void): () => void {
    const alarm = { at, call };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Lets time pass; what was scheduled meanwhile is called in order, each at its own time. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#ring(next);
    }
    this.#now = end;
  }

  /** Lets time pass without calling anything, as for a program that is frozen; afterwards all that is overdue is called. */
  freeze(forMs: number): void {
    this.#now += forMs;
    const overdue = this.#alarms.filter((alarm) => alarm.at <= this.#now);
    for (const alarm of overdue) this.#ring(alarm);
  }

  /** As when the process that set them was killed. */
  forgetAlarms(): void {
    this.#alarms = [];
  }

  #next(end: number) {
    return this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #ring(alarm: { readonly at: number; readonly call: () => void }): void {
    this.#alarms = this.#alarms.filter((other) => other !== alarm);
    alarm.call();
  }
}
