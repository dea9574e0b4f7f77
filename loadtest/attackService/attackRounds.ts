import { disappointments } from "../load/product/disappointments.ts";
import type { ProductRun } from "../load/product/ProductRun.ts";
import { median } from "../statistics.ts";
import type { Assault, Attackers } from "./Attackers.ts";
import type { AttackName, AttackReport } from "./attackerCalls.ts";
import { attackPlan, controlPlan } from "./attackPlan.ts";
import { lackOf } from "./lackOf.ts";
import { together } from "./Tally.ts";

/** Beside an attack the contests may take so many times as long as without, or so many ms more. */
export const allowed = { times: 2, moreMs: 50 } as const;
/** A quiet run that takes longer says nothing. */
const mostQuietMs = 50;

/** 95 % of the commands in the contests beside it were answered within so many ms, or shown to everybody. */
export interface Felt {
  readonly replyMs: number;
  readonly shownMs: number;
}

const manners = ["quiet", "control", "attack"] as const;
export type Manner = (typeof manners)[number];

export interface AttackResult {
  readonly name: AttackName;
  readonly report: AttackReport;
  readonly control: AttackReport;
  /** Medians over the rounds. */
  readonly felt: Readonly<Record<Manner, Felt>>;
  /** By how much the attack is above quiet: medians over the rounds of the worse of reply and shown. */
  readonly times: number;
  readonly moreMs: number;
  readonly findings: readonly string[];
}

export interface RoundsOptions {
  readonly crowd: ProductRun;
  readonly attackers: Attackers;
  readonly assault: Omit<Assault, "count">;
  /** Commands per second of the contests beside it. */
  readonly rate: number;
  readonly rounds: number;
  /** Told what each round came to, in a line. */
  readonly say: (line: string) => void;
}

/** Quiet, control and attack by turns, in another order each round. */
export async function attackRounds(name: AttackName, options: RoundsOptions): Promise<AttackResult> {
  const { rounds, attackers, assault } = options;
  const reports: Readonly<Record<"control" | "attack", AttackReport[]>> = { control: [], attack: [] };
  const all: Readonly<Record<Manner, Felt>>[] = [];
  const findings: string[] = [];
  const count = attackPlan[name].count(rounds, assault.seconds);
  for (let round = 0; round < rounds; round += 1) {
    const order = { ...assault, count, seed: assault.seed + round };
    const work: Readonly<Record<Manner, () => Promise<void>>> = {
      quiet: async () => undefined,
      control: async () => void reports.control.push(await attackers.fetchFiles(order)),
      attack: async () => void reports.attack.push(await attackers.attack(name, order)),
    };
    const felt = new Map<Manner, Felt>();
    for (let turn = 0; turn < manners.length; turn += 1) {
      const manner = manners[(round + turn) % manners.length] ?? "quiet";
      felt.set(manner, await playBeside(options, work[manner], findings));
    }
    const [quiet, control, attack] = manners.map((manner) => felt.get(manner));
    if (quiet && control && attack) all.push({ quiet, control, attack });
    const figures = [...felt].map(
      ([manner, { replyMs, shownMs }]) => `${manner} ${replyMs.toFixed(1)} / ${shownMs.toFixed(1)}`,
    );
    options.say(`${attackPlan[name].what}, round ${round + 1}: ${figures.join(", ")}`);
  }
  const times = median(all.map(({ quiet, attack }) => worse(quiet, attack, (one, other) => other / one)));
  const moreMs = median(all.map(({ quiet, attack }) => worse(quiet, attack, (one, other) => other - one)));
  const felt = {
    quiet: middle(all.map(({ quiet }) => quiet)),
    control: middle(all.map(({ control }) => control)),
    attack: middle(all.map(({ attack }) => attack)),
  };
  const report = together(reports.attack);
  if (felt.quiet.replyMs > mostQuietMs)
    findings.push(`the quiet contest took ${felt.quiet.replyMs.toFixed(0)} ms: void`);
  const lacks = [
    ...reports.attack.map((one) => lackOf(attackPlan[name], count, one)),
    ...reports.control.map((one) => lackOf(controlPlan, count, one)),
  ];
  findings.push(...lacks.filter((lack) => lack !== null));
  if (times > allowed.times && moreMs > allowed.moreMs)
    findings.push(`${times.toFixed(2)} times as long, ${moreMs.toFixed(0)} ms more`);
  return { name, report, control: together(reports.control), felt, times, moreMs, findings };
}

async function playBeside(
  { crowd, rate, assault: { seconds } }: RoundsOptions,
  work: () => Promise<void>,
  findings: string[],
): Promise<Felt> {
  let working: Promise<void> = Promise.resolve();
  const phase = await crowd.play(rate, seconds, {
    begins: () => {
      working = work();
    },
  });
  await working;
  findings.push(...disappointments(phase));
  return { replyMs: phase.reply.quantile(0.95) / 1_000, shownMs: phase.pairs.quantile(0.95) / 1_000 };
}

function worse(quiet: Felt, attack: Felt, compare: (one: number, other: number) => number): number {
  return Math.max(compare(quiet.replyMs, attack.replyMs), compare(quiet.shownMs, attack.shownMs));
}

function middle(felt: readonly Felt[]): Felt {
  return {
    replyMs: median(felt.map(({ replyMs }) => replyMs)),
    shownMs: median(felt.map(({ shownMs }) => shownMs)),
  };
}
