import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import { NotConnected } from "../db/databaseAway.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Budgets } from "./Budgets.ts";
import { budgetTable, type RateName } from "./table.ts";

let clock: FakeClock;
let budgets: Budgets;
beforeEach(() => {
  clock = new FakeClock(1_000);
  budgets = new Budgets(clock, { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
});

const nothing = async () => undefined;
/** Takes one, and has used it. */
const take = (whose: string, rate: RateName = "newTeams") => budgets.spend([{ rate, whose }], nothing);

async function use(whose: string, times: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: times }, () => take(whose)));
  return taken.filter(({ ok }) => ok).length;
}

const ask = (id: string) => budgets.spendInLine({ rate: "newTeams", whose: "a", id }, nothing);

describe("what goes by rate", () => {
  test("BUD2 is so much at once, and after that so much per second", async () => {
    expect(await use("a", 1_000)).toBe(60);
    expect(await take("a")).toEqual({ ok: false, waitMs: 1_000 });
    clock.advance(400);
    expect(await take("a")).toEqual({ ok: false, waitMs: 600 });
    clock.advance(600);
    expect(await use("a", 10)).toBe(1);
    clock.advance(3_600_000);
    expect(await use("a", 1_000)).toBe(60);
  });

  test("BUD2 belongs to one, and to one use: others are not held up", async () => {
    await use("a", 100);
    expect(await use("b", 60)).toBe(60);
    expect(await take("a", "refusedEntries")).toEqual({ ok: true });
  });

  test("BUD2 what was not used is given back, and no more than there was", async () => {
    const takeInVain = () => budgets.spend([{ rate: "newTeams", whose: "a" }], nothing, () => true);
    await use("a", 59);
    expect(await takeInVain()).toEqual({ ok: true });
    expect(await use("a", 10)).toBe(1);
    clock.advance(3_600_000);
    for (let count = 0; count < 100; count += 1) await takeInVain();
    expect(await use("a", 100)).toBe(60);
  });

  test("BUD2 never exceeds its rate, whatever is asked when", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 4 })), { minLength: 40 }),
        (steps) => {
          const bucket = budgets.bucket("commands");
          const start = clock.now();
          let taken = 0;
          for (const [waitMs, amount] of steps) {
            clock.advance(waitMs);
            const before = bucket.waitMs(amount);
            const ok = bucket.take(amount);
            expect(ok).toBe(before === 0);
            if (ok) taken += amount;
            else refused += 1;
            expect(taken).toBeLessThanOrEqual(10 + ((clock.now() - start) / 1000) * 10 + 1e-3);
          }
        },
      ),
    );
    expect(refused).toBeGreaterThan(50);
  });

  test("BUD2 is counted in bounded memory: thousands of addresses push out the quietest", async () => {
    await use("old", 60);
    for (let count = 0; count < 25_000; count += 1) await take(`address ${count}`);
    expect(await use("old", 60)).toBe(60);
  });

  test("BUD3 is lifted for whom a moderator knows", async () => {
    await use("a", 60);
    await budgets.lift("newTeams", "a");
    expect(await use("a", 100)).toBe(100);
    expect(await ask("x")).toEqual({ ok: true });
  });
});

describe("a line", () => {
  test("BUD3 keeps the places of those who ask again, in the order of coming", async () => {
    await use("a", 60);
    for (const [index, id] of ["x", "y", "z"].entries())
      expect(await ask(id)).toEqual({ ok: false, place: index + 1, waitMs: (index + 1) * 1_000 });
    expect(await ask("y")).toEqual({ ok: false, place: 2, waitMs: 2_000 });
    clock.advance(1_000);
    expect(await ask("z")).toEqual({ ok: false, place: 3, waitMs: 2_000 });
    expect(await ask("x")).toEqual({ ok: true });
    expect(await ask("z")).toEqual({ ok: false, place: 2, waitMs: 2_000 });
    clock.advance(1_000);
    expect(await ask("y")).toEqual({ ok: true });
    clock.advance(1_000);
    expect(await ask("z")).toEqual({ ok: true });
  });

  test("BUD3 lets those behind pass who have a turn of their own, and forgets whoever stays away", async () => {
    await use("a", 60);
    await ask("gone");
    await ask("here");
    clock.advance(2_000);
    expect(await ask("here")).toEqual({ ok: true });
    expect(await ask("later")).toMatchObject({ ok: false, place: 2 });
    clock.advance(10_000);
    await use("a", 60);
    await ask("later");
    clock.advance(15_000);
    await use("a", 60);
    expect(await ask("later")).toMatchObject({ ok: false, place: 1 });
  });

  test("BUD3 is of bounded length: whoever comes after that waits without a place", async () => {
    await use("a", 60);
    for (let count = 0; count < 2_000; count += 1) await ask(`id ${count}`);
    expect(await ask("last")).toEqual({ ok: false, place: 501, waitMs: 501_000 });
  });
});

