import type { Program } from "./Program.ts";
import { kill } from "./programFaults.ts";
import { aWhile, type Fault, type Stage, slots } from "./stage.ts";

/** How far another server's clock may be from the one before it. */
const mostSkewMs = 2_000;
/** By then each has heard of the others. */
const acquaintedAfterMs = 5_000;
/** Until everybody has been led to it. */
const mostSwitchMs = 1_500;

export const restarted: Fault = trouble(async (stage) => {
  stage.server.stop();
  await aWhile(stage, 100, 4_000);
  stage.server.start();
});

export const frozen: Fault = trouble(async (stage) => {
  stage.server.freeze();
  await aWhile(stage, 500, 8_000);
  stage.server.thaw();
});

export const slow: Fault = trouble(async (stage) => {
  const { ailments } = stage.server;
  ailments.slowMs = stage.world.between(20, 1_500);
  await aWhile(stage, 1_000, 10_000);
  ailments.slowMs = 0;
});

/** Out of connections: those that are there stay, new ones are refused. */
export const crowded: Fault = trouble(async (stage) => {
  const { ailments } = stage.server;
  ailments.isCrowded = true;
  await aWhile(stage, 500, 10_000);
  ailments.isCrowded = false;
});

/** The disk is full: it reads, and refuses to write. */
export const full: Fault = trouble(async (stage) => {
  const { ailments } = stage.server;
  ailments.isFull = true;
  await aWhile(stage, 500, 10_000);
  ailments.isFull = false;
});

export const clockSet: Fault = async ({ server, world }) => {
  server.setClock(world.between(-3_600_000, 3_600_000));
};

/** What the one that follows lacks is what came in the last moments. Some processes find it later than others. */
export const promoted: Fault = async (stage) => {
  const { server, world, excuses, contestIds, service } = stage;
  const lengthOf = (contestId: string) => server.data.epochsOf(contestId).length;
  const before = contestIds.map((contestId) => ({
    ...{ contestId, length: lengthOf(contestId), isDisturbed: isDisturbed(stage, contestId) },
  }));
  const isAcquainted = areAcquainted(stage);
  server.promote(world.between(-mostSkewMs, mostSkewMs));
  for (const { contestId, length, isDisturbed } of before) {
    const epoch = server.data.journal.epochOf(contestId);
    const lost = length - lengthOf(contestId);
    excuses.wentBack(contestId, { epoch, lost, isDisturbed, isAcquainted });
  }
  const switched = service.programs.map(async ({ link }) => {
    if (link.isCut) return;
    link.cut();
    await aWhile(stage, 0, mostSwitchMs);
    link.mend();
  });
  await Promise.all(switched);
};

/** Who could have written again what is lost is dead; one program is left. */
export const promotedWithoutOwner: Fault = async (stage, program) => {
  const { programs } = stage.service;
  const owners = programs.filter(({ live }) => live.size > 0).slice(0, programs.length - 1);
  const repaired = owners.map((owner) => kill(stage, owner));
  await promoted(stage, program);
  await Promise.all(repaired);
};

function trouble(fault: (stage: Stage) => Promise<void>): Fault {
  return async (stage) => {
    stage.excuses.harmed(null);
    stage.troubles += 1;
    await fault(stage);
    stage.troubles -= 1;
  };
}

/** Whether all programs are there, and have been for a while. */
function areAcquainted({ service: { programs }, world }: Stage): boolean {
  const isKnown = ({ startedAt }: Program) => world.now - startedAt > acquaintedAfterMs;
  return programs.length === slots && programs.every(isKnown);
}

/** Whether the contest's owner could not write again at once what the database loses now. */
function isDisturbed({ troubles, excuses, service }: Stage, contestId: string): boolean {
  const owner = excuses.ownerOf(contestId);
  if (troubles > 0 || !owner) return true;
  return (
    !owner.host.isRunning ||
    owner.link.isCut ||
    owner.rooms.isLettingGoOf(contestId) ||
    service.isCutOff(owner)
  );
}
