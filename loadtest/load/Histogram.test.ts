import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../statistics.ts";
import { Histogram } from "./Histogram.ts";

const durations = fc.array(
  fc.oneof(fc.nat(300), fc.nat(100_000), fc.nat({ max: 2 ** 31 - 1 }), fc.constant(2 ** 32 - 1)),
  { minLength: 1, maxLength: 300 },
);
const shares = fc.double({ min: 0, max: 1, noNaN: true });

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

describe("a histogram", () => {
  it("answers every quantile within 0.1 % of the exact one", () => {
    fc.assert(
      fc.property(durations, shares, (values, share) => {
        const exact = quantile(values, share);
        expect(Math.abs(histogramOf(values).quantile(share) - exact)).toBeLessThanOrEqual(exact / 1_000);
      }),
    );
  });

  it("has the least, the most and the mean exactly", () => {
    fc.assert(
      fc.property(durations, (values) => {
        const histogram = histogramOf(values);
        expect(histogram.quantile(1)).toBe(Math.max(...values));
        expect(histogram.most).toBe(Math.max(...values));
        expect(histogram.total).toBe(values.length);
        expect(histogram.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 3);
      }),
    );
  });

  it("adds up to the histogram of all values, however they were shared out", () => {
    fc.assert(
      fc.property(fc.array(durations, { minLength: 1, maxLength: 4 }), (lists) => {
        const merged = Histogram.merged(lists.map(histogramOf));
        expect(merged.toCounts()).toEqual(histogramOf(lists.flat()).toCounts());
      }),
    );
  });

  it("survives a way through JSON", () => {
    fc.assert(
      fc.property(durations, shares, (values, share) => {
        const histogram = histogramOf(values);
        const read = Histogram.from(JSON.parse(JSON.stringify(histogram.toCounts())));
        expect(read.toCounts()).toEqual(histogram.toCounts());
        expect(read.quantile(share)).toBe(histogram.quantile(share));
      }),
    );
  });

  it("counts what lies outside its range at the edges, and has no quantile of nothing", () => {
    const histogram = histogramOf([-5, 2 ** 40]);
    expect(histogram.quantile(0)).toBe(0);
    expect(histogram.most).toBe(2 ** 32 - 1);
    expect(new Histogram().quantile(0.5)).toBeNaN();
    expect(new Histogram().most).toBeNaN();
  });
});
