import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthExponent, orderOf } from "./order.ts";

describe("the order of growth", () => {
  it("is the exponent of a power, whatever its factor", () => {
    const exponents = fc.double({ min: -1, max: 3, noNaN: true });
    const factors = fc.double({ min: 0.01, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(exponents, factors, (exponent, factor) => {
        const points = [10, 100, 500, 5_000].map((x) => [x, factor * x ** exponent] as const);
        expect(growthExponent(points)).toBeCloseTo(exponent, 6);
      }),
    );
  });

  it("is told in words", () => {
    const ofPowers = (exponent: number) =>
      orderOf(growthExponent([1, 10, 100].map((x) => [x, x ** exponent])));
    expect([0, 0.5, 1, 2].map(ofPowers)).toEqual([
      "constant, but for noise",
      "less than linear",
      "linear",
      "more than linear",
    ]);
    expect(orderOf(growthExponent([]))).toBe("not known");
  });
});
