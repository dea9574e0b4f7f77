/** How fast a person works who is neither quick nor slow. */
export const keysPerMinute = 200;
export const secondsPerClick = 2;

const secondsPerKey = 60 / keysPerMinute;

/** What a person does with their hands. */
export interface Work {
  readonly keys: number;
  readonly clicks: number;
}

/** The work of one chapter of a journey. */
export interface Chapter extends Work {
  readonly name: string;
}

/** Whoever is told what was done. */
export interface Counter {
  count(work: Partial<Work>): void;
}

/** A person's pace, counted and not waited: what they did is written down by chapter, and priced in seconds. */
export class Pace implements Counter {
  readonly #chapters = new Map<string, Work>();
  #now: string | null = null;

  /** What is done from now on belongs to it. The same name again goes on with the same chapter. */
  begin(name: string): void {
    this.#now = name;
    this.#chapters.set(name, this.#chapters.get(name) ?? nothing);
  }

  /** Throws before the first chapter: work that belongs nowhere would be missing in the table. */
  count(work: Partial<Work>): void {
    if (this.#now === null) throw new Error("work is counted before its chapter has begun");
    this.#add(this.#now, work);
  }

  /** Counts for somebody who works at the same time: always into a chapter of theirs. */
  apart(name: string): Counter {
    return { count: (work) => this.#add(name, work) };
  }

  get chapters(): readonly Chapter[] {
    return [...this.#chapters].map(([name, work]) => ({ name, ...work }));
  }

  get whole(): Work {
    return [...this.#chapters.values()].reduce(sum, nothing);
  }

  seconds(name: string): number {
    const work = this.#chapters.get(name);
    if (!work) throw new Error(`there is no chapter ${name}`);
    return secondsOf(work);
  }

  #add(name: string, work: Partial<Work>): void {
    this.#chapters.set(name, sum(this.#chapters.get(name) ?? nothing, { ...nothing, ...work }));
  }

  /** A line for each chapter, and one for the whole. */
  table(): string {
    const lines = [
      ["", "keys", "clicks", "time"],
      ...[...this.chapters, { name: "the whole", ...this.whole }].map(({ name, ...work }) => [
        name,
        `${work.keys}`,
        `${work.clicks}`,
        asClock(secondsOf(work)),
      ]),
    ];
    const widthOf = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
    return lines
      .map((line) =>
        line
          .map((cell, column) => (column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column))))
          .join("  "),
      )
      .join("\n");
  }
}

const nothing: Work = { keys: 0, clicks: 0 };

function sum(one: Work, other: Work): Work {
  return { keys: one.keys + other.keys, clicks: one.clicks + other.clicks };
}

export function secondsOf({ keys, clicks }: Work): number {
  return keys * secondsPerKey + clicks * secondsPerClick;
}

/** The keys of a text: one a character, as typists count. */
export function keysOf(text: string): number {
  return [...text].length;
}

/** The keys of a chord such as `Control+Enter`: each is pressed. */
export function keysOfChord(chord: string): number {
  return chord === "+" ? 1 : chord.split("+").length;
}

/** `3:05` */
export function asClock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, "0")}`;
}
