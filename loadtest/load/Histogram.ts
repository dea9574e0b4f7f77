import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from "hdr-histogram-js";

/** What a {@link Histogram} is between processes and in files. */
export interface HistogramCounts {
  /** As HDR histograms are encoded, compressed, in base64. */
  readonly counts: string;
  /** Null for none. */
  readonly least: number | null;
  readonly most: number;
  readonly sum: number;
}

const largestValue = 2 ** 32 - 1;
const hdrOptions = {
  lowestDiscernibleValue: 1,
  highestTrackableValue: largestValue,
  numberOfSignificantValueDigits: 3,
} as const;

/**
 * Durations in whole microseconds: a quantile is off by 0.1 % at most, however many values there are, and histograms of
 * several processes add up; least, most and mean are exact. Values below 0 count as 0, above 2³² − 1 as that.
 */
export class Histogram {
  #hdr = build(hdrOptions);
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #sum = 0;

  static from({ counts, least, most, sum }: HistogramCounts): Histogram {
    const histogram = new Histogram();
    histogram.#hdr = decodeFromCompressedBase64(counts);
    histogram.#least = least ?? Number.POSITIVE_INFINITY;
    histogram.#most = most;
    histogram.#sum = sum;
    return histogram;
  }

  /** All values of all histograms. */
  static merged(histograms: Iterable<Histogram>): Histogram {
    const merged = new Histogram();
    for (const histogram of histograms) merged.add(histogram);
    return merged;
  }

  get total(): number {
    return this.#hdr.totalCount;
  }

  /** NaN for none, as of {@link mean} and {@link quantile}. */
  get most(): number {
    return this.total === 0 ? Number.NaN : this.#most;
  }

  get mean(): number {
    return this.#sum / this.total;
  }

  record(valueUs: number): void {
    const value = Math.min(largestValue, Math.max(0, Math.round(valueUs)));
    this.#hdr.recordValue(value);
    this.#sum += value;
    if (value < this.#least) this.#least = value;
    if (value > this.#most) this.#most = value;
  }

  add(other: Histogram): void {
    this.#hdr.add(other.#hdr);
    this.#sum += other.#sum;
    this.#least = Math.min(this.#least, other.#least);
    this.#most = Math.max(this.#most, other.#most);
  }

  /** The value that at least `share` (0 to 1) of all values do not exceed, within 0.1 %. */
  quantile(share: number): number {
    if (this.total === 0) return Number.NaN;
    const value = this.#hdr.getValueAtPercentile(share * 100);
    return Math.min(this.#most, Math.max(this.#least, value));
  }

  toCounts(): HistogramCounts {
    return {
      counts: encodeIntoCompressedBase64(this.#hdr),
      least: this.total === 0 ? null : this.#least,
      most: this.#most,
      sum: this.#sum,
    };
  }
}
