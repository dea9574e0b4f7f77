import { expect, it } from "vitest";
import { latenessOf, type Shown, type Told } from "./lateness.ts";

const told: readonly Told[] = [
  { key: "t1", at: 0, value: "500" },
  { key: "t1", at: 10_000, value: "700" },
  { key: "t1", at: 20_000, value: "500" },
];

function behind(shown: readonly Omit<Shown, "kind" | "key">[], until = 30_000) {
  const all = shown.map((entry) => ({ kind: "standings" as const, key: "t1", ...entry }));
  return latenessOf(told, all, until).map(({ behindMs }) => behindMs);
}

it("FLM3 measures how long a figure stood after it was no longer true", () => {
  const shown = [
    { at: 100, value: "500" },
    { at: 10_180, value: "700" },
    { at: 20_450, value: "500" },
  ];
  expect(behind(shown)).toEqual([180, 450, 0]);
});

it("counts what still stands at the end", () => {
  expect(
    behind([
      { at: 0, value: "500" },
      { at: 10_000, value: "700" },
    ]),
  ).toEqual([0, 10_000]);
});

it("does not mind a figure that is there a little before its team hears of it", () => {
  expect(
    behind([
      { at: 0, value: "500" },
      { at: 9_950, value: "700" },
      { at: 19_990, value: "500" },
    ]),
  ).toEqual([0, 0, 0]);
});

it("finds a figure that comes back although it is no longer true, and one that never was", () => {
  const shown = [
    { at: 0, value: "500" },
    { at: 10_050, value: "700" },
    { at: 12_000, value: "500" },
    { at: 12_050, value: "700" },
    { at: 15_000, value: "701" },
    { at: 15_050, value: "700" },
    { at: 20_000, value: "500" },
  ];
  expect(behind(shown)).toEqual([50, 0, 2_050, 0, Number.POSITIVE_INFINITY, 0, 0]);
});

it("asks nothing of who is out of sight", () => {
  const shown = [
    { at: 0, value: "500" },
    { at: 9_000, value: null },
    { at: 13_000, value: "700" },
    { at: 20_000, value: "500" },
  ];
  expect(behind(shown)).toEqual([0, 0, 0]);
});

it("is as strict with a figure that was there before and is there again, while it was another between", () => {
  // From 10 to 20 s it was 700.
  expect(behind([{ at: 0, value: "500" }])).toEqual([9_000]);
});

it("asks each place by itself: the strip of the first three may be behind where the rows are not", () => {
  const figures: readonly Shown[] = [
    { kind: "standings", key: "t1", at: 0, value: "500" },
    { kind: "leaders", key: "t1", at: 0, value: "500" },
    { kind: "standings", key: "t1", at: 10_050, value: "700" },
    { kind: "leaders", key: "t1", at: 10_900, value: "700" },
  ];
  expect(latenessOf(told, figures, 15_000)).toEqual([
    { kind: "standings", key: "t1", value: "500", at: 0, behindMs: 50 },
    { kind: "standings", key: "t1", value: "700", at: 10_050, behindMs: 0 },
    { kind: "leaders", key: "t1", value: "500", at: 0, behindMs: 900 },
    { kind: "leaders", key: "t1", value: "700", at: 10_900, behindMs: 0 },
  ]);
});
