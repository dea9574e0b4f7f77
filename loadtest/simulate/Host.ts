import type { Clock } from "../../server/contests/clock.ts";
import type { World } from "./World.ts";

/** 1970 and the simulation are so far apart. */
const beginsAt = Date.UTC(2027, 0, 15, 9);

/**
 * A computer with one program on it, that may be frozen, thawed and killed; its clock may be wrong, and run fast or slow.
 * What reaches it while it is frozen waits; what reaches it when it is dead is lost.
 */
export class Host {
  readonly name: string;
  readonly clock: Clock;
  /** Resolves when it is killed. */
  readonly died: Promise<void>;
  readonly #die: () => void;
  readonly #world: World;
  #state: "runs" | "frozen" | "dead" = "runs";
  #waiting: (() => void)[] = [];
  #runsSince: number;

  /** `aheadMs`: by how much its wall clock is wrong; `pace`: of its oscillator, 1 is right. */
  constructor(world: World, name: string, { aheadMs = 0, pace = 1 } = {}) {
    this.#world = world;
    this.name = name;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.died = promise;
    this.#die = resolve;
    const born = world.now;
    this.#runsSince = born;
    const monotonicMs = () => (world.now - born) * pace;
    const now = () => Math.floor(beginsAt + born + aheadMs + monotonicMs());
    const ring = (at: number, call: () => void, isCancelled: () => boolean): void => {
      this.reach(() => {
        if (isCancelled()) return;
        const leftMs = at - now();
        // A clock that runs slow has not reached it yet.
        if (leftMs > 0) this.#world.after(leftMs / pace, () => ring(at, call, isCancelled));
        else call();
      });
    };
    this.clock = {
      now,
      monotonicMs,
      wallAheadMs: () => 0,
      schedule: (at, call) => {
        let isCancelled = false;
        this.#world.after((at - now()) / pace, () => ring(at, call, () => isCancelled));
        return () => {
          isCancelled = true;
        };
      },
      soon: (call) => this.clock.schedule(now(), call),
    };
  }

  get isAlive(): boolean {
    return this.#state !== "dead";
  }

  get isRunning(): boolean {
    return this.#state === "runs";
  }

  /** How long it has run without a pause, ms. */
  get runsForMs(): number {
    return this.isRunning ? this.#world.now - this.#runsSince : 0;
  }

  /** Something comes to it from outside: a message, an answer, a timer. */
  reach(call: () => void): void {
    if (this.#state === "runs") call();
    else if (this.#state === "frozen") this.#waiting.push(call);
  }

  freeze(): void {
    if (this.#state === "runs") this.#state = "frozen";
  }

  thaw(): void {
    if (this.#state !== "frozen") return;
    this.#state = "runs";
    this.#runsSince = this.#world.now;
    const waiting = this.#waiting;
    this.#waiting = [];
    // One at a time, each in a step of its own, as they would have come.
    for (const call of waiting) this.#world.after(0, () => this.reach(call));
  }

  kill(): void {
    this.#state = "dead";
    this.#waiting = [];
    this.#die();
  }
}
