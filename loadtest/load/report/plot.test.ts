import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPlot, type Plot } from "./plot.ts";

const values = fc.oneof(
  fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
  fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, 0.99, 1),
);
const plots: fc.Arbitrary<Plot> = fc.record({
  title: fc.constant("Every other client"),
  x: fc.record({ label: fc.string(), scale: fc.constantFrom("linear", "log", "percentile") }),
  y: fc.record({ label: fc.string(), scale: fc.constantFrom("linear", "log") }),
  series: fc.array(
    fc.record({ name: fc.string(), points: fc.array(fc.tuple(values, values), { maxLength: 60 }) }),
    { maxLength: 4 },
  ),
});

/** The values of one attribute of all elements with this tag. */
function numbersOf(svg: string, tag: string, attribute: string): readonly number[] {
  const tags = svg.match(new RegExp(`<${tag} [^>]*>`, "g")) ?? [];
  return tags.map((text) => Number(new RegExp(` ${attribute}="([^"]*)"`).exec(text)?.[1]));
}

describe("a plot", () => {
  it("is whole SVG without a number missing, whatever is drawn", () => {
    fc.assert(
      fc.property(plots, (plot) => {
        const svg = drawPlot(plot);
        expect(svg).toMatch(/^<svg .*<\/svg>$/s);
        expect(svg.match(/="[^"]*(NaN|Infinity|undefined)[^"]*"/)).toBeNull();
      }),
    );
  });

  it("puts larger values further up and later ones further right, within its frame", () => {
    const points = [
      [1, 10],
      [10, 100],
      [100, 1_000],
    ] as const;
    for (const scale of ["linear", "log"] as const) {
      const axis = { label: "", scale };
      const svg = drawPlot({ title: "", x: axis, y: axis, series: [{ name: "", points }] });
      const lefts = numbersOf(svg, "circle", "cx");
      const tops = numbersOf(svg, "circle", "cy");
      expect(new Set(lefts).size).toBe(3);
      expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
      expect(tops).toEqual(tops.toSorted((a, b) => b - a));
      expect(Math.min(...lefts, ...tops)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...lefts)).toBeLessThanOrEqual(720);
    }
  });

  it("gives every nine of a percentile the same width", () => {
    const points = [0.9, 0.99, 0.999].map((share) => [share, 1] as const);
    const x = { label: "", scale: "percentile" } as const;
    const y = { label: "", scale: "linear" } as const;
    const svg = drawPlot({ title: "", x, y, series: [{ name: "", points }] });
    const [first = 0, second = 0, third = 0] = numbersOf(svg, "circle", "cx");
    expect(second - first).toBeGreaterThan(0);
    expect(third - second).toBeCloseTo(second - first, 0);
  });

  it("escapes what is written on it", () => {
    const axis = { label: "<b>", scale: "linear" } as const;
    const svg = drawPlot({
      title: 'a "b" & <c>',
      x: axis,
      y: axis,
      series: [{ name: "</svg>", points: [] }],
    });
    expect(svg).toContain("a &quot;b&quot; &amp; &lt;c>");
    expect(svg).not.toContain("<b>");
    expect(svg.indexOf("</svg>")).toBe(svg.length - "</svg>".length);
  });
});
