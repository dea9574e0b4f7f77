import { formatTable } from "../table.ts";

/** What was tried, and what came of it. */
export interface Trial {
  readonly what: string;
  /** How often, or how many. */
  readonly tried: string;
  /** What was seen. */
  readonly seen: string;
  /** What did not hold; empty when all did. */
  readonly broke: readonly string[];
}

/** The trials of one run, in their order. */
export class Findings {
  readonly #trials: Trial[] = [];

  add(trial: Trial): void {
    this.#trials.push(trial);
    console.log(`${trial.broke.length === 0 ? "held " : "BROKE"} ${trial.what}: ${trial.seen}`);
    for (const sentence of trial.broke) console.log(`      ${sentence}`);
  }

  get broke(): readonly string[] {
    return this.#trials.flatMap(({ what, broke }) => broke.map((sentence) => `${what}: ${sentence}`));
  }

  toTable(): string {
    return formatTable([
      ["", "tried", "seen", "held"],
      ...this.#trials.map(({ what, tried, seen, broke }) => [
        what,
        tried,
        seen,
        broke.length === 0 ? "yes" : "NO",
      ]),
    ]);
  }
}
