import type { Surroundings } from "../load/runProgram.ts";
import { Arm, type ArmName, type ArmOptions, armNames, type Turn } from "./Arm.ts";
import { judge } from "./judge.ts";

export interface ProcessorOptions extends ArmOptions {
  /** Commands per second, over all contests. */
  readonly rate: number;
  /** Of each turn. */
  readonly seconds: number;
  /** An even number: each order of the arms as often as its opposite. */
  readonly rounds: number;
  /** Before what is counted, at three times the rate. */
  readonly warmUpSeconds: number;
  readonly surroundings: Surroundings;
}

/** A turn of each arm. */
export type ProcessorRound = Readonly<Record<ArmName, Turn>>;

export interface ProcessorResult {
  readonly machine: string;
  readonly rounds: readonly ProcessorRound[];
  readonly findings: readonly string[];
}

/**
 * What is called often is compiled better, and of two processes each is called half as often: a service that has just been
 * started would be compared by how far its compilers are.
 */
const warmUpTimesRate = 3;

/**
 * The same crowd at each arm, which sends as many commands at moments of chance, by turns: one, two, apart; apart, two, one;
 * and so on. What a service uses while nobody does anything is in it.
 */
export async function processorRounds(options: ProcessorOptions): Promise<ProcessorResult> {
  const { rounds: count, rate, seconds, warmUpSeconds, surroundings } = options;
  const { progress } = surroundings;
  const findings: string[] = [];
  const arms = {
    one: await Arm.open("one", options),
    two: await Arm.open("two", options),
    apart: await Arm.open("apart", options),
  } satisfies Record<ArmName, Arm>;
  progress.say("all warm up");
  for (const name of armNames) await arms[name].play(rate * warmUpTimesRate, warmUpSeconds, findings);
  const rounds: ProcessorRound[] = [];
  for (let number = 1; number <= count; number += 1) {
    progress.say(`round ${number} of ${count}`);
    const turns: Partial<Record<ArmName, Turn>> = {};
    for (const name of number % 2 === 1 ? armNames : armNames.toReversed())
      turns[name] = await arms[name].play(rate, seconds, findings);
    const { one, two, apart } = turns;
    if (!one || !two || !apart) throw new Error("an arm had no turn");
    rounds.push({ one, two, apart });
  }
  findings.push(...judge(rounds));
  for (const name of armNames) findings.push(...(await arms[name].close()));
  return { machine: arms.one.machine, rounds, findings };
}
