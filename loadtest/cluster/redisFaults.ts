import type { Stage } from "./Stage.ts";

// No contest depends on Redis: each goes on while it is gone.

export async function restartRedis(stage: Stage): Promise<void> {
  await stage.redis.kill();
  stage.watchFromSignal(stage.crowd.contests);
  await stage.redis.start();
}

export async function emptyRedis(stage: Stage): Promise<void> {
  await stage.redis.client.flushall();
  stage.watchFromSignal(stage.crowd.contests);
}

/** It is dead, or by half of the dice does not answer. */
export async function takeRedisAway(stage: Stage): Promise<void> {
  const { redis, random, crowd } = stage;
  const isFrozen = random.below(2) === 0;
  if (isFrozen) redis.freeze();
  else await redis.kill();
  stage.watchFromSignal(crowd.contests);
  await stage.someSeconds(2, 5);
  if (isFrozen) redis.thaw();
  else await redis.start();
}
