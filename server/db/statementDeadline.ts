import type pg from "pg";
import { after, systemClock } from "../contests/clock.ts";
import { breakOff } from "./clients.ts";

/** Time for an answer, ms: of the statements that every command waits for, and of all others. */
const deadlinesMs = { prepared: 5_000, other: 10_000 } as const;

/**
 * How long a server may leave a statement unanswered. After that its connection is broken off, so that whoever waits is
 * told and asks anew on another; what the statement did, nobody knows then. RUN17
 */
export class StatementDeadline {
  /** Bringing the tables up to date takes as long as it takes. */
  #isOn = false;

  /** From now on. */
  start(): void {
    this.#isOn = true;
  }

  /** Watches a statement that was sent through `client`. */
  watch(client: pg.PoolClient, answer: unknown, kind: keyof typeof deadlinesMs): void {
    if (!this.#isOn || !(answer instanceof Promise)) return;
    const giveUp = () => breakOff(client, "no answer to a statement in time");
    const cancel = after(systemClock, deadlinesMs[kind], giveUp);
    answer.then(cancel, cancel);
  }
}
