import fs from "node:fs";
import path from "node:path";
import type { AccountVerdict } from "./byAccount.ts";

/** Of a mutant: which tests found it, or that none did, or why none can; or what the independent account made of it. */
export type Verdict = "died: fitting tests" | "died: npm test" | "survived" | "equivalent" | AccountVerdict;

/** Verdicts by the mutant's id. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** Of those that are not equivalent. */
export const wantedShare = 0.95;

export function readVerdicts(file: string, run: string): Verdicts {
  return readAll(file)[run] ?? {};
}

/** Adds a verdict, on the disk too. `run` names what the tally belongs to: a commit and a seed. */
export function addVerdict(file: string, run: string, id: string, verdict: Verdict): void {
  const all = readAll(file);
  const changed = { ...all, [run]: { ...all[run], [id]: verdict } };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(changed, null, 2)}\n`);
  fs.renameSync(`${file}.new`, file);
}

export interface Summary {
  readonly judged: number;
  readonly equivalent: number;
  readonly survived: number;
  /** Of those that are not equivalent, 0 to 1; null when there is none. */
  readonly diedShare: number | null;
}

export function summarize(verdicts: Verdicts): Summary {
  const all = Object.values(verdicts);
  const count = (verdict: Verdict) => all.filter((each) => each === verdict).length;
  const equivalent = count("equivalent");
  const survived = count("survived");
  const others = all.length - equivalent;
  return {
    judged: all.length,
    equivalent,
    survived,
    diedShare: others === 0 ? null : (others - survived) / others,
  };
}

/** The file of tests in a sentence of vitest, such as `FAIL  core  server/app.test.ts > …`, where its project may stand first. */
export function failedFile(sentence: string): string | null {
  return /^FAIL\b.*?(\S+\.test\.tsx?)(?=\s|$)/.exec(sentence)?.[1] ?? null;
}

function readAll(file: string): Record<string, Verdicts> {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}
