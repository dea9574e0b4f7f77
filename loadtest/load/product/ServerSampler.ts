import fs from "node:fs/promises";
import { nowUs } from "../monotonic.ts";

/** What the server process costs, as the system and its own `/metrics` say. */
export interface ServerSample {
  /** By `nowUs`. */
  readonly atUs: number;
  /** Of one core since the last sample: 1 is a whole one. */
  readonly cpu: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  /** The longest time that the event loop was held up since the last sample, ms. */
  readonly loopLagMs: number;
}

const everyMs = 1_000;
const ticksPerSecond = 100;
const pageBytes = 4_096;

/** Looks at a server process every second, from its making until `stop`. Linux only: it reads `/proc`. */
export class ServerSampler {
  readonly samples: ServerSample[] = [];
  readonly #pid: number;
  readonly #origin: string;
  #timer: NodeJS.Timeout | null = null;
  #last: { readonly atUs: number; readonly ticks: number } | null = null;

  constructor(pid: number, origin: string) {
    this.#pid = pid;
    this.#origin = origin;
    this.#look();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#last = null;
  }

  /** Those of a time. */
  between(fromUs: number, toUs: number): readonly ServerSample[] {
    return this.samples.filter(({ atUs }) => atUs >= fromUs && atUs <= toUs);
  }

  #look(): void {
    this.#timer = setTimeout(() => this.#look(), everyMs);
    this.#sample().catch(() => this.stop()); // the server has ended
  }

  async #sample(): Promise<void> {
    const stat = await fs.readFile(`/proc/${this.#pid}/stat`, "utf8");
    const atUs = nowUs();
    // The name before may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    const residentBytes = Number(fields[21]) * pageBytes;
    const last = this.#last;
    this.#last = { atUs, ticks };
    const metrics = await fetch(`${this.#origin}/metrics`).then((response) => response.text());
    if (!last || this.#timer === null) return;
    this.samples.push({
      atUs,
      cpu: (ticks - last.ticks) / ticksPerSecond / ((atUs - last.atUs) / 1_000_000),
      residentBytes,
      heapUsedBytes: metricValue(metrics, "nodejs_heap_size_used_bytes"),
      loopLagMs: metricValue(metrics, "nodejs_eventloop_lag_max_seconds") * 1_000,
    });
  }
}

/** Of a metric without labels; NaN when it is not there. */
export function metricValue(metrics: string, name: string): number {
  const line = metrics.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1));
}
