import fc from "fast-check";
import { expect, test } from "vitest";
import type { Connection } from "./linkParts.ts";
import { openRoomLink } from "./roomLink.ts";
import type { RoomSocket } from "./roomSocket.ts";
import { FakeCluster, type FakeProcess } from "./testing/fakeCluster.ts";
import { startVirtualTime } from "./testing/virtualTime.ts";

const acts = {
  freeze: (cluster, process) => cluster.freeze(process),
  freezeOwner: (cluster) => cluster.freeze(cluster.owner),
  wake: (cluster, process) => cluster.wake(process),
  fence: (cluster, process) => cluster.fence(process),
  kill: (cluster, process) => cluster.kill(process),
  restart: (cluster, process) => cluster.restart(process),
  takeOver: (cluster, process) => cluster.takeOver(process),
  handOver: (cluster, process) => cluster.handOver(process),
  change: (cluster) => cluster.change(),
  cutAll: (cluster) => cluster.cutAll(),
  fail: (cluster) => {
    cluster.failures += 3;
  },
} satisfies Record<string, (cluster: FakeCluster, process: FakeProcess) => void>;
type Act = keyof typeof acts;
const names = Object.keys(acts) as readonly Act[];

const plays = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  steps: fc.array(
    fc.record({
      act: fc.constantFrom(...names),
      slot: fc.integer({ min: 0, max: 2 }),
      waitMs: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 400, max: 6_000 })),
    }),
    { minLength: 5, maxLength: 30 },
  ),
});

test("BAK1 BAK2 BAK3 whatever happens to the processes, a page ends live at the newest, and never shows an older one", async () => {
  const done: Partial<Record<string, number>> = {};
  const count = (what: string) => {
    done[what] = (done[what] ?? 0) + 1;
  };
  await fc.assert(
    fc.asyncProperty(plays, async ({ seed, steps }) => {
      const time = startVirtualTime();
      const cluster = new FakeCluster(time, chanceOf(seed));
      const page = openPage(cluster, count);
      await time.advance(1_000);
      for (const { act, slot, waitMs } of steps) {
        const process = cluster.processes[slot];
        if (process) acts[act](cluster, process);
        count(act);
        await time.advance(waitMs);
      }
      settle(cluster);
      await time.advance(30_000);
      page.close();
      expect(page.faults).toEqual([]);
      expect(page.connection).toBe("live");
      expect(page.isOwners).toBe(true);
      expect(page.shown).toBe(cluster.epoch);
    }),
    { numRuns: 120 },
  );
  for (const act of names) expect([act, done[act]]).toEqual([act, expect.toSatisfy((times) => times > 20)]);
  expect(done.shown).toBeGreaterThan(500);
  expect(done.waiting).toBeGreaterThan(20);
});

/** All is well again, and everybody knows who has the contest. */
function settle(cluster: FakeCluster): void {
  cluster.failures = 0;
  for (const process of cluster.processes) {
    cluster.restart(process);
    cluster.wake(process);
  }
  const other = cluster.processes.find((process) => process !== cluster.owner);
  // One that was killed has it no more.
  if (cluster.owner.believes === null && other) cluster.takeOver(other);
  for (const process of cluster.processes) cluster.fence(process);
}

/** A page that only looks, and finds fault with what it is shown. */
function openPage(cluster: FakeCluster, count: (what: string) => void) {
  const faults: string[] = [];
  let connection: Connection = "connecting";
  let socket: RoomSocket | null = null;
  let shown = 0;
  let last: { readonly connection: Connection; readonly isOwners: boolean } = { connection, isOwners: false };
  const see = (epoch: number, what: string) => {
    count("shown");
    if (!socket) faults.push(`${what} was shown without a connection`);
    if (epoch < shown) faults.push(`${what} of epoch ${epoch} was shown after ${shown}`);
    shown = Math.max(shown, epoch);
  };
  const link = openRoomLink(cluster.parts, {
    connection(next) {
      connection = next;
      count(next);
    },
    trouble: () => {},
    socket(next) {
      socket = next;
    },
    state: ({ epoch }) => see(epoch, "a state"),
    private: ({ revision }) => see(revision, "a private view"),
    drafts: () => {},
    authors: () => {},
    entrance: () => {},
    goodbye: () => faults.push("was sent away"),
    clock: () => {},
    account: () => {},
    health: () => {},
  });
  return {
    faults,
    close() {
      last = { connection, isOwners: cluster.isOwners(socket) };
      link.close();
    },
    get connection() {
      return last.connection;
    },
    get isOwners() {
      return last.isOwners;
    },
    get shown() {
      return shown;
    },
  };
}

function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
