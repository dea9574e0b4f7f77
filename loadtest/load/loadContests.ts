import type { Board } from "../../shared/contest/board.ts";
import { classicRules, type RulePack } from "../../shared/contest/rules.ts";
import { makeContestFile } from "../contestFile.ts";
import { seededRandom } from "../random.ts";

/** What differs from the classic rules, so that teams can go on for hours. */
export const loadRules = {
  startPoints: 20_000,
  slots: 12,
} as const satisfies Partial<RulePack>;

/** The rules of every contest of a load run. */
export const contestRules: RulePack = { ...classicRules, ...loadRules };

/** The one board of all contests of a run, the same in every process that knows the seed. */
export function contestFileOf(
  seed: number,
  size: BoardSize,
): { readonly csv: string; readonly board: Board } {
  return makeContestFile(seededRandom(seed), size);
}

export interface BoardSize {
  readonly rows: number;
  readonly columns: number;
}

/** The PIN of every team of a contest that was seeded. */
export const seededPin = "123456";

/** The name of a team, by its number from 1. */
export function teamName(team: number): string {
  return `Team ${team}`;
}
