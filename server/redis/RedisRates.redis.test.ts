import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Budgets } from "../budgets/Budgets.ts";
import { budgetTable, isShared, type RateName } from "../budgets/table.ts";
import { delay, systemClock } from "../contests/clock.ts";
import { eventually } from "../test/eventually.ts";
import { startStopwatch } from "../test/patientTime.ts";
import { type PrivateRedis, startPrivateRedis } from "../test/privateRedis.ts";
import { RedisLink } from "./RedisLink.ts";
import { RedisRates } from "./RedisRates.ts";

const sizes = { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 };
const { rates } = budgetTable(sizes);
let redis: PrivateRedis;
/** So that no busy machine is taken for a Redis that is away. */
const patient = { patienceMs: 60_000 };
const links: RedisLink[] = [];
/** Those of two processes. */
let budgets: readonly [Budgets, Budgets];

beforeAll(async () => {
  redis = await startPrivateRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  await redis.client.flushall();
  budgets = await Promise.all([countOver(patient), countOver(patient)]);
});
afterEach(() => {
  for (const link of links.splice(0)) link.close();
});

/** What a process counts that reaches Redis. */
async function countOver(patience: { readonly patienceMs?: number }): Promise<Budgets> {
  const log = pino({ level: "silent" });
  const link = new RedisLink({ url: redis.url, clock: systemClock, log, ...patience });
  links.push(link);
  await eventually(() => expect(link.client.status).toBe("ready"));
  return new Budgets(systemClock, sizes, new RedisRates({ link, key: new Uint8Array(32), rates }));
}

/** Takes it, and has used it. */
const take = (of: Budgets, rate: RateName, whose: string, amount = 1) =>
  of.spend([{ rate, whose, amount }], async () => undefined);

/** How many of so many at once are let through. */
async function use(process: 0 | 1, rate: RateName, whose: string, times: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: times }, () => take(budgets[process], rate, whose)));
  return taken.filter(({ ok }) => ok).length;
}

/** Begins to count what comes back of a rate, at most; returns how much that is, at least one. */
function refilling(rate: RateName): () => number {
  const begin = systemClock.monotonicMs();
  return () => Math.ceil(((systemClock.monotonicMs() - begin) / 1_000) * rates[rate].perSecond);
}

describe("rates that processes share", () => {
  test("RDS5 what one process has let through the other one has not to give any more", async () => {
    expect(await use(0, "passwords", "anna", 6)).toBe(6);
    expect(await use(1, "passwords", "anna", 6)).toBe(4);
    expect(await use(0, "passwords", "boris", 20)).toBe(10);
    expect(links.every(({ isUp }) => isUp)).toBe(true);
  });

  test("RDS5 a thousand trials at once at two processes are a thousand", async () => {
    const refilled = refilling("unknownCodes");
    const [here, there] = await Promise.all([
      use(0, "unknownCodes", "a", 500),
      use(1, "unknownCodes", "a", 500),
    ]);
    expect(here + there).toBeGreaterThanOrEqual(300);
    expect(here + there).toBeLessThanOrEqual(300 + refilled());
  });

  test("RDS5 they fill again as those of one process do, and say how long it takes", async () => {
    await use(0, "tryAsks", "a", 120);
    const refilled = refilling("tryAsks");
    let waitMs = 0;
    while (waitMs === 0) {
      const asked = await take(budgets[1], "tryAsks", "a");
      if (!asked.ok) waitMs = asked.waitMs;
    }
    expect(waitMs).toBeLessThanOrEqual(500);
    await delay(systemClock, waitMs + 5);
    const taken = await use(1, "tryAsks", "a", 3);
    expect(taken).toBeGreaterThanOrEqual(1);
    expect(taken).toBeLessThanOrEqual(refilled());
  });

  test("RDS5 a weight that does not fit takes nothing, and what is given back is there again", async () => {
    const [one, other] = budgets;
    const [begun, work] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    const spent = one.spend(
      [{ rate: "pictureKiB", whose: "a", amount: 40_000 }],
      () => {
        begun.resolve();
        return work.promise;
      },
      () => true,
    );
    await begun.promise;
    expect(await take(other, "pictureKiB", "a", 40_000)).toMatchObject({ ok: false });
    work.resolve("in vain");
    expect(await spent).toEqual({ ok: true, result: "in vain" });
    expect(await take(other, "pictureKiB", "a", 40_000)).toEqual({ ok: true });
    const inVain = () =>
      one.spend(
        [{ rate: "passwords", whose: "a" }],
        async () => undefined,
        () => true,
      );
    for (let count = 0; count < 10; count += 1) await inVain();
    expect(await use(0, "passwords", "a", 20)).toBe(10);
  });

  test("RDS5 what a connection may use, and what has a line, is counted where the contest is", async () => {
    const local = Object.entries(rates).flatMap(([name, rate]) => (isShared(rate) ? [] : name));
    expect(local).toEqual([
      "requests",
      "commands",
      "questions",
      "boats",
      "drafts",
      "viewKiB",
      "keystrokes",
      "refusedEntries",
      "newTeams",
      "applications",
      "invitedEntries",
    ]);
    expect(await use(0, "newTeams", "a", 100)).toBe(60);
    expect(await use(1, "newTeams", "a", 100)).toBe(60);
    expect(await redis.client.keys("*")).toEqual([]);
  });

  test("RDS6 Redis holds neither logins nor addresses, and forgets what nobody uses", async () => {
    await use(0, "passwords", "anna", 2);
    await use(0, "hashes", "203.0.113.7", 2);
    const keys = await redis.client.keys("*");
    expect(keys).toHaveLength(2);
    expect(keys.join(" ")).not.toMatch(/anna|203/);
    for (const key of keys) expect(await redis.client.pttl(key)).toBeGreaterThan(0);
  });
});

