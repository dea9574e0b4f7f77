import { aWhile, type Fault } from "./stage.ts";

export const kill: Fault = async (stage, program) => {
  const { service, excuses } = stage;
  excuses.harmed(program);
  service.kill(program);
  await aWhile(stage, 1_000, 10_000);
  await service.start(program.slot);
};

export const freeze: Fault = async (stage, program) => {
  stage.excuses.harmed(program);
  program.host.freeze();
  await aWhile(stage, 300, 15_000);
  program.host.thaw();
};

/** SIGTERM, and a new one in its place. */
export const stop: Fault = async ({ service, excuses }, program) => {
  excuses.harmed(program);
  await service.stop(program);
  await service.start(program.slot);
};

/** One after another, as a new version is brought in. */
export const rollingRestart: Fault = async (stage) => {
  for (const { slot } of stage.service.programs) {
    const running = stage.service.programs.filter(({ host, rooms }) => host.isRunning && !rooms.isLeaving);
    const program = running.find((one) => one.slot === slot);
    if (program && running.length > 1) await stop(stage, program);
  }
};

export const cutFromDatabase: Fault = async (stage, program) => {
  stage.excuses.harmed(program);
  program.link.cut();
  await aWhile(stage, 500, 15_000);
  program.link.mend();
};

export const cutFromEachOther: Fault = async (stage, program) => {
  const { service, world, excuses } = stage;
  const other = world.random.pick(service.programs.filter((one) => one !== program));
  for (const one of [program, other]) excuses.harmed(one);
  service.setCut(program, other, true);
  await aWhile(stage, 500, 10_000);
  service.setCut(program, other, false);
};

/** As an administrator ends it, or a firewall that forgets idle connections. */
export const lockSessionEnded: Fault = async ({ server, excuses }, program) => {
  excuses.harmed(program);
  if (program.lockSession) server.end(program.lockSession);
};
