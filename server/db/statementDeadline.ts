import type pg from "pg";
import { after, type Clock } from "../contests/clock.ts";
import { breakOff } from "./clients.ts";

/** Time for an answer, ms: of the statements that every command waits for, and of all others. */
const deadlinesMs = { prepared: 5_000, other: 10_000 } as const;

/**
 * How long a server may leave a statement unanswered. After that its connection is broken off, so that whoever waits is
 * told and asks anew on another; what the statement did, nobody knows then. So are the connections that have been idle all the
 * while: where the server is gone without a word, each of them would keep somebody waiting for as long, one after the other. RUN17
 */
export class StatementDeadline {
  readonly #clock: Clock;
  /** By connection: since when nobody has it, in `monotonicMs`. */
  readonly #idle = new Map<pg.PoolClient, number>();
  /** Bringing the tables up to date takes as long as it takes. */
  #isOn = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on. */
  start(): void {
    this.#isOn = true;
  }

  /** Takes note of which connections of the pool nobody has. */
  follow(pool: pg.Pool): void {
    pool.on("release", (_error, client) => this.#idle.set(client, this.#clock.monotonicMs()));
    pool.on("acquire", (client) => this.#idle.delete(client));
    pool.on("remove", (client) => this.#idle.delete(client));
  }

  /** Watches a statement that was sent through `client`. */
  watch(client: pg.PoolClient, answer: unknown, kind: keyof typeof deadlinesMs): void {
    if (!this.#isOn || !(answer instanceof Promise)) return;
    const sentAt = this.#clock.monotonicMs();
    const giveUp = () => {
      breakOff(client, "no answer to a statement in time");
      for (const [idle, since] of this.#idle)
        if (since <= sentAt) breakOff(idle, "a statement of another connection had no answer in time");
    };
    const cancel = after(this.#clock, deadlinesMs[kind], giveUp);
    answer.then(cancel, cancel);
  }
}
