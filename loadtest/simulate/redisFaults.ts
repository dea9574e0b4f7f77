import { aWhile, type Fault } from "./stage.ts";

export const emptied: Fault = async ({ redis }) => redis.empty();

export const gone: Fault = async (stage) => {
  stage.redis.kill();
  await aWhile(stage, 100, 8_000);
  stage.redis.start();
};

export const frozen: Fault = async (stage) => {
  stage.redis.freeze();
  await aWhile(stage, 500, 10_000);
  stage.redis.thaw();
};

/** Another process takes a live one's listings away. */
export const pingMissed: Fault = async ({ redis }, program) => redis.takeAway(program.processId);

export const cutOff: Fault = async (stage, program) => {
  program.redisLink.cut();
  await aWhile(stage, 500, 10_000);
  program.redisLink.mend();
};
