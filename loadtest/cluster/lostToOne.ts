import { within } from "../promote/within.ts";
import type { Contest } from "./Contest.ts";
import { wokenForSeconds } from "./processFaults.ts";
import type { Stage } from "./Stage.ts";
import { lookForSigns } from "./signs.ts";

/** After so long the database, or Redis, must have heard of a process that reaches it again. */
const backWithinMs = 15_000;
/** A process says each second that it is there, and not to be seen for 3 s is to be gone. */
const seenMs = { lately: 1_500, noMore: 3_000 } as const;
const toSettleSeconds = 0.2;

/** PostgreSQL is lost to a process that has contests; its clients and the other processes still reach that one, and others take what it has. */
export async function loseDatabase(stage: Stage): Promise<void> {
  const { database, findings } = stage;
  const { slot, contests } = await stage.someOwner();
  await database.ways.lose(slot, stage.nextManner("database"));
  stage.watchFromSignal(contests);
  try {
    const endLook = lookForSigns(await contestsOfOthers(stage, slot), (title) =>
      findings.add("untold", `${title} was shown as not saved, though its process had the database`),
    );
    await stage.someSeconds(6, 9).finally(endLook);
    if ((await database.unseenMs(slot)) < seenMs.noMore)
      throw new Error(`process ${slot} had not lost its database`);
  } finally {
    await database.ways.giveBack(slot);
  }
  await stage.someSeconds(wokenForSeconds, wokenForSeconds);
  const isSeen = async () => (await database.unseenMs(slot)) < seenMs.lately;
  if (!(await within(backWithinMs, isSeen)))
    findings.add("stranded", `process ${slot} does not come back to the database`);
}

/** To be asked when the process of the slot can claim nothing more. */
async function contestsOfOthers(stage: Stage, slot: number): Promise<readonly Contest[]> {
  const { contests } = await stage.ownerAt(slot);
  return stage.crowd.contests.filter((contest) => !contests.includes(contest));
}

/** Redis is lost to a process that has contests, which nobody notices. */
export async function loseRedis(stage: Stage): Promise<void> {
  const { redis, redisWays, findings, crowd } = stage;
  const { slot } = await stage.someOwner();
  // What the process says of itself there, every two seconds.
  const report = `regatta:process:${slot}`;
  await redisWays.lose(slot, stage.nextManner("redis"));
  stage.watchFromSignal(crowd.contests);
  try {
    await stage.someSeconds(toSettleSeconds, toSettleSeconds);
    await redis.client.del(report);
    await stage.someSeconds(2.2, 4);
    if ((await redis.client.exists(report)) > 0) throw new Error(`process ${slot} had not lost Redis`);
  } finally {
    await redisWays.giveBack(slot);
  }
  const isBack = async () => (await redis.client.exists(report)) > 0;
  if (!(await within(backWithinMs, isBack)))
    findings.add("stranded", `process ${slot} does not come back to Redis`);
}
