import { rowsByCommandId } from "../crash/compare.ts";
import { readJournals } from "./journals.ts";
import { type Lacking, lackingOf, parted } from "./Lacking.ts";
import type { PlayedContest } from "./PlayedContest.ts";
import type { PromotionKind } from "./plan.ts";
import type { Stage } from "./Stage.ts";

/** Who loses the owner, and who keeps it. */
export interface Cast {
  readonly kind: PromotionKind;
  /** Of the process that is killed or cut off; null: none is. */
  readonly slot: number | null;
  readonly lost: readonly PlayedContest[];
  readonly kept: readonly PlayedContest[];
}

export interface Fall {
  /** When the primary was cut off, by `performance.now()`. */
  readonly cutAt: number;
  /** From then until the processes were led to the new primary. */
  readonly outageMs: number;
  /** By contest. */
  readonly lacking: ReadonlyMap<string, Lacking>;
  /** Commands that the former primary had. */
  readonly before: ReadonlySet<string>;
}

/** So many shown events a replica may lack here, of all contests together. */
const bounds = { least: 1, most: 50 } as const;

/**
 * Cuts everybody off from the primary while they play, stops it for good, promotes the replica, and leads the processes there: but
 * not the one that is to be cut off for longer.
 */
export async function failOver(stage: Stage, { kind, slot, lost }: Cast): Promise<Fall> {
  const { succession, service, contests, findings } = stage;
  const contestIds = contests.map(({ contestId }) => contestId);
  const doomed = slot === null ? undefined : service.processes[slot - 1];
  const killed = kind === "dead" ? doomed?.kill() : undefined;
  succession.cut();
  const cutAt = performance.now();
  await Promise.all([killed, succession.settled()]);
  const former = await readJournals(succession.primaryUrl, contestIds);
  await succession.promoteReplica();
  const heir = await readJournals(succession.primaryUrl, contestIds);

  const lacking = new Map<string, Lacking>();
  for (const { contest, contestId, shownSeq } of contests) {
    const [theirs, rows] = [former.get(contestId) ?? [], heir.get(contestId) ?? []];
    const found = [
      ...parted(theirs, rows),
      ...(shownSeq > theirs.length ? [`${shownSeq} entries were shown, ${theirs.length} written`] : []),
    ];
    findings.add("gone", ...found.map((sentence) => `${contest.title}: ${sentence}`));
    lacking.set(contestId, lackingOf(theirs, rows.length, shownSeq));
  }
  assertLacking(stage, lacking);
  for (const played of lost) if (lacking.get(played.contestId)?.shown.length) stage.bereave(played);
  for (const each of stage.slots) if (kind !== "cutOff" || each !== slot) succession.lead(each);
  return {
    cutAt,
    outageMs: performance.now() - cutAt,
    lacking,
    before: new Set([...former.values()].flatMap((rows) => [...rowsByCommandId(rows).keys()])),
  };
}

/** How many events the replica lacks, by now, that clients of these contests were shown. `heirSeqs`: what it has of each. */
export function lackingNow(
  contests: readonly PlayedContest[],
  heirSeqs: ReadonlyMap<string, number>,
): number {
  return contests.reduce(
    (sum, { contestId, shownSeq }) => sum + Math.max(0, shownSeq - (heirSeqs.get(contestId) ?? 0)),
    0,
  );
}

/** What was lacking of all contests. */
export function shownCount({ lacking }: Pick<Fall, "lacking">): number {
  return [...lacking.values()].reduce((sum, { shown }) => sum + shown.length, 0);
}

/** What was committed of all contests just before the cut, and nobody was told of. */
export function untoldCount({ lacking }: Pick<Fall, "lacking">): number {
  return [...lacking.values()].reduce((sum, { untold }) => sum + untold.length, 0);
}

function assertLacking({ findings }: Stage, lacking: Fall["lacking"]): void {
  const count = shownCount({ lacking });
  if (count < bounds.least || count > bounds.most)
    findings.add("seen", `the replica lacked ${count} shown events, not ${bounds.least} to ${bounds.most}`);
}
