/** One line of a plot. */
export interface Series {
  readonly name: string;
  /** In the order of x; points that are no numbers, or not on a scale, are left out. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Axis {
  readonly label: string;
  /** `percentile` is HDR's: shares from 0 to below 1, each nine as wide as the one before. */
  readonly scale: "linear" | "log" | "percentile";
}

const width = 720;
const height = 320;
const frame = { left: 70, right: 34, top: 40, bottom: 70 };
const colours = ["#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#57606a"];
/** The last percentile shown. */
const mostShare = 0.9999;

/** The plot as SVG, complete in itself. */
export function drawPlot({ title, x, y, series }: Plot): string {
  const across = placement(
    x,
    series.flatMap(({ points }) => points.map(([at]) => at)),
    [frame.left, width - frame.right],
  );
  const up = placement(
    y,
    series.flatMap(({ points }) => points.map(([, at]) => at)),
    [height - frame.bottom, frame.top],
  );
  const bottom = height - frame.bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(title)}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.left}" y="20" font-size="14" font-weight="600">${escapeText(title)}</text>`,
    ...across.ticks.map(
      ({ at, text }) =>
        `<line x1="${at}" x2="${at}" y1="${frame.top}" y2="${bottom}" stroke="#e1e4e8"/><text x="${at}" y="${bottom + 16}" text-anchor="middle" fill="#57606a">${text}</text>`,
    ),
    ...up.ticks.map(
      ({ at, text }) =>
        `<line x1="${frame.left}" x2="${width - frame.right}" y1="${at}" y2="${at}" stroke="#e1e4e8"/><text x="${frame.left - 6}" y="${at + 4}" text-anchor="end" fill="#57606a">${text}</text>`,
    ),
    `<text x="${width - frame.right}" y="${bottom + 34}" text-anchor="end" fill="#57606a">${escapeText(x.label)}</text>`,
    `<text x="${frame.left - 60}" y="${frame.top - 8}" fill="#57606a">${escapeText(y.label)}</text>`,
    ...series.map(({ points }, index) => drawLine(points, across.place, up.place, colourOf(index))),
    ...drawLegend(series),
    "</svg>",
  ].join("\n");
}

type Place = (value: number) => number | null;

function drawLine(points: Series["points"], across: Place, up: Place, colour: string): string {
  const placed = points.flatMap(([x, y]) => {
    const [left, top] = [across(x), up(y)];
    return left === null || top === null ? [] : [`${left.toFixed(1)},${top.toFixed(1)}`];
  });
  const dots = placed.length > 40 ? [] : placed;
  return [
    `<polyline points="${placed.join(" ")}" fill="none" stroke="${colour}" stroke-width="1.8"/>`,
    ...dots.map((at) => {
      const [left, top] = at.split(",");
      return `<circle cx="${left}" cy="${top}" r="2.5" fill="${colour}"/>`;
    }),
  ].join("");
}

function drawLegend(series: readonly Series[]): readonly string[] {
  const share = (width - frame.left - frame.right) / Math.max(1, series.length);
  return series.map(({ name }, index) => {
    const left = frame.left + index * share;
    const top = height - 18;
    return `<rect x="${left}" y="${top - 9}" width="10" height="10" fill="${colourOf(index)}"/><text x="${left + 15}" y="${top}">${escapeText(name)}</text>`;
  });
}

interface Placement {
  /** Null for what has no place on the scale. */
  readonly place: Place;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

function placement(
  { scale }: Axis,
  values: readonly number[],
  [from, to]: readonly [number, number],
): Placement {
  const finite = values.filter((value) => Number.isFinite(value) && (scale !== "log" || value > 0));
  const least = finite.length === 0 ? 0 : Math.min(...finite);
  const most = Math.max(least === 0 ? 1 : least, ...finite);
  const marks = marksOf(scale, least, most);
  const [first, last] = [stretch(scale, marks[0] ?? 0), stretch(scale, marks.at(-1) ?? 1)];
  const place: Place = (value) => {
    const at = stretch(scale, value);
    if (!Number.isFinite(at)) return null;
    return from + ((at - first) / Math.max(Number.EPSILON, last - first)) * (to - from);
  };
  return {
    place,
    ticks: marks.map((mark) => ({ at: place(mark) ?? from, text: textOf(scale, mark) })),
  };
}

function stretch(scale: Axis["scale"], value: number): number {
  if (scale === "log") return Math.log10(value);
  if (scale === "percentile") return value > mostShare ? Number.NaN : -Math.log10(1 - value);
  return value;
}

/** Round numbers that embrace all values. */
function marksOf(scale: Axis["scale"], least: number, most: number): readonly number[] {
  if (scale === "percentile") return [0, 0.5, 0.9, 0.99, 0.999, mostShare];
  if (scale === "log") {
    const first = Math.floor(Math.log10(least > 0 ? least : 1));
    const last = Math.max(first + 1, Math.ceil(Math.log10(most)));
    return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  }
  const from = Math.min(0, least);
  const rough = (most - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(from / step);
  const count = Math.max(1, Math.ceil(most / step) - first);
  return Array.from({ length: count + 1 }, (_, index) => (first + index) * step);
}

function textOf(scale: Axis["scale"], mark: number): string {
  if (scale === "percentile") return `${Number((mark * 100).toFixed(4))} %`;
  return mark.toLocaleString("en", { maximumSignificantDigits: 4 }).replaceAll(",", " ");
}

function colourOf(index: number): string {
  return colours[index % colours.length] ?? "#000";
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
