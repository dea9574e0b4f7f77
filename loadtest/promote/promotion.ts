import { setTimeout as delay } from "node:timers/promises";
import type { Contest } from "../cluster/Contest.ts";
import { checkHealed } from "./checkHealed.ts";
import { checkLoss, type Loss, untilTold } from "./checkLoss.ts";
import { type Cast, type Fall, failOver, lackingNow, shownCount, untoldCount } from "./failOver.ts";
import { lastSeqs, readJournals, readOwners, readUnseenMs } from "./journals.ts";
import { untilNextAccepted } from "./nextAccepted.ts";
import type { PlayedContest } from "./PlayedContest.ts";
import type { PromotionKind } from "./plan.ts";
import type { Stage } from "./Stage.ts";
import { within } from "./within.ts";

/** What one promotion came to. */
export interface PromotionRecord {
  readonly kind: PromotionKind;
  /** Events that clients had been shown and the replica lacked, of all contests. */
  readonly lacking: number;
  /** Events that the replica lacked and that nobody had been told of: they were just being committed. */
  readonly untold: number;
  /** Of the former, those that their owners wrote again. */
  readonly healed: number;
  /** Contests that went to another process with something missing. */
  readonly losses: readonly Loss[];
  /** Of each contest whose owner lived and could heal: from the cut to the next accepted command. */
  readonly nextMs: readonly number[];
  /** From the cut until the processes were led to the new primary. */
  readonly outageMs: number;
}

/** Drawn for each promotion; what is committed between the last look and the cut comes on top. */
const lackingTargets = { least: 1, most: 45 } as const;
/** Contests whose owner is to be lost are played so much more than others. */
const lostWeight = 4;
const beforeMs = 300;
const afterMs = 300;
const lackingWithinMs = 20_000;
const backWithinMs = 20_000;
const restWithinMs = 30_000;
/** Longer than a room waits before it shows a change. */
const quietMs = 700;
/** So long a process that was cut off, and is back, could do harm. */
const harmMs = 1_500;

/** Plays until a replica that was cut off lacks what was shown, loses the primary, promotes that replica, and looks at all. */
export async function playPromotion(stage: Stage, kind: PromotionKind): Promise<PromotionRecord> {
  const { succession, pace } = stage;
  await stage.renewContests();
  await succession.makeReplica();
  pace.play(contestsOf(stage.contests));
  await delay(beforeMs);
  const cast = await castOf(stage, kind);
  await succession.cutOffReplica();
  await untilLacking(stage, cast);

  const fall = await failOver(stage, cast);
  const [nextMs, toldMs] = await Promise.all([
    Promise.all(cast.kept.map((played) => untilNextAccepted(stage, played, fall))),
    Promise.all(cast.lost.map((played) => untilTold(stage, played, fall))),
  ]);
  pace.play(contestsOf(cast.kept));
  await checkTaken(stage, cast);
  await bringBack(stage, cast);
  await delay(afterMs);
  pace.hold();
  await rest(stage);
  return {
    kind,
    lacking: shownCount(fall),
    untold: untoldCount(fall),
    ...(await lookAtAll(stage, cast, fall, toldMs)),
    nextMs: nextMs.flatMap((ms) => ms ?? []),
    outageMs: fall.outageMs,
  };
}

/** At rest. */
async function lookAtAll(
  stage: Stage,
  { slot, kept, lost }: Cast,
  fall: Fall,
  toldMs: readonly (number | null)[],
): Promise<Pick<PromotionRecord, "healed" | "losses">> {
  for (const played of stage.contests) played.age += 1;
  let healed = 0;
  for (const played of kept) healed += await checkHealed(stage, played, fall);
  const losses: Loss[] = [];
  for (const [index, played] of lost.entries())
    losses.push(await checkLoss(stage, played, fall, toldMs[index] ?? null));
  if (slot !== null && !losses.some(({ acts }) => acts > 0))
    stage.findings.add("seen", "nothing was lost with the owner, so that nobody could be told of it");
  return { healed, losses };
}

function contestsOf(played: readonly PlayedContest[]): readonly Contest[] {
  return played.map(({ contest }) => contest);
}

async function castOf({ contests, succession, random }: Stage, kind: PromotionKind): Promise<Cast> {
  if (kind === "alive") return { kind, slot: null, lost: [], kept: contests };
  const owners = await readOwners(succession.primaryUrl);
  const slot = owners.get(random.pick(contests).contestId);
  if (slot === undefined) throw new Error("a contest that is played has no owner");
  const isLost = ({ contestId }: { readonly contestId: string }) => owners.get(contestId) === slot;
  return { kind, slot, lost: contests.filter(isLost), kept: contests.filter((one) => !isLost(one)) };
}

async function untilLacking(stage: Stage, { kind, lost, kept }: Cast): Promise<void> {
  const { contests, succession, random, pace } = stage;
  const contestIds = contests.map(({ contestId }) => contestId);
  const heirSeqs = lastSeqs(await readJournals(succession.replicaUrl, contestIds));
  const watched = kind === "alive" ? kept : lost;
  const often = Array.from({ length: lostWeight }, () => lost).flat();
  pace.play(contestsOf([...often, ...kept]));
  const { least, most } = lackingTargets;
  const target = least + random.below(most - least + 1);
  const isEnough = () =>
    lackingNow(watched, heirSeqs) >= target || lackingNow(contests, heirSeqs) >= lackingTargets.most;
  if (!(await within(lackingWithinMs, isEnough)))
    throw new Error("the replica does not come to lack anything");
}

/** Another process has what the one had that is dead or cut off. CLU6 */
async function checkTaken({ succession, findings }: Stage, { slot, lost }: Cast): Promise<void> {
  if (slot === null) return;
  const owners = await readOwners(succession.primaryUrl);
  for (const { contest, contestId } of lost)
    if (owners.get(contestId) === slot)
      findings.add("owners", `${contest.title} is still process ${slot}'s, which cannot write`);
}

async function bringBack({ succession, service, findings }: Stage, { kind, slot }: Cast): Promise<void> {
  if (slot === null) return;
  if (kind === "dead") return service.processes[slot - 1]?.start();
  succession.lead(slot);
  const isSeen = async () => (await readUnseenMs(succession.primaryUrl, slot)) < harmMs;
  if (!(await within(backWithinMs, isSeen)))
    findings.add("stranded", `process ${slot} does not come back to the database`);
  await delay(harmMs);
}

async function rest({ contests, findings }: Stage): Promise<void> {
  await within(restWithinMs, () => contests.every(({ contest }) => contest.isAtRest));
  for (const { contest } of contests) {
    if (contest.isAtRest) continue;
    const away = contest.away.length > 0 ? contest.away.join(", ") : "something unanswered";
    findings.add("stranded", `${contest.title} did not come to rest: ${away}`);
  }
  await delay(quietMs);
}
