import { disappointments } from "../load/product/disappointments.ts";
import type { Surroundings } from "../load/runProgram.ts";
import type { CrowdSize } from "../load/seatPlan.ts";
import { median } from "../statistics.ts";
import { CrowdedService, nameOfProcess } from "./CrowdedService.ts";

/** Two processes that share a service may use so many times the processor seconds of one alone. */
export const mostTimesProcessor = 1.18;

export interface ProcessorOptions {
  readonly size: CrowdSize;
  /** Commands per second, over all contests. */
  readonly rate: number;
  /** Of each measurement. */
  readonly seconds: number;
  readonly rounds: number;
  readonly seed: number;
  readonly nodeFlags: readonly string[];
  readonly surroundings: Surroundings;
}

/** What a service has done in a round, and what it has cost. */
export interface Turn {
  readonly commands: number;
  /** That clients were sent, of every kind. */
  readonly frames: number;
  /** Processor seconds, by part of the service. */
  readonly parts: ReadonlyMap<string, number>;
  /** Of all processes of Regatta. */
  readonly seconds: number;
  /** 95 % of the replies came within so many ms. */
  readonly replyMs: number;
}

export interface ProcessorRound {
  readonly alone: Turn;
  readonly shared: Turn;
  readonly ratio: number;
}

export interface ProcessorResult {
  readonly machine: string;
  readonly rounds: readonly ProcessorRound[];
  readonly ratio: number;
  readonly findings: readonly string[];
}

/**
 * What is called often is compiled better, and of two processes each is called half as often: a service that has just been
 * started would be compared by how far its compilers are.
 */
const warmUp = { seconds: 20, timesRate: 3 };
/** The last replies and what follows from them; what is idle in it counts on both sides. */
const afterwardsUs = 300_000;
/** By so much commands and frames of both sides may differ. */
const mostApart = 0.01;

/**
 * One process without Redis and two that share a service, each with the same crowd that sends the same commands at the same
 * moments, by turns: one, two, two, one. What a service uses while nobody does anything is in it.
 */
export async function processorRounds(options: ProcessorOptions): Promise<ProcessorResult> {
  const { rounds: count, surroundings } = options;
  const { progress } = surroundings;
  const common = { ...options, nginx: true, limits: "wide" } as const;
  const alone = await CrowdedService.open({ ...common, processes: 1, redis: false });
  const shared = await CrowdedService.open({ ...common, processes: 2, redis: true });
  progress.say("both warm up");
  for (const side of [alone, shared]) await side.crowd.play(options.rate * warmUp.timesRate, warmUp.seconds);
  const rounds: ProcessorRound[] = [];
  const findings: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    progress.say(`round ${number} of ${count}`);
    const turns = new Map<CrowdedService, Turn>();
    for (const side of number % 2 === 1 ? [alone, shared] : [shared, alone])
      turns.set(side, await takeTurn(side, options, findings));
    const [one, two] = [turns.get(alone), turns.get(shared)];
    if (!one || !two) throw new Error("a side had no turn");
    rounds.push({ alone: one, shared: two, ratio: two.seconds / one.seconds });
  }
  const ratio = median(rounds.map((round) => round.ratio));
  if (!(ratio <= mostTimesProcessor))
    findings.push(
      `two processes took ${ratio.toFixed(3)} times the processor of one, not ${mostTimesProcessor}`,
    );
  findings.push(...differences(rounds));
  for (const side of [alone, shared]) findings.push(...(await side.close()));
  return { machine: alone.machine, rounds, ratio, findings };
}

async function takeTurn(
  { crowd, watch, service }: CrowdedService,
  { rate, seconds }: ProcessorOptions,
  findings: string[],
): Promise<Turn> {
  const phase = await crowd.play(rate, seconds);
  findings.push(...disappointments(phase));
  const parts = watch.between(phase.startUs, phase.startUs + seconds * 1_000_000 + afterwardsUs);
  return {
    commands: phase.records.length,
    frames: phase.framesReceived,
    parts,
    seconds: service.processes.reduce((sum, _, index) => sum + (parts.get(nameOfProcess(index + 1)) ?? 0), 0),
    replyMs: phase.reply.quantile(0.95) / 1_000,
  };
}

/** Of all rounds together: how many changes fit into a patch is chance. */
function differences(rounds: readonly ProcessorRound[]): readonly string[] {
  return (["commands", "frames"] as const).flatMap((what) => {
    const alone = rounds.reduce((sum, round) => sum + round.alone[what], 0);
    const shared = rounds.reduce((sum, round) => sum + round.shared[what], 0);
    return Math.abs(shared / alone - 1) <= mostApart
      ? []
      : [`it shows nothing: ${alone} ${what} of one process, ${shared} of two`];
  });
}
