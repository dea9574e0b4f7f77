import type { Contest } from "./Contest.ts";
import { faults } from "./faults.ts";
import { type FaultName, kindOf } from "./kinds.ts";
import type { Stage } from "./Stage.ts";
import { watchSigns } from "./signs.ts";

/** What became of one fault. Times in ms. */
export interface FaultRecord {
  readonly name: FaultName;
  /** By `performance.now()`: when it began, and when everybody was back. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Of each contest that was watched, until its next accepted command. */
  readonly nextMs: readonly number[];
  /** Of these, those that had lost their owner or their database. */
  readonly recoveries: number;
  /** Of each client that lost sight of its contest, until it saw it again. */
  readonly waysBackMs: readonly number[];
  /** Contests of which somebody read that nothing is saved. */
  readonly notSaved: number;
}

/** So long after the fault is over, a contest that takes no command, or a client that sees nothing, has no way back. */
const backWithinMs = 30_000;
/** So long after it nobody may read any more that nothing is saved: a promotion lets former owners take up to 10 s. CLU6 */
const savedWithinMs = 10_000;

/** Does a fault, waits until all are back, and adds to the stage's findings what is not. Never throws. */
export async function doFault(stage: Stage, name: FaultName): Promise<FaultRecord> {
  const { crowd, database, findings } = stage;
  const { loses } = kindOf(name);
  const fromMs = performance.now();
  const ownersBefore = await database.owners();
  const before = crowd.contests.map(({ waysBack }) => waysBack.map(({ length }) => length));
  const endSigns = watchSigns(stage, name);
  try {
    await faults[name](stage);
  } catch (error) {
    findings.add("seen", `the fault "${name}" broke off: ${String(error)}`);
  }
  const left = crowd.whoIsNotSaved(savedWithinMs);
  await startEnded(stage);
  const watched = await Promise.all(stage.takeWatched().map((one) => one.all(backWithinMs)));
  const owners = await database.owners();
  const hasLost = ({ roomCode }: Contest) => {
    const epochs = [ownersBefore, owners].map((all) => all.get(roomCode)?.epoch);
    return loses === "database" || (loses === "owner" && epochs[0] !== epochs[1]);
  };
  const nextMs: number[] = [];
  let recoveries = 0;
  for (const { contest, ms } of watched.flat()) {
    if (ms === null) findings.add("stranded", `${contest.title} took no command after "${name}"`);
    else nextMs.push(ms);
    if (ms !== null && hasLost(contest)) recoveries += 1;
  }
  for (const who of await crowd.whoIsAway(backWithinMs))
    findings.add("stranded", `${who} did not come back after "${name}"`);
  const notSaved = endSigns();
  for (const who of await left)
    findings.add("untold", `${who} read "not saved" for ${savedWithinMs / 1_000} s after "${name}"`);
  const waysBackMs = crowd.contests.flatMap(({ waysBack }, contest) =>
    waysBack.flatMap((ways, client) => ways.slice(before[contest]?.[client])),
  );
  return { name, fromMs, untilMs: performance.now(), nextMs, recoveries, waysBackMs, notSaved };
}

/** A process of Regatta must not end by itself, whatever happens beneath it. */
async function startEnded({ processes, findings }: Stage): Promise<void> {
  for (const [index, process] of processes.entries()) {
    if (process.isRunning) continue;
    findings.add("seen", `process ${index + 1} ended by itself: ${process.output.slice(-500)}`);
    await process.start().catch((error: unknown) => {
      findings.add("seen", `process ${index + 1} does not start: ${String(error)}`);
    });
  }
}
