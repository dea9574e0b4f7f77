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

/** The last percentile shown. */
const mostShare = 0.9999;

/** A plot as uPlot takes it: the values of x of all series in their order, then those of y of each; null where it has none. */
export interface AlignedPlot {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly names: readonly string[];
  readonly data: readonly (readonly (number | null)[])[];
}

export function alignPlot({ title, x, y, series }: Plot): AlignedPlot {
  const shown = series.map(({ points }) => points.filter(([at, value]) => fits(x, at) && fits(y, value)));
  const xs = [...new Set(shown.flatMap((points) => points.map(([at]) => at)))].sort((a, b) => a - b);
  return {
    title,
    x,
    y,
    names: series.map(({ name }) => name),
    data: [
      xs,
      ...shown.map((points) => {
        const values = new Map(points);
        return xs.map((at) => values.get(at) ?? null);
      }),
    ],
  };
}

function fits({ scale }: Axis, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (scale === "log") return value > 0;
  return scale === "linear" || (value >= 0 && value <= mostShare);
}
