import fc from "fast-check";
import { expect, test } from "vitest";
import { plainView } from "../../store/testing/plainView.ts";
import { lastSecondsAt } from "./lastSeconds.ts";

const endsAt = 10_000_000;
const view = plainView({ clock: { ...plainView().clock, endsAt } });

test("RST3 the last ten seconds are counted, and no more than those", () => {
  const shown = [10_001, 10_000, 9_001, 9_000, 1, 0].map((left) => lastSecondsAt(view, endsAt - left).value);
  expect(shown).toEqual([null, 10, 10, 9, 1, null]);
  expect(lastSecondsAt({ ...view, phase: "paused" }, endsAt - 5_000)).toEqual({ value: null, until: null });
});

test("RST3 the count is the same until the moment that was told, and another one then", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (left) => {
      const { value, until } = lastSecondsAt(view, endsAt - left);
      if (until === null) throw new Error("the clock runs");
      expect(until).toBeGreaterThan(endsAt - left);
      expect(lastSecondsAt(view, until - 1).value).toBe(value);
      expect(lastSecondsAt(view, until).value).not.toBe(value);
    }),
  );
});
