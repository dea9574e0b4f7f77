import { setTimeout as delay } from "node:timers/promises";
import { patchEveryMs } from "../../server/rooms/patchPace.ts";
import { PlayedContest } from "../promote/PlayedContest.ts";
import type { Stage } from "./Stage.ts";
import type { LackingEntry } from "./TestedDatabase.ts";

/** Of entries that the replica lacks. */
const mostLacking = 40;
const lackingWithinMs = 3_000;
/** What was committed reaches its clients within so long. */
const shownWithinMs = patchEveryMs.most + 100;

/** As a package upgrade does: connections are ended, what is under way is broken off. */
export function restartServer(stage: Stage): Promise<void> {
  return restart(stage, "fast");
}

/** As a crash does: it recovers from its log. */
export function crashServer(stage: Stage): Promise<void> {
  return restart(stage, "immediate");
}

/** Every packet takes longer, each way. */
export async function slowServer(stage: Stage): Promise<void> {
  const { ways } = stage.database;
  await ways.slow(20 + stage.random.below(100));
  stage.watchFromSignal(stage.crowd.contests);
  try {
    await stage.someSeconds(3, 6);
  } finally {
    await ways.slow(0);
  }
}

/** Somebody else has all connections, and those that Regatta had are ended. */
export async function useUpConnections(stage: Stage): Promise<void> {
  const giveBack = await stage.database.takeConnections();
  try {
    await stage.someSeconds(2, 5);
  } finally {
    await giveBack();
  }
  stage.watchFromReturn(stage.crowd.contests);
}

/** Every process of it stands still, as when its machine hangs. */
export async function freezeServer(stage: Stage): Promise<void> {
  const { server } = stage.database;
  server.freeze();
  await stage.someSeconds(2, 7).finally(() => server.thaw());
  stage.watchFromReturn(stage.crowd.contests);
}

/** Tables cannot grow; by half of the dice its log cannot either, and it ends itself. */
export async function fillDisk(stage: Stage): Promise<void> {
  const { database, random, crowd } = stage;
  await database.disk.fill();
  try {
    if (random.below(2) === 0) await database.exhaustLog();
    await stage.someSeconds(2, 5);
  } finally {
    await database.disk.free();
  }
  const hasEnded = !database.server.isRunning;
  const lost = hasEnded ? crowd.contests : crowd.contests.filter(({ isNotSaved }) => isNotSaved);
  // As a service manager does.
  if (hasEnded) await database.server.start();
  stage.watchFromReturn(lost);
}

/** Its machine is lost, and a replica that had not received the last acts takes its place. */
export async function promoteReplica(stage: Stage): Promise<void> {
  const { database, crowd, random } = stage;
  const wanted = 1 + random.below(mostLacking);
  const accepted = () => crowd.contests.reduce((sum, { acceptedCount }) => sum + acceptedCount, 0);
  const lag = async () => {
    const before = accepted();
    const giveUpAt = performance.now() + lackingWithinMs;
    while (accepted() - before < wanted && performance.now() < giveUpAt) await delay(50);
  };
  await database.failOver(lag, {
    lost: async (lacking) => {
      if (lacking.length === 0) throw new Error("nothing happened that the replica could lack");
      await delay(shownWithinMs);
      noteShown(stage, lacking);
    },
    back: () => stage.watchFromReturn(crowd.contests),
  });
}

/** Of what is lacking, that which was shown: the rest may be told for the first time under a later epoch. */
function noteShown({ crowd, markKey }: Stage, lacking: readonly LackingEntry[]): void {
  for (const { roomCode, contestId, seq, epoch } of lacking) {
    const contest = crowd.contests.find((one) => one.roomCode === roomCode);
    if (contest && seq <= new PlayedContest(contest, contestId, markKey).shownSeq)
      contest.noteLacking(seq, epoch);
  }
}

async function restart(stage: Stage, how: "fast" | "immediate"): Promise<void> {
  const { server } = stage.database;
  await server.stop(how);
  if (stage.random.below(2) === 0) await stage.someSeconds(0, 3);
  await server.start();
  stage.watchFromReturn(stage.crowd.contests);
}
