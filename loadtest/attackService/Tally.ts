import type { AttackReport } from "./attackerCalls.ts";

/** Counts what was tried and what came back. */
export class Tally {
  tried = 0;
  readonly #answers = new Map<string, number>();

  note(answer: string | number): void {
    const name = `${answer}`;
    this.#answers.set(name, (this.#answers.get(name) ?? 0) + 1);
  }

  report(): AttackReport {
    return { tried: this.tried, answers: Object.fromEntries(this.#answers) };
  }
}

/** All reports as one. */
export function together(reports: readonly AttackReport[]): AttackReport {
  const answers: Record<string, number> = {};
  for (const report of reports)
    for (const [name, count] of Object.entries(report.answers)) answers[name] = (answers[name] ?? 0) + count;
  return { tried: reports.reduce((sum, { tried }) => sum + tried, 0), answers };
}

/** `9 700 × 404, 300 × 429`, the most frequent first. */
export function answersLine({ answers }: AttackReport): string {
  return Object.entries(answers)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count} × ${name}`)
    .join(", ");
}
