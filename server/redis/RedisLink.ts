import { Redis } from "ioredis";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { redisOptions } from "./redisOptions.ts";

export interface RedisLinkDeps {
  readonly url: string;
  readonly clock: Pick<Clock, "monotonicMs">;
  readonly log: Log;
  /** What takes longer is done without Redis, ms. 100 unless given. */
  readonly patienceMs?: number;
}

/** Until it was connected once it is not said to be away: a connection may take so long to be made. */
const connectedWithinMs = 2_000;
/** After Redis did not answer nobody asks it for so long: whoever comes meanwhile does not wait at all. */
const restMs = 1_000;

/** This process's questions to Redis. None waits for long, and each has an answer without it: null. RDS1 */
export class RedisLink {
  /** To be used in {@link ask} only. */
  readonly client: Redis;
  readonly #clock: RedisLinkDeps["clock"];
  readonly #log: Log;
  /** Null: nothing was said of it yet. */
  #isUp: boolean | null = null;
  /** Why the connection is not there: without what was sent, which may be a password. */
  #trouble = "";
  readonly #saidFrom: number;
  #restUntil = 0;

  constructor({ url, clock, log, patienceMs = 100 }: RedisLinkDeps) {
    this.#clock = clock;
    this.#log = log;
    this.#saidFrom = clock.monotonicMs() + connectedWithinMs;
    this.client = new Redis(redisOptions(url, patienceMs));
    // That it is away is known by what becomes of the questions.
    this.client.on("error", (error: Error) => {
      this.#trouble = `: ${error.message}`;
    });
    this.client.on("ready", () => {
      this.#restUntil = 0;
      this.#trouble = "";
    });
  }

  /** Whether the last question was answered. */
  get isUp(): boolean {
    return this.#isUp === true;
  }

  /** What Redis answers; null: it is away, or too slow. */
  async ask<T>(question: (client: Redis) => Promise<T>): Promise<{ readonly answer: T } | null> {
    if (this.#clock.monotonicMs() < this.#restUntil) return null;
    try {
      const { status } = this.client;
      if (status !== "ready") throw new Error(`the connection is ${status}${this.#trouble}`);
      const answer = await question(this.client);
      this.#note(true, null);
      return { answer };
    } catch (error) {
      this.#restUntil = this.#clock.monotonicMs() + restMs;
      this.#note(false, error);
      return null;
    }
  }

  close(): void {
    this.client.disconnect();
  }

  #note(isUp: boolean, err: unknown): void {
    if (isUp === this.#isUp) return;
    // RDS13
    if (!isUp && this.#isUp === null && this.#clock.monotonicMs() < this.#saidFrom) return;
    this.#isUp = isUp;
    if (isUp) this.#log.info({}, "Redis answers");
    else this.#log.warn({ err }, "Redis does not answer: limits are this process's own until it does");
  }
}
