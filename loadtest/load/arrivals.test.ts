import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { atMoments, poissonArrivals, scatteredArrivals } from "./arrivals.ts";
import { nowUs } from "./monotonic.ts";

describe("arrivals", () => {
  it("come in order within the time, as often as asked for", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 50, max: 500 }), (seed, rate) => {
        const arrivals = poissonArrivals(seededRandom(seed), rate, 20);
        expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
        expect(arrivals.every((at) => at >= 0 && at < 20_000_000)).toBe(true);
        // Six standard deviations.
        expect(Math.abs(arrivals.length - rate * 20)).toBeLessThan(6 * Math.sqrt(rate * 20));
      }),
    );
  });

  it("have gaps as by chance: their spread is their mean", () => {
    const arrivals = poissonArrivals(seededRandom(7), 1_000, 20);
    const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(spread / mean).toBeGreaterThan(0.95);
    expect(spread / mean).toBeLessThan(1.05);
  });

  it("scatter so many over the time, in order", () => {
    const arrivals = scatteredArrivals(seededRandom(1), 300, 2);
    expect(arrivals).toHaveLength(300);
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
    expect(arrivals.at(-1)).toBeLessThan(2_000_000);
  });

  it("are told when they should have come, never too early, whatever took long in between", async () => {
    const startUs = nowUs();
    const told: number[] = [];
    await atMoments(startUs, [0, 2_000, 2_100, 9_000], (scheduledUs, index) => {
      expect(nowUs()).toBeGreaterThanOrEqual(scheduledUs);
      told.push(scheduledUs - startUs);
      if (index === 0) while (nowUs() < startUs + 5_000);
    });
    expect(told.map(Math.round)).toEqual([0, 2_000, 2_100, 9_000]);
  });
});
