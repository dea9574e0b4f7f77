import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Phase } from "../../shared/contest/phases.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Balance } from "./Balance.ts";
import type { ProcessRecord } from "./OwnershipStore.ts";
import { processRecord } from "./testing/processRecord.ts";

interface Contest {
  readonly clients: number;
  readonly phase: Phase;
  readonly saving: boolean;
}

let clock: FakeClock;
/** Those of this process, which has slot 1. */
let contests: Map<string, Contest>;
let processes: ProcessRecord[];
let health: { isSure: boolean; isCalm: boolean };
/** In order: what was read where, and what went where. */
let done: string[];
let isReadable: boolean;
let balance: Balance;

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const loadOf = () => [...contests.values()].reduce((sum, { clients }) => sum + clients + 1, 0);

const record = (slot: number, load: number) => processRecord(slot, { load });

function put(contestId: string, clients: number, changes: Partial<Contest> = {}): void {
  contests.set(contestId, { clients, phase: "running", saving: true, ...changes });
}

/** Time passes, second by second; loads are told at once. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    processes[0] = { ...record(1, loadOf()) };
    clock.advance(1_000);
    await turn();
  }
}

/** What went to another process since it was last asked. */
const gone = () => done.splice(0).filter((what) => !what.startsWith("read"));

beforeEach(() => {
  clock = new FakeClock(0);
  contests = new Map();
  processes = [record(1, 0), record(2, 0)];
  health = { isSure: true, isCalm: true };
  done = [];
  isReadable = true;
  balance = new Balance({
    self: record(1, 0),
    store: { processes: async () => processes },
    peers: {
      async prepare(address, contestId) {
        if (!isReadable) throw new Error("not now");
        done.push(`read ${contestId} at ${address}`);
      },
      async take(address, contestId) {
        const weight = (contests.get(contestId)?.clients ?? 0) + 1;
        processes = processes.map((one) =>
          one.address === address ? { ...one, load: one.load + weight } : one,
        );
        contests.delete(contestId);
        return { at: "here" };
      },
    },
    owners: {
      get isSure() {
        return health.isSure;
      },
      release: async () => undefined,
      renew: async () => undefined,
    },
    rooms: {
      clientsIn: async (contestId) => contests.get(contestId)?.clients ?? 0,
      async handOver(contestId, take) {
        done.push(`${contestId} to ${await take()}`);
      },
    },
    live: {
      async find(contestId) {
        const contest = contests.get(contestId);
        return contest ? { saving: contest.saving, state: { phase: contest.phase } } : null;
      },
    },
    contestIds: () => [...contests.keys()],
    onHandedOver: () => undefined,
    isCalm: () => health.isCalm,
    time: clock,
    clock,
    log,
  });
  balance.start();
});
afterEach(() => balance.stop());

test("CLU13 a difference of five seconds is evened out, one contest at a time, each read by its next owner before", async () => {
  for (const contestId of ["a", "b", "c", "d"]) put(contestId, 5);
  await pass(5);
  expect(done).toEqual([]);
  await pass(2);
  expect(done).toEqual(["read a at http://127.0.0.1:2002", "a to /p/2"]);
  await pass(2);
  expect(gone()).toEqual(["a to /p/2", "b to /p/2"]);
  await pass(60);
  expect(gone()).toEqual([]);
});

test("CLU13 in a second that is another process's nothing moves", async () => {
  processes.push(record(3, 100));
  for (const contestId of ["a", "b", "c", "d", "e", "f"]) put(contestId, 9);
  await pass(5);
  const moves: number[] = [];
  for (let second = 0; second < 9; second += 1) {
    await pass(1);
    moves.push(gone().length);
  }
  expect(moves).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0]);
});

test("CLU13 first goes what nobody is in, then what is not running, then the smallest", async () => {
  put("large", 60);
  put("running", 4);
  put("smaller", 3);
  put("paused", 20, { phase: "paused" });
  put("lobby", 10, { phase: "lobby" });
  put("empty", 0);
  await pass(7);
  expect(gone()).toEqual(["empty to /p/2"]);
  await pass(8);
  expect(gone()).toEqual(["lobby to /p/2", "paused to /p/2", "smaller to /p/2", "running to /p/2"]);
});

test("CLU13 what is too large to move, is not saved, or would turn the difference around, stays", async () => {
  put("a hall", 61);
  put("in trouble", 5, { saving: false });
  await pass(20);
  expect(gone()).toEqual([]);
  contests.clear();
  put("one", 10);
  put("other", 9);
  processes[1] = record(2, 2);
  await pass(20);
  expect(gone()).toEqual([]);
  processes[1] = record(2, 1);
  await pass(20);
  expect(gone()).toEqual(["other to /p/2"]);
});

test("CLU13 less than a fifth is no difference, and five seconds of one are in a row", async () => {
  for (let contest = 0; contest < 10; contest += 1) put(`contest ${contest}`, 0);
  put("class", 29);
  processes[1] = record(2, 32);
  await pass(20);
  expect(gone()).toEqual([]);
  processes[1] = record(2, 31);
  await pass(4);
  processes[1] = record(2, 32);
  await pass(1);
  processes[1] = record(2, 31);
  await pass(4);
  expect(gone()).toEqual([]);
  await pass(4);
  expect(gone()).toHaveLength(1);
});

test("CLU13 nothing moves while a process comes or goes, or this one is in doubt of what is beneath", async () => {
  for (const contestId of ["a", "b", "c", "d"]) put(contestId, 5);
  for (const passing of [
    { starting: true },
    { draining: true },
    { unseenMs: 3_000 },
    { version: 0 },
    { version: 2 },
  ]) {
    processes = [record(1, 0), record(2, 0), { ...record(3, 50), ...passing }];
    await pass(20);
    expect(gone()).toEqual([]);
  }
  processes = [record(1, 0), record(2, 0)];
  for (const doubt of [{ isSure: false }, { isCalm: false }]) {
    Object.assign(health, { isSure: true, isCalm: true, ...doubt });
    await pass(20);
    expect(gone()).toEqual([]);
  }
  Object.assign(health, { isSure: true, isCalm: true });
  await pass(20);
  expect(gone()).toHaveLength(2);
});

test("CLU13 what its next owner cannot read stays, and is tried again no sooner than after five seconds", async () => {
  for (const contestId of ["a", "b", "c", "d"]) put(contestId, 5);
  isReadable = false;
  await pass(6);
  isReadable = true;
  await pass(5);
  expect(gone()).toEqual([]);
  expect(contests.size).toBe(4);
  await pass(1);
  expect(gone()).toHaveLength(1);
});

test("CLU13 a process that stops hands nothing over for the sake of balance", async () => {
  for (const contestId of ["a", "b", "c", "d"]) put(contestId, 5);
  await pass(5);
  await balance.stop();
  await pass(20);
  expect(done).toEqual([]);
});
