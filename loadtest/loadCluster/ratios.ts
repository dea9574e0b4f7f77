import type { ArmName, Turn } from "./Arm.ts";
import type { ProcessorRound } from "./processorRounds.ts";
import { allOf, sumOf } from "./processorSeconds.ts";

/** Of Regatta's processes in a turn. */
export function secondsOf({ processes }: Turn): number {
  return allOf(sumOf(processes));
}

/** How many times the processor seconds of another arm one took, round by round. */
export function ratios(rounds: readonly ProcessorRound[], arm: ArmName, other: ArmName): readonly number[] {
  return rounds.map((round) => secondsOf(round[arm]) / secondsOf(round[other]));
}

/** What is told of the arms: the first pair has a limit, the others say what of it merely comes of being two. */
export const comparisons = [
  ["two", "one"],
  ["apart", "one"],
  ["two", "apart"],
] as const satisfies readonly (readonly [ArmName, ArmName])[];
