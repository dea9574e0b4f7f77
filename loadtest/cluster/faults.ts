import * as ofDatabase from "./databaseFaults.ts";
import type { FaultName } from "./kinds.ts";
import * as toOne from "./lostToOne.ts";
import * as ofProcesses from "./processFaults.ts";
import * as ofRedis from "./redisFaults.ts";
import type { Stage } from "./Stage.ts";

/** Does each fault, and undoes it: resolves when nothing is broken any more. */
export const faults: Readonly<Record<FaultName, (stage: Stage) => Promise<void>>> = {
  killed: ofProcesses.killOwner,
  frozen: ofProcesses.freezeOwner,
  hiccup: ofProcesses.freezeForAMoment,
  rolling: ofProcesses.restartAll,
  link: ofProcesses.cutLink,
  unplugged: ofProcesses.unplugLink,
  databaseLost: toOne.loseDatabase,
  restarted: ofDatabase.restartServer,
  crashed: ofDatabase.crashServer,
  slow: ofDatabase.slowServer,
  connections: ofDatabase.useUpConnections,
  stuck: ofDatabase.freezeServer,
  full: ofDatabase.fillDisk,
  promoted: ofDatabase.promoteReplica,
  redisLost: toOne.loseRedis,
  redisRestarted: ofRedis.restartRedis,
  redisEmptied: ofRedis.emptyRedis,
  redisGone: ofRedis.takeRedisAway,
};