describe("BUD12 what is taken for a piece of work", () => {
  const withCode = (code: string) => Object.assign(new Error("it broke"), { code });
  const failing = (error: Error) => async () => {
    throw error;
  };
  const shares = [
    { rate: "passwords", whose: "a" },
    { rate: "hashes", whose: "a" },
  ] as const;
  const left = async (rate: RateName) => {
    let count = 0;
    while ((await take("a", rate)).ok) count += 1;
    return count;
  };
  const allLeft = async () => [await left("passwords"), await left("hashes"), await left("refusedEntries")];

  test.each([
    ["a database that cannot be connected to", new NotConnected(new Error("no route"))],
    ["a database that stops in the middle", withCode("57P01")],
    ["a contest that another process has", new OwnedElsewhere()],
    ["a contest that is handed over", new RunnerEnded({ by: "fenced" })],
    ["a contest that is closed", new RunnerEnded({ by: "closed" })],
  ])("is given back after a fault of our own: %s", async (_, error) => {
    for (let count = 0; count < 30; count += 1) {
      await expect(budgets.spend(shares, failing(error))).rejects.toBe(error);
      await expect(
        budgets.spendInLine({ rate: "refusedEntries", whose: "a", id: `id ${count}` }, failing(error)),
      ).rejects.toBe(error);
    }
    expect(await allLeft()).toEqual([10, 100, 100]);
  });

  test.each([
    ["a connection that was closed in the middle", withCode("ECONNRESET")],
    ["a pipe that ended", withCode("EPIPE")],
    ["an answer that nobody read", withCode("ERR_STREAM_PREMATURE_CLOSE")],
    ["what no rule foresaw", new TypeError("x is undefined")],
    ["a contest that failed by it", new RunnerEnded({ by: "failed", error: new Error("a bug"), seq: 1 })],
  ])("counts, whatever else is thrown: %s", async (_, error) => {
    for (let count = 0; count < 9; count += 1) {
      await expect(budgets.spend(shares, failing(error))).rejects.toBe(error);
      await expect(
        budgets.spendInLine({ rate: "refusedEntries", whose: "a", id: `id ${count}` }, failing(error)),
      ).rejects.toBe(error);
    }
    expect(await allLeft()).toEqual([1, 91, 91]);
  });

  test("is all of it or nothing, and the work is done only for all", async () => {
    let done = 0;
    const work = async () => {
      done += 1;
    };
    expect(await left("hashes")).toBe(100);
    expect(await budgets.spend(shares, work)).toEqual({ ok: false, waitMs: 1_000 });
    expect(done).toBe(0);
    expect(await left("passwords")).toBe(10);
  });

  test("counts from the beginning of the work on: a thousand trials at once are a thousand", async () => {
    const answer = Promise.withResolvers<boolean>();
    const trials = Array.from({ length: 1_000 }, () =>
      budgets.spend(
        [shares[0]],
        () => answer.promise,
        (isRight) => isRight,
      ),
    );
    expect(await left("passwords")).toBe(0);
    answer.resolve(true);
    expect((await Promise.all(trials)).filter(({ ok }) => ok)).toHaveLength(10);
    expect(await left("passwords")).toBe(10);
  });
});

test("BUD1 what an address may use, a class of thirty never notices", () => {
  const { rates, places } = budgetTable({ teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
  for (const [name, rate] of Object.entries(rates)) {
    if (rate.of === "address") expect([name, rate.burst >= 60]).toEqual([name, true]);
  }
  expect(places.addressPractices.most).toBe(30);
  expect(places.addressSockets.most).toBeLessThan(places.sockets.most);
  expect(places.addressBodyBytes.most).toBeLessThan(places.bodyBytes.most);
});

describe("what is held", () => {
  test("BUD2 is free again when it is given back, each for itself", () => {
    for (let count = 0; count < 6; count += 1) expect(budgets.hold("seatConnections", "s")).toBe(true);
    expect(budgets.hold("seatConnections", "s")).toBe(false);
    expect(budgets.hold("seatConnections", "other")).toBe(true);
    budgets.release("seatConnections", "s");
    expect(budgets.held("seatConnections", "s")).toBe(5);
    expect(budgets.hold("seatConnections", "s", 2)).toBe(false);
    expect(budgets.held("seatConnections", "s")).toBe(5);
    expect(budgets.hold("seatConnections", "s")).toBe(true);
  });

  test("BUD2 is never given back twice", () => {
    budgets.hold("unreadBytes", "c", 10);
    expect(() => budgets.release("unreadBytes", "c", 11)).toThrow();
  });
});
