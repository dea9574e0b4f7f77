import { expect, it } from "vitest";
import { toldTime } from "./figures.ts";

it("tells how long it will be, every second of a clock that counts down, and its end", () => {
  const told = toldTime(3_000, [{ at: 1_500, endsAt: 4_000 }], 10_000);
  expect(told).toEqual([
    { key: "clock", at: 0, value: "0:03" },
    { key: "clock", at: 1_500, value: "0:03" },
    { key: "clock", at: 2_000, value: "0:02" },
    { key: "clock", at: 3_000, value: "0:01" },
    { key: "clock", at: 4_000, value: "0:00" },
  ]);
});

it("goes on from where the clock was set", () => {
  const told = toldTime(
    3_600_000,
    [
      { at: 0, endsAt: 3_600_000 },
      { at: 900, endsAt: 60_900 },
    ],
    1_900,
  );
  expect(told.map(({ at, value }) => [at, value])).toEqual([
    [0, "1:00:00"],
    [0, "1:00:00"],
    [900, "1:00"],
  ]);
});
