import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/**
 * What the independent account makes of a mutant of the rules. Only those that change an outcome and still play count: what is
 * broken says so by itself.
 */
export const accountVerdicts = [
  "found by the account",
  "missed by the account",
  "changes no outcome",
  "breaks the contest",
  "does not start",
] as const;
export type AccountVerdict = (typeof accountVerdicts)[number];

/** The files whose mutants the account should find: the rules, but for the checkers, which it shares. */
export function isRule(file: string): boolean {
  return file.startsWith("shared/contest/") && !file.startsWith("shared/contest/checkers/");
}

const player = path.join(import.meta.dirname, "playMutant.ts");
const patienceMs = 120_000;

/** Plays contests by the rules in `tree`, a work tree, against those here. */
export async function judgeByAccount(tree: string, seed: number, contests: number): Promise<AccountVerdict> {
  const child = spawn(process.execPath, [player, tree, `${seed}`, `${contests}`], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: patienceMs,
    killSignal: "SIGKILL",
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, "close");
  const said = output.trim();
  return accountVerdicts.find((verdict) => verdict === said) ?? "breaks the contest";
}

/** Of those that change an outcome, the share that the account finds, 0 to 1; null when there is none. */
export function foundShare(verdicts: readonly string[]): number | null {
  const found = verdicts.filter((verdict) => verdict === "found by the account").length;
  const missed = verdicts.filter((verdict) => verdict === "missed by the account").length;
  return found + missed === 0 ? null : found / (found + missed);
}
