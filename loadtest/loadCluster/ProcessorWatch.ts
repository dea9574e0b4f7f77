import { nowUs } from "../load/monotonic.ts";
import { type ProcessorSeconds, processorSeconds, sumOf } from "./processorSeconds.ts";

const everyMs = 200;

interface Sample {
  readonly atUs: number;
  /** By part, since its processes were started. */
  readonly seconds: ReadonlyMap<string, ProcessorSeconds>;
}

/** Looks five times a second at what the parts of a service have used of the processor. Linux only. */
export class ProcessorWatch {
  readonly #parts: ReadonlyMap<string, readonly number[]>;
  readonly #timer: NodeJS.Timeout;
  #samples: Sample[] = [];

  /** `parts`: the processes of each, by name. */
  constructor(parts: ReadonlyMap<string, readonly number[]>) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(), everyMs);
    this.#look();
  }

  /** Processor seconds of each part within a time that is over, by `nowUs`. */
  between(fromUs: number, toUs: number): ReadonlyMap<string, ProcessorSeconds> {
    this.#look();
    return new Map(
      [...this.#parts.keys()].map((part) => {
        const [from, to] = [this.#at(part, fromUs), this.#at(part, toUs)];
        return [part, { user: to.user - from.user, system: to.system - from.system }];
      }),
    );
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const seconds = new Map(
      [...this.#parts].map(([part, pids]) => [part, sumOf(pids.map(processorSeconds))]),
    );
    this.#samples.push({ atUs: nowUs(), seconds });
  }

  /** As if it were used evenly between two looks. */
  #at(part: string, atUs: number): ProcessorSeconds {
    const index = this.#samples.findIndex((sample) => sample.atUs >= atUs);
    const after = this.#samples[index];
    const before = this.#samples[index - 1];
    if (!after || !before) throw new RangeError("nobody looked at that time");
    const share = (atUs - before.atUs) / (after.atUs - before.atUs);
    const [from, to] = [before.seconds.get(part), after.seconds.get(part)];
    if (!from || !to) throw new RangeError(`nobody looked at ${part}`);
    const between = (kind: keyof ProcessorSeconds) => from[kind] + (to[kind] - from[kind]) * share;
    return { user: between("user"), system: between("system") };
  }
}
