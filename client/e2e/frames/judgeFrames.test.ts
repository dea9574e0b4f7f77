import { expect, it } from "vitest";
import type { Theme } from "../../../shared/contest/themes.ts";
import type { FrameTimes } from "./frameTimes.ts";
import { judgeFrames, type MeasuredPage, type PageRow } from "./judgeFrames.ts";

const smooth: FrameTimes = { frames: 1_200, medianMs: 16.7, p99Ms: 18, worstMs: 30 };

function row(page: MeasuredPage, theme: Theme, given: Partial<PageRow> = {}): PageRow {
  return { ...smooth, page, theme, changesPerSecond: 20.5, processorShare: 0.4, ...given };
}

const calm = new Map<Theme, readonly FrameTimes[]>([["light", [smooth, smooth]]]);

it("has nothing to say of pages that keep up", () => {
  const rows = [row("board", "light"), row("race", "light"), row("team", "light")];
  const idle = [{ theme: "light" as const, processorShare: 0.03, emptyShare: 0 }];
  expect(judgeFrames({ rows, empty: calm, idle })).toEqual({
    faults: [],
    voidThemes: [],
    pinkRatios: new Map(),
  });
});

it("FLM4 finds a slow median, slow hundredths and too few changes", () => {
  const rows = [
    row("board", "light", { medianMs: 17.1 }),
    row("race", "light", { p99Ms: 34.2 }),
    row("team", "light", { changesPerSecond: 19 }),
  ];
  const { faults } = judgeFrames({ rows, empty: calm, idle: [] });
  expect(faults).toEqual([
    "board in light: half of the frames take more than 17 ms",
    "race in light: of a hundred frames one takes more than 34 ms",
    "team in light: fewer than 20 changes a second",
  ]);
});

it("says nothing of a theme's times beside an empty page that was slow itself", () => {
  const rows = [row("race", "light", { medianMs: 40, p99Ms: 90 }), row("race", "dark", { p99Ms: 90 })];
  const empty = new Map<Theme, readonly FrameTimes[]>([
    ["light", [smooth, { ...smooth, p99Ms: 25.5 }]],
    ["dark", [smooth, smooth]],
  ]);
  const { faults, voidThemes } = judgeFrames({ rows, empty, idle: [] });
  expect(voidThemes).toEqual(["light"]);
  expect(faults).toEqual(["race in dark: of a hundred frames one takes more than 34 ms"]);
});

it("FLM4 compares the processor time of pink with that of light, page by page", () => {
  const rows = [
    row("board", "light", { processorShare: 0.4 }),
    row("board", "pink", { processorShare: 0.5 }),
    row("race", "light", { processorShare: 0.5 }),
    row("race", "pink", { processorShare: 0.8 }),
  ];
  const { faults, pinkRatios } = judgeFrames({ rows, empty: calm, idle: [] });
  expect([...pinkRatios.keys()]).toEqual(["board", "race"]);
  expect(pinkRatios.get("board")).toBeCloseTo(1.25);
  expect(faults).toEqual(["race: pink takes 1.60 times the processor time of light, more than 1.5"]);
});

it("FLM4 finds a screen that works although nobody acts", () => {
  const idle = [{ theme: "pink" as const, processorShare: 0.045, emptyShare: 0.02 }];
  expect(judgeFrames({ rows: [], empty: calm, idle }).faults).toEqual([
    "a screen at rest in pink: 4.5 % of a core, more than 3.0 %",
  ]);
});
