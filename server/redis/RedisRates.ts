import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Taken } from "../budgets/RateAccounts.ts";
import { isShared, type Rate, type RateName } from "../budgets/table.ts";
import type { RedisLink } from "./RedisLink.ts";
import { rateScript } from "./rateScript.ts";

export interface RedisRatesDeps {
  readonly link: RedisLink;
  /** Redis holds neither addresses nor logins, only what this makes of them. RDS6 */
  readonly key: Uint8Array;
  readonly rates: Readonly<Record<RateName, Rate>>;
}

/** The accounts that all processes share, in Redis. What it cannot say is null: then the process counts by itself. RDS5 */
export class RedisRates {
  readonly #link: RedisLink;
  /** Bytes would be made into a key for every question. */
  readonly #key: KeyObject;
  readonly #limiters: ReadonlyMap<string, RateLimiterRedis>;

  constructor({ link, key, rates }: RedisRatesDeps) {
    this.#link = link;
    this.#key = createSecretKey(key);
    const shared = Object.entries(rates).filter(([, rate]) => isShared(rate));
    this.#limiters = new Map(shared.map(([name, rate]) => [name, limiterOf(link, name, rate)]));
  }

  /** As `RateAccounts.take`. Null: Redis is away, or nobody shares this rate. */
  async take(rate: RateName, whose: string, amount: number): Promise<Taken | null> {
    const limiter = this.#limiters.get(rate);
    if (!limiter) return null;
    const asked = await this.#link.ask(() =>
      limiter.consume(this.#keyOf(whose), amount).then(() => ({ ok: true }) as const, refusalIn),
    );
    return asked?.answer ?? null;
  }

  /** False: nothing was given back, as Redis is away or nobody shares this rate. */
  async give(rate: RateName, whose: string, amount: number): Promise<boolean> {
    const limiter = this.#limiters.get(rate);
    if (!limiter) return false;
    return (await this.#link.ask(() => limiter.reward(this.#keyOf(whose), amount))) !== null;
  }

  #keyOf(whose: string): string {
    return createHmac("sha256", this.#key).update(whose).digest("base64url").slice(0, 22);
  }
}

function limiterOf(link: RedisLink, name: string, { burst, perSecond }: Rate): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: link.client,
    keyPrefix: `regatta:rate:${name}`,
    points: burst,
    duration: burst / perSecond,
    customIncrTtlLuaScript: rateScript,
  });
}

/** The library rejects with what it counted; anything else is a fault of Redis. */
function refusalIn(reason: unknown): Taken {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  return { ok: false, waitMs: reason.msBeforeNext };
}
