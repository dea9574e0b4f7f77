import { Findings } from "../crash/findings.ts";
import { seededRandom } from "../random.ts";
import type { Cleanups } from "../service/Cleanups.ts";
import { type PromotionKind, promotionKinds } from "./plan.ts";
import { type PromotionRecord, playPromotion } from "./promotion.ts";
import { Stage } from "./Stage.ts";

export interface PromoteOptions {
  readonly plan: readonly PromotionKind[];
  readonly seed: number;
  readonly progress: (line: string) => void;
  readonly cleanups: Cleanups;
  /** Told all that a process prints. */
  readonly onOutput?: (slot: number, output: string) => void;
}

export interface PromoteRun {
  readonly findings: Findings;
  readonly records: readonly PromotionRecord[];
  readonly seconds: number;
}

/** Promotes replicas that are behind, one after another; stops early when one has findings, since all that follows would be noise. */
export async function promoteRun({
  plan,
  seed,
  progress,
  cleanups,
  onOutput,
}: PromoteOptions): Promise<PromoteRun> {
  const random = seededRandom(seed);
  const findings = new Findings();
  const records: PromotionRecord[] = [];
  const stage = await Stage.open({ random, findings, cleanups, ...(onOutput ? { onOutput } : {}) });
  progress(`${stage.slots.length} processes answer, ${stage.contests.length} contests are played`);
  const startedAt = performance.now();
  for (const kind of plan) {
    const record = await playPromotion(stage, kind);
    records.push(record);
    progress(`${records.length}. ${promotionKinds[kind]}: ${sentenceOf(record)}`);
    if (findings.count() > 0) break;
  }
  return { findings, records, seconds: (performance.now() - startedAt) / 1_000 };
}

function sentenceOf({ lacking, healed, losses, nextMs, outageMs }: PromotionRecord): string {
  const told = losses.filter(({ acts }) => acts > 0);
  const most = (values: readonly number[]) => Math.round(Math.max(0, ...values));
  const acts = told.map((loss) => loss.acts).join(" + ");
  return [
    `the replica lacked ${lacking}`,
    `${healed} are healed`,
    ...(told.length > 0
      ? [`${acts} missing are told after ${most(told.map(({ toldMs }) => toldMs ?? 0))} ms`]
      : []),
    ...(nextMs.length > 0 ? [`next command after ${most(nextMs)} ms`] : []),
    `outage ${Math.round(outageMs)} ms`,
  ].join(", ");
}
