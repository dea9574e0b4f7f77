import { expect, test } from "vitest";
import type { ProcessRecord } from "./OwnershipStore.ts";
import { slotToBeginAt } from "./slotToBeginAt.ts";
import { processRecord } from "./testing/processRecord.ts";

const self = processRecord(1, { version: 3 });
const process = (slot: number, changes: Partial<ProcessRecord> = {}) =>
  processRecord(slot, { version: 3, ...changes });

const asked = (others: readonly ProcessRecord[], { draining = true, key = "" } = {}) =>
  slotToBeginAt({ self, store: { processes: async () => [self, ...others] }, pulse: { draining } }, key);

test("WAY13 a process that does not stop begins what it is asked for, and asks nobody", async () => {
  const processes = () => Promise.reject(new Error("the database is away"));
  expect(await slotToBeginAt({ self, store: { processes }, pulse: { draining: false } }, "")).toBeNull();
});

test("WAY13 a process that stops leaves what begins to those that stay, in turn", async () => {
  const others = [process(2), process(3), process(4, { draining: true }), process(5, { unseenMs: 3_000 })];
  const slots = new Set<number | null>();
  for (let key = 0; key < 50; key += 1) slots.add(await asked(others, { key: `${key}` }));
  expect(slots).toEqual(new Set([2, 3]));
});

test("WAY13 a process of a lower version begins what no other could", async () => {
  expect(await asked([process(2, { version: 2 })])).toBe(2);
  expect(await asked([process(2, { version: 2 }), process(3, { load: 1_000 })])).toBe(3);
});

test("CLU17 what begins is left to a process that does not listen yet only where nobody else stays", async () => {
  const starting = process(2, { starting: true });
  expect(await asked([starting, process(3, { load: 1_000 })])).toBe(3);
  expect(await asked([starting, process(3, { version: 2 })])).toBe(3);
  expect(await asked([starting, process(3, { draining: true })])).toBe(2);
});

test("WAY13 the last process begins it all the same", async () => {
  expect(await asked([])).toBeNull();
  expect(await asked([process(2, { draining: true })])).toBeNull();
});
