import fc from "fast-check";
import { expect, test } from "vitest";
import { findLighter, isTurnOf } from "./findLighter.ts";
import { processRecord } from "./testing/processRecord.ts";

const process = (slot: number, load: number) => processRecord(slot, { load });

const sum = (weights: readonly number[]) => weights.reduce((all, weight) => all + weight, 0);

test("CLU13 whatever processes have, they come to rest: no contest goes to and fro", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 61 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(weights, { minLength: 2, maxLength: 4 }), (given) => {
      const had = given.map((list) => [...list]);
      const moves: string[] = [];
      for (let second = 0; ; second += 1) {
        const processes = had.map((list, index) => process(index + 1, sum(list)));
        const wanted = processes.flatMap(({ id, slot }) => {
          const lighter = findLighter(processes, id);
          const own = had[slot - 1] ?? [];
          const weight = own.toSorted((a, b) => a - b).find((one) => lighter && 2 * one <= lighter.excess);
          return lighter && weight !== undefined ? [{ id, own, weight, to: lighter.process.slot }] : [];
        });
        if (wanted.length === 0) break;
        const mover = wanted.find(({ id }) => isTurnOf(processes, id, second * 1_000));
        if (!mover) continue;
        mover.own.splice(mover.own.indexOf(mover.weight), 1);
        had[mover.to - 1]?.push(mover.weight);
        moves.push(mover.id);
        expect(moves.length).toBeLessThan(200);
      }
    }),
  );
});

test("CLU13 each second is the turn of one process", () => {
  const processes = [process(4, 0), process(1, 0), process(2, 0)];
  const turns = Array.from({ length: 6 }, (_, second) =>
    processes.filter(({ id }) => isTurnOf(processes, id, second * 1_000 + 999)).map(({ slot }) => slot),
  );
  expect(turns).toEqual([[1], [2], [4], [1], [2], [4]]);
});
