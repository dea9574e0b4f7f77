import fc from "fast-check";
import { expect, it } from "vitest";
import { makePage } from "./page.ts";
import { alignPlot, type Plot } from "./plot.ts";

const values = fc.oneof(
  fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 0.99, 1),
);
const plots: fc.Arbitrary<Plot> = fc.record({
  title: fc.string(),
  x: fc.record({ label: fc.string(), scale: fc.constantFrom("linear", "log", "percentile") }),
  y: fc.record({ label: fc.string(), scale: fc.constantFrom("linear", "log") }),
  series: fc.array(
    fc.record({
      name: fc.string(),
      points: fc.uniqueArray(fc.tuple(values, values), { maxLength: 60, selector: ([x]) => x }),
    }),
    { maxLength: 4 },
  ),
});

it("puts the points of all series over the same values of x, and loses none that has a place", () => {
  fc.assert(
    fc.property(plots, (plot) => {
      const { data, names } = alignPlot(plot);
      const [xs = [], ...lines] = data;
      expect(names).toHaveLength(plot.series.length);
      expect(xs).toEqual(xs.toSorted((a, b) => Number(a) - Number(b)));
      for (const value of data.flat()) if (value !== null) expect(Number.isFinite(value)).toBe(true);
      lines.forEach((line, index) => {
        expect(line).toHaveLength(xs.length);
        for (const [x, y] of plot.series[index]?.points ?? []) {
          const at = xs.indexOf(x);
          if (at >= 0 && line[at] !== null) expect(line[at]).toBe(y);
          const isShown = Number.isFinite(x) && Number.isFinite(y) && x > 0 && y > 0 && x < 0.9999;
          if (isShown) expect(line[at]).toBe(y);
        }
      });
    }),
  );
});

it("leaves out what a logarithm or a percentile has no place for", () => {
  const linear = { label: "", scale: "linear" } as const;
  const points = [
    [0, 1],
    [0.5, 2],
    [1, 3],
  ] as const;
  const aligned = (x: Plot["x"]["scale"]) =>
    alignPlot({ title: "", x: { label: "", scale: x }, y: linear, series: [{ name: "", points }] }).data;
  expect(aligned("linear")).toEqual([
    [0, 0.5, 1],
    [1, 2, 3],
  ]);
  expect(aligned("log")).toEqual([
    [0.5, 1],
    [2, 3],
  ]);
  expect(aligned("percentile")).toEqual([
    [0, 0.5],
    [1, 2],
  ]);
});

it("makes a page of which nothing written on a plot is a part", () => {
  const axis = { label: "<b>", scale: "linear" } as const;
  const plot = {
    title: "</script><script>alert(1)",
    x: axis,
    y: axis,
    series: [{ name: "<i>", points: [] }],
  };
  const section = { title: "<u>", lines: ["<s>"], table: "<q>", plots: [plot] };
  const page = makePage("<em>", [], [section]);
  for (const tag of ["</script><script>alert", "<b>", "<i>", "<u>", "<s>", "<q>", "<em>"])
    expect(page).not.toContain(tag);
  expect(page).toContain("uPlot");
});
