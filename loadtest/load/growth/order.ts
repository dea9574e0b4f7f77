/** The exponent e of y ≈ c · xᵉ: the slope of the straight line through the logarithms. NaN for fewer than two points. */
export function growthExponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = mean(logs.map(([x]) => x));
  const meanY = mean(logs.map(([, y]) => y));
  const rise = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const run = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return rise / run;
}

/** An exponent in words. */
export function orderOf(exponent: number): string {
  if (Number.isNaN(exponent)) return "not known";
  if (exponent < 0.15) return "constant, but for noise";
  if (exponent < 0.85) return "less than linear";
  if (exponent < 1.15) return "linear";
  return "more than linear";
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
