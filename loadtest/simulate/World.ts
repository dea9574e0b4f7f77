import { setImmediate as turn } from "node:timers/promises";
import { type Random, seededRandom } from "../random.ts";

interface Happening {
  readonly at: number;
  /** Of two at the same moment the one that was asked for first comes first. */
  readonly order: number;
  readonly call: () => void;
  cancelled: boolean;
}

/** Turns of the loop in which what a step began comes to its rest: those that let others in between wait for the next. */
const turnsOfAStep = 3;

/**
 * Time and chance of a simulation. Everything that happens is a step: a timer that rings, a message or an answer that
 * comes. Between two steps no time passes, and whatever a step began goes on until it waits for another one.
 */
export class World {
  readonly random: Random;
  #now = 0;
  #asked = 0;
  #steps = 0;
  readonly #heap: Happening[] = [];
  #trace = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** Milliseconds since the simulation began, with fractions. */
  get now(): number {
    return this.#now;
  }

  get steps(): number {
    return this.#steps;
  }

  /** What happened so far, as one number: the same seed gives the same. */
  get hash(): string {
    return (this.#trace >>> 0).toString(16).padStart(8, "0");
  }

  /** Counts into {@link hash}. */
  note(what: string): void {
    for (let index = 0; index < what.length; index += 1)
      this.#trace = Math.imul(this.#trace ^ what.charCodeAt(index), 0x01000193);
  }

  /** Calls after `delayMs`; returns what cancels it. */
  after(delayMs: number, call: () => void): () => void {
    this.#asked += 1;
    const happening = { at: this.#now + Math.max(0, delayMs), order: this.#asked, call, cancelled: false };
    push(this.#heap, happening);
    return () => {
      happening.cancelled = true;
    };
  }

  /** Resolves after `delayMs`. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve));
  }

  /** Between `least` and `most`, evenly. */
  between(least: number, most: number): number {
    return least + this.random.fraction() * (most - least);
  }

  /** Lets the next thing happen, and all that it begins. False: nothing is left. */
  async step(): Promise<boolean> {
    let next = pop(this.#heap);
    while (next?.cancelled) next = pop(this.#heap);
    if (!next) return false;
    this.#now = next.at;
    this.#steps += 1;
    next.call();
    for (let index = 0; index < turnsOfAStep; index += 1) await turn();
    return true;
  }

  /** Lets things happen until so much time has passed. */
  async runFor(durationMs: number): Promise<void> {
    let isOver = false;
    this.after(durationMs, () => {
      isOver = true;
    });
    while (!isOver && (await this.step())) {
      // Each step is done when it returns.
    }
  }

  /** Lets things happen until `work` is settled, and returns what it came to. Throws when nothing happens any more. */
  async until<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    await turn();
    while (!settled) if (!(await this.step())) throw new Error("nothing happens any more");
    return work;
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function push(heap: Happening[], happening: Happening): void {
  let index = heap.push(happening) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (!above || !isBefore(happening, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = happening;
}

function pop(heap: Happening[]): Happening | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || !last) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    const right = heap[child + 1];
    let smallest = heap[child];
    if (!smallest) break;
    if (right && isBefore(right, smallest)) {
      child += 1;
      smallest = right;
    }
    if (isBefore(last, smallest)) break;
    heap[index] = smallest;
    index = child;
  }
  heap[index] = last;
  return first;
}
