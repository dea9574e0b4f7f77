import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../test/eventually.ts";
import { Balance } from "./Balance.ts";
import { openService, type Service, type TestProcess } from "./testing/service.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("processes of one service", () => {
  let service: Service;
  const balances: Balance[] = [];
  const moved: string[] = [];
  beforeEach(async () => {
    service = await openService();
    moved.length = 0;
  });
  afterEach(async () => {
    await Promise.all(balances.splice(0).map((balance) => balance.stop()));
    await service.close();
  });

  function balance({ self, store, owners, live, clock }: TestProcess): void {
    const balancing = new Balance({
      ...{ self, store, owners, live, clock, log },
      peers: service.neighbours,
      contestIds: () => live.contestIds(),
      onHandedOver: (why) => moved.push(why),
      rooms: {
        clientsIn: async () => 0,
        async handOver(contestId, take) {
          await live.close(contestId);
          await take();
        },
      },
      isCalm: () => true,
      time: clock,
    });
    balances.push(balancing);
    balancing.start();
  }

  /** Time passes for these until `check` holds; each renews itself with what it has. */
  const pass = (processes: readonly TestProcess[], check: () => void) =>
    eventually(() => {
      for (const { clock, pulse, live } of processes) {
        pulse.load = live.size;
        clock.advance(50);
      }
      check();
    });

  test("CLU13 share their contests evenly when one has come back, and then leave them where they are", async () => {
    const processes = [await service.start(), await service.start()];
    const contestIds = await Promise.all(Array.from({ length: 10 }, () => service.makeContest()));
    const epochs = new Map<string, number>();
    for (const [index, contestId] of contestIds.entries()) {
      const runner = await processes[index % 2]?.live.get(contestId);
      epochs.set(contestId, runner?.epoch ?? 0);
    }
    processes.push(await service.start());
    for (const process of processes) balance(process);
    const passSeconds = async (seconds: number) => {
      let left = 20 * seconds;
      await pass(processes, () => {
        left -= 1;
        expect(left).toBeLessThan(0);
      });
    };
    const sizes = () => processes.map(({ live }) => live.size);
    await pass(processes, () => expect(sizes().toSorted()).toEqual([3, 3, 4]));
    // Loads are a second old: one more may be on its way.
    await passSeconds(5);
    const [, , back] = processes;
    expect(new Set(moved)).toEqual(new Set(["balance"]));
    expect(moved).toHaveLength(back?.live.size ?? 0);
    expect(back?.claimed).toEqual(moved.map(() => "free"));
    for (const contestId of back?.live.contestIds() ?? []) {
      const runner = await back?.live.find(contestId);
      expect(runner?.epoch).toBeGreaterThan(epochs.get(contestId) ?? Number.POSITIVE_INFINITY);
      // It was alive until it was let go of: nothing is interrupted.
      expect(runner?.state.phase).toBe("lobby");
    }
    const settled = moved.length;
    await passSeconds(20);
    expect(moved).toHaveLength(settled);
    expect(sizes().toSorted()).toEqual([3, 3, 4]);
  });
});
