import { median } from "../statistics.ts";
import { type ArmName, armNames, type Turn } from "./Arm.ts";
import type { ProcessorRound } from "./processorRounds.ts";
import { allOf } from "./processorSeconds.ts";
import { ratios, secondsOf } from "./ratios.ts";

/** Two processes that share a service may use so many times the processor seconds of one alone. */
export const mostTimesProcessor = 1.18;
/**
 * By such a share the frames of an arm, over all rounds, may differ from those of one process: how many changes fit into a
 * patch is chance. The crowds of those apart are others, and as many of their answers are wrong as chance has it.
 */
const mostFramesApart: Readonly<Record<Exclude<ArmName, "one">, number>> = { two: 0.01, apart: 0.02 };
/** Slower replies are those of a machine that has something else to do, or too much. */
const mostReplyMs = 50;
/** Of two processes of a service each does so much of the work at least. */
const leastShare = 0.35;

/** What must not be, in sentences: that the limit is not held, or that the rounds show nothing. */
export function judge(rounds: readonly ProcessorRound[]): readonly string[] {
  const ratio = median(ratios(rounds, "two", "one"));
  return [
    ...(ratio <= mostTimesProcessor
      ? []
      : [`two processes took ${ratio.toFixed(3)} times the processor of one, not ${mostTimesProcessor}`]),
    ...otherLoads(rounds, "two"),
    ...otherLoads(rounds, "apart"),
    ...slowReplies(rounds),
    ...idleProcesses(rounds),
  ];
}

function otherLoads(rounds: readonly ProcessorRound[], arm: Exclude<ArmName, "one">): readonly string[] {
  const sum = (name: ArmName, what: "commands" | "frames") =>
    rounds.reduce((all, round) => all + round[name][what], 0);
  const most = { commands: 0, frames: mostFramesApart[arm] };
  return (["commands", "frames"] as const).flatMap((what) => {
    const [one, other] = [sum("one", what), sum(arm, what)];
    const isEqual = Math.abs(other / one - 1) <= most[what];
    return isEqual ? [] : [`void: ${one} ${what} of one process, ${other} of "${arm}"`];
  });
}

function slowReplies(rounds: readonly ProcessorRound[]): readonly string[] {
  return armNames.flatMap((arm) => {
    const replyMs = median(rounds.map((round) => round[arm].replyMs));
    return replyMs <= mostReplyMs
      ? []
      : [`void: 95 % of the replies of "${arm}" within ${replyMs.toFixed(0)} ms, not ${mostReplyMs}`];
  });
}

function idleProcesses(rounds: readonly ProcessorRound[]): readonly string[] {
  const shares = rounds.map(({ two }) => shareOfIdlest(two));
  return shares.every((share) => share >= leastShare)
    ? []
    : [`void: one of two processes did ${(100 * Math.min(...shares)).toFixed(0)} % of the work`];
}

function shareOfIdlest(turn: Turn): number {
  return Math.min(...turn.processes.map(allOf)) / secondsOf(turn);
}
