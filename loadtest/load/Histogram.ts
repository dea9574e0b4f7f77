/** What a {@link Histogram} is between processes and in files: pairs of bucket and count. */
export interface HistogramCounts {
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly sum: number;
}

/** Buckets of each power of two; half of one of them is the largest error of a quantile: 0.4 %. */
const bucketsPerOctave = 128;
const largestValue = 2 ** 32 - 1;
const bucketCount = bucketOf(largestValue) + 1;

/**
 * Counts of durations in whole microseconds, log-linear as an HDR histogram's: a quantile is off by 1 % at most, however
 * many values there are, and histograms of several processes add up. Values below 0 count as 0, above 2³² − 1 as that.
 */
export class Histogram {
  readonly #counts = new Float64Array(bucketCount);
  #total = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #sum = 0;

  static from({ buckets, counts, least, most, sum }: HistogramCounts): Histogram {
    const histogram = new Histogram();
    buckets.forEach((bucket, index) => {
      const count = counts[index] ?? 0;
      histogram.#counts[bucket] = count;
      histogram.#total += count;
    });
    histogram.#least = least;
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
    return this.#total;
  }

  /** NaN for none, as of {@link mean} and {@link quantile}. */
  get most(): number {
    return this.#total === 0 ? Number.NaN : this.#most;
  }

  get mean(): number {
    return this.#sum / this.#total;
  }

  record(valueUs: number): void {
    const value = Math.min(largestValue, Math.max(0, Math.round(valueUs)));
    const bucket = bucketOf(value);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    this.#sum += value;
    if (value < this.#least) this.#least = value;
    if (value > this.#most) this.#most = value;
  }

  add(other: Histogram): void {
    other.#counts.forEach((count, bucket) => {
      if (count > 0) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
    });
    this.#total += other.#total;
    this.#sum += other.#sum;
    this.#least = Math.min(this.#least, other.#least);
    this.#most = Math.max(this.#most, other.#most);
  }

  /** The value that at least `share` (0 to 1) of all values do not exceed, within 1 %. */
  quantile(share: number): number {
    if (this.#total === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(share * this.#total));
    if (rank >= this.#total) return this.#most;
    let seen = 0;
    const bucket = this.#counts.findIndex((count) => {
      seen += count;
      return seen >= rank;
    });
    return Math.min(this.#most, Math.max(this.#least, middleOf(bucket)));
  }

  toCounts(): HistogramCounts {
    const buckets: number[] = [];
    const counts: number[] = [];
    this.#counts.forEach((count, bucket) => {
      if (count === 0) return;
      buckets.push(bucket);
      counts.push(count);
    });
    return { buckets, counts, least: this.#least, most: this.#most, sum: this.#sum };
  }
}

/** Values below 256 have a bucket each; above, 128 share each power of two. */
function bucketOf(value: number): number {
  const octave = Math.max(0, 31 - Math.clz32(value) - Math.log2(bucketsPerOctave));
  return octave * bucketsPerOctave + Math.floor(value / 2 ** octave);
}

function middleOf(bucket: number): number {
  if (bucket < 2 * bucketsPerOctave) return bucket;
  const octave = Math.floor(bucket / bucketsPerOctave) - 1;
  const first = (bucket - octave * bucketsPerOctave) * 2 ** octave;
  return first + Math.floor((2 ** octave - 1) / 2);
}
