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

/** After Redis did not answer nobody asks it for so long: whoever comes meanwhile does not wait at all. */
const restMs = 1_000;

/** This process's questions to Redis. None waits for long, and each has an answer without it: null. RDS1 */
export class RedisLink {
  /** To be used in {@link ask} only. */
  readonly client: Redis;
  readonly #clock: RedisLinkDeps["clock"];
  readonly #log: Log;
  #isUp = false;
  #restUntil = 0;

  constructor({ url, clock, log, patienceMs = 100 }: RedisLinkDeps) {
    this.#clock = clock;
    this.#log = log;
    this.client = new Redis(redisOptions(url, patienceMs));
    // What it says is known by what becomes of the questions.
    this.client.on("error", () => undefined);
    this.client.on("ready", () => {
      this.#restUntil = 0;
    });
  }

  /** Whether the last question was answered. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** What Redis answers; null: it is away, or too slow. */
  async ask<T>(question: (client: Redis) => Promise<T>): Promise<{ readonly answer: T } | null> {
    if (this.#clock.monotonicMs() < this.#restUntil) return null;
    try {
      if (this.client.status !== "ready") throw new Error(`the connection is ${this.client.status}`);
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
    this.#isUp = isUp;
    if (isUp) this.#log.info({}, "Redis answers");
    else this.#log.warn({ err }, "Redis does not answer: limits are this process's own until it does");
  }
}
