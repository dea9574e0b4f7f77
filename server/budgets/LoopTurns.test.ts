import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { LoopTurns } from "./LoopTurns.ts";

test("BUD10 so many begin at once, the others turn by turn and in their order", async () => {
  const turns = new LoopTurns(3);
  const begun: number[] = [];
  const all = Array.from({ length: 10 }, async (_, index) => {
    await turns.take();
    begun.push(index);
  });
  const counts: number[] = [];
  while (begun.length < 10) {
    await Promise.resolve();
    await Promise.resolve();
    counts.push(begun.length);
    await nextTurn();
  }
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const [index, count] of counts.entries()) expect(count).toBeLessThanOrEqual(3 * (index + 1));
});

test("BUD10 whoever comes after a pause waits for nobody", async () => {
  const turns = new LoopTurns(1);
  await turns.take();
  for (let turn = 0; turn < 4; turn += 1) await nextTurn();
  let isTurned = false;
  setImmediate(() => {
    isTurned = true;
  });
  await turns.take();
  expect(isTurned).toBe(false);
});
