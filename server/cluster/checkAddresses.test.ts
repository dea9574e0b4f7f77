import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { checkAddresses } from "./checkAddresses.ts";
import type { ProcessRecord } from "./OwnershipStore.ts";
import { PeerGone } from "./Peers.ts";
import { processRecord } from "./testing/processRecord.ts";

const well = { runs: false, holds: true, reaches: true };

function checked() {
  const clock = new FakeClock(0);
  const stop = new AbortController();
  const logged: object[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void logged.push(fields),
  };
  const processes: ProcessRecord[] = [1, 2, 3].map((slot) => processRecord(slot));
  /** By address: who says to be there. */
  const there = new Map<string, string | null>(processes.map(({ address, id }) => [address, id]));
  const peers = {
    async ask(address: string) {
      const processId = there.get(address);
      if (processId === undefined) throw new PeerGone(address);
      return { ...well, processId };
    },
  };
  const store = { processes: async () => processes };
  const check = checkAddresses({ store, peers, clock, log, signal: stop.signal });
  return { clock, check, stop, logged, processes, there };
}

async function seconds(clock: FakeClock, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const addressOf = (slot: number) => processRecord(slot).address;

test("CLU14 says who does not answer as itself at its address: another process, or none", async () => {
  const { clock, check, there, logged } = checked();
  there.set(addressOf(2), "process 1");
  there.delete(addressOf(3));
  await seconds(clock, 30);
  await check;
  expect(logged).toEqual(
    [2, 3].map((slot) => ({ process: `process ${slot}`, slot, address: addressOf(slot) })),
  );
});

test("CLU14 says nothing of who only just starts, is of a version that does not say who it is, or is not there any more", async () => {
  const { clock, check, there, logged, processes } = checked();
  there.delete(addressOf(1));
  there.set(addressOf(2), null);
  there.delete(addressOf(3));
  await seconds(clock, 10);
  there.set(addressOf(1), "process 1");
  processes.pop();
  await seconds(clock, 20);
  await check;
  expect(logged).toEqual([]);
});

test("CLU14 ends when the process does", async () => {
  const { check, stop, there, logged } = checked();
  there.clear();
  stop.abort();
  await check;
  expect(logged).toEqual([]);
});
