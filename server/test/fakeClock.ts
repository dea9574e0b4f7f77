import type { Clock } from "../contests/clock.ts";

interface Alarm {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that stands still until it is told otherwise: until then nothing rings, not even {@link Clock.soon}. */
export class FakeClock implements Clock {
  #now: number;
  #awakeMs = 0;
  #wallAheadMs = 0;
  #alarms: Alarm[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return Math.floor(this.#now);
  }

  monotonicMs(): number {
    return this.#awakeMs;
  }

  wallAheadMs(): number {
    return this.#wallAheadMs;
  }

  /** How many calls wait for their time. */
  get waiting(): number {
    return this.#alarms.length;
  }

  schedule(at: number, call: () => void): () => void {
    const alarm = { at, call };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  soon(call: () => void): () => void {
    return this.schedule(this.#now, call);
  }

  /** Lets time pass; what was scheduled meanwhile is called in order, each at its own time. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pass(Math.max(0, next.at - this.#now));
      this.#ring(next);
    }
    this.#pass(Math.max(0, end - this.#now));
  }

  /** Lets time pass without calling anything, as for a program that is frozen; afterwards all that is overdue is called. */
  freeze(forMs: number): void {
    this.#pass(forMs);
    this.#ringOverdue();
  }

  /** As when the lid is closed for so long: no time passes for the program, and its timers stood still. */
  sleep(forMs: number): void {
    this.#now += forMs;
    this.#ringOverdue();
  }

  /** As when somebody sets the computer's clock. */
  setWall(byMs: number): void {
    this.#wallAheadMs += byMs;
  }

  /** As when the process that set them was killed. */
  forgetAlarms(): void {
    this.#alarms = [];
  }

  #pass(forMs: number): void {
    this.#now += forMs;
    this.#awakeMs += forMs;
  }

  #ringOverdue(): void {
    for (const alarm of this.#alarms.filter(({ at }) => at <= this.#now)) this.#ring(alarm);
  }

  #next(end: number): Alarm | undefined {
    return this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #ring(alarm: Alarm): void {
    this.#alarms = this.#alarms.filter((other) => other !== alarm);
    alarm.call();
  }
}