describe("without Redis", () => {
  test("RDS1 RDS5 each process counts by itself, and shares again when Redis is back", async () => {
    expect(await use(0, "passwords", "anna", 10)).toBe(10);
    await redis.kill();
    expect(await use(0, "passwords", "anna", 20)).toBe(10);
    expect(await use(1, "passwords", "anna", 20)).toBe(10);
    expect(links.map(({ isUp }) => isUp)).toEqual([false, false]);
    await redis.start();
    await eventually(async () => {
      await Promise.all(budgets.map((each) => take(each, "tryAsks", "b")));
      expect(links.map(({ isUp }) => isUp)).toEqual([true, true]);
    });
    // As many together as one alone may.
    expect((await use(0, "passwords", "vera", 8)) + (await use(1, "passwords", "vera", 8))).toBe(10);
  });

  test("BUD12 what a process counted by itself is not given back in Redis, where it was not taken", async () => {
    await redis.kill();
    const [begun, work] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const spent = budgets[0].spend(
      [{ rate: "demoContests", whose: "a" }],
      () => {
        begun.resolve();
        return work.promise;
      },
      () => true,
    );
    await begun.promise;
    await redis.start();
    await eventually(async () => {
      await Promise.all(budgets.map((each) => take(each, "tryAsks", "b")));
      expect(links.map(({ isUp }) => isUp)).toEqual([true, true]);
    });
    expect(await use(1, "demoContests", "a", 25)).toBe(20);
    work.resolve();
    expect(await spent).toEqual({ ok: true });
    expect(await use(1, "demoContests", "a", 5)).toBe(0);
  });

  test("RDS1 a frozen Redis holds the first up for a tenth of a second, and nobody after that", async () => {
    const hurried = await countOver({});
    redis.freeze();
    try {
      const begin = systemClock.monotonicMs();
      expect(await take(hurried, "passwords", "anna")).toEqual({ ok: true });
      const firstMs = systemClock.monotonicMs() - begin;
      expect(firstMs).toBeGreaterThan(50);
      const stopwatch = startStopwatch();
      const taken = await Promise.all(Array.from({ length: 100 }, () => take(hurried, "passwords", "anna")));
      expect(taken.filter(({ ok }) => ok)).toHaveLength(9);
      expect(stopwatch()).toBeLessThan(firstMs);
    } finally {
      redis.thaw();
    }
    await eventually(async () => {
      await take(hurried, "tryAsks", "b");
      expect(links.at(-1)?.isUp).toBe(true);
    });
  });
});
