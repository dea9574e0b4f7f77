/** The middle of the values; of an even number of them, what lies halfway between the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [upper = Number.NaN, lower = upper] = [
    sorted[Math.floor(sorted.length / 2)],
    sorted[Math.ceil(sorted.length / 2) - 1],
  ];
  return (lower + upper) / 2;
}

/** The smallest value that at least `share` (0 to 1) of all values do not exceed. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
