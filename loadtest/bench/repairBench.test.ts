import { expect, test } from "vitest";
import { repairBench } from "./repairBench.ts";

// How long it takes, the bench says: a test would race with a busy machine.
test("RES1 a corrected key is one patch for a screen, however many teams it concerns", () => {
  const costs = repairBench();
  expect(costs.map(({ teams, answers }) => [teams, Math.round(answers / 1_000)])).toEqual([
    [60, 2],
    [300, 10],
  ]);
  for (const { patches, patchBytes } of costs) {
    expect(patches).toBe(1);
    expect(patchBytes).toBeGreaterThan(0);
  }
});
