import { expect, test } from "vitest";
import { fittest } from "./fittest.ts";
import type { ProcessRecord } from "./OwnershipStore.ts";
import { processRecord } from "./testing/processRecord.ts";

const process = (slot: number, changes: Partial<ProcessRecord> = {}) =>
  processRecord(slot, { version: 3, ...changes });

test("CLU4 a contest never goes to a process that drains, is unseen, or has a lower version", () => {
  const unfit = [process(1, { draining: true }), process(2, { unseenMs: 3_000 }), process(3, { version: 2 })];
  for (let contest = 0; contest < 50; contest += 1) {
    expect(fittest([...unfit, process(4, { load: 1_000 })], `contest ${contest}`, 3)?.slot).toBe(4);
    expect(fittest(unfit, `contest ${contest}`, 3)).toBeNull();
  }
  expect(fittest([process(5, { version: 4 })], "contest", 3)?.slot).toBe(5);
});

test("CLU17 a process that does not listen yet gets a contest only where no other could take it", () => {
  const starting = process(1, { starting: true });
  const unfit = [process(2, { draining: true }), process(3, { unseenMs: 3_000 }), process(4, { version: 2 })];
  for (let contest = 0; contest < 50; contest += 1)
    expect(fittest([starting, process(5, { load: 1_000 })], `contest ${contest}`, 3)?.slot).toBe(5);
  expect(fittest([starting, ...unfit], "contest", 3)).toBe(starting);
});

test("CLU17 one that listens, and may be able to read the contest, comes before a later one that starts", () => {
  const later = process(1, { version: 4, load: 1_000 });
  expect(fittest([later, process(2)], "contest", 4, 3)?.slot).toBe(1);
  expect(fittest([process(2)], "contest", 4, 3)?.slot).toBe(2);
  expect(fittest([{ ...later, starting: true }, process(2)], "contest", 4, 3)?.slot).toBe(2);
  expect(fittest([{ ...later, starting: true }], "contest", 4, 3)?.slot).toBe(1);
  expect(fittest([process(2, { version: 2 })], "contest", 4, 3)).toBeNull();
});

test("CLU4 a contest goes to a process with about the least to do", () => {
  const processes = [process(1, { load: 400 }), process(2, { load: 100 }), process(3, { load: 130 })];
  const slots = Array.from({ length: 200 }, (_, contest) => fittest(processes, `${contest}`, 3)?.slot);
  expect(new Set(slots)).toEqual(new Set([2, 3]));
});

test("CLU4 of processes with about as little to do each gets its share, and whoever asks hears the same", () => {
  const processes = [1, 2, 3, 4].map((slot) => process(slot, { load: slot }));
  const shares = new Map<number, number>();
  for (let contest = 0; contest < 400; contest += 1) {
    const chosen = fittest(processes, `contest ${contest}`, 3)?.slot ?? 0;
    expect(fittest(processes.toReversed(), `contest ${contest}`, 3)?.slot).toBe(chosen);
    shares.set(chosen, (shares.get(chosen) ?? 0) + 1);
  }
  for (const slot of [1, 2, 3, 4]) expect(shares.get(slot)).toBeGreaterThan(60);
});
