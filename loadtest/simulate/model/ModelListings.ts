import { after } from "../../../server/contests/clock.ts";
import type { Listing, ListingStore, Sighted } from "../../../server/redis/ListingStore.ts";
import { redisOptions } from "../../../server/redis/redisOptions.ts";
import type { Host } from "../Host.ts";
import type { Link } from "./Link.ts";
import type { ModelRedis, RedisConnection } from "./ModelRedis.ts";

/** As in production. */
const lookPatienceMs = 100;
const writePatienceMs = 300;
const restMs = 1_000;
const { retryStrategy, connectTimeout } = redisOptions("redis://model", writePatienceMs);

/** The listings in the model of Redis, as one program sees them. */
export class ModelListings implements ListingStore {
  readonly #redis: ModelRedis;
  readonly #host: Host;
  readonly #link: Link;
  readonly #pending = new Set<(error: Error) => void>();
  #connection: RedisConnection | null = null;
  #restUntil = 0;
  #isClosed = false;

  constructor(redis: ModelRedis, host: Host, link: Link) {
    this.#redis = redis;
    this.#host = host;
    this.#link = link;
    this.#connect(1);
  }

  async look(): Promise<Sighted | null> {
    if (this.#host.clock.monotonicMs() < this.#restUntil) return null;
    try {
      return await this.#ask(lookPatienceMs, (written) => ({
        now: this.#redis.now,
        listings: new Map([...written].map(([roomId, text]) => [roomId, JSON.parse(text)])),
      }));
    } catch {
      this.#restUntil = this.#host.clock.monotonicMs() + restMs;
      return null;
    }
  }

  async write(listing: Listing): Promise<void> {
    const text = JSON.stringify(listing);
    await this.#ask(writePatienceMs, (written) => void written.set(listing.roomId, text));
  }

  async remove(roomId: string): Promise<void> {
    await this.#ask(writePatienceMs, (written) => void written.delete(roomId));
  }

  close(): void {
    this.#isClosed = true;
    this.#lose();
  }

  #ask<T>(patienceMs: number, command: (written: Map<string, string>) => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const connection = this.#connection;
    if (!connection) {
      reject(new Error("Stream isn't writeable"));
      return promise;
    }
    this.#pending.add(reject);
    const tooLate = after(this.#host.clock, patienceMs, () => reject(new Error("Command timed out")));
    const done = () => {
      tooLate();
      this.#pending.delete(reject);
    };
    promise.then(done, done);
    this.#link.there(() =>
      this.#redis.receive(connection, (written) => {
        const answer = command(written);
        this.#link.back(() => resolve(answer));
      }),
    );
    return promise;
  }

  #connect(tries: number): void {
    const connection = { closed: () => this.#link.back(() => this.#broke(connection)) };
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      callOff();
      after(this.#host.clock, retryStrategy(tries), () => {
        if (!this.#isClosed && !this.#connection) this.#connect(tries + 1);
      });
    };
    const callOff = after(this.#host.clock, connectTimeout, again);
    this.#link.there(() => {
      const isTaken = this.#redis.connect(connection);
      this.#link.back(() => {
        if (!isTaken) return again();
        if (isOver || this.#isClosed) return;
        isOver = true;
        callOff();
        this.#connection = connection;
        this.#restUntil = 0;
      });
    });
  }

  #broke(connection: RedisConnection): void {
    if (connection !== this.#connection) return;
    this.#lose();
    if (!this.#isClosed) this.#connect(1);
  }

  #lose(): void {
    this.#connection = null;
    const pending = [...this.#pending];
    this.#pending.clear();
    for (const reject of pending) reject(new Error("Connection is closed"));
  }
}
