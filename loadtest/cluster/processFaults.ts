import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { ServiceNetwork } from "../service/ServiceNetwork.ts";
import type { Stage } from "./Stage.ts";

const untilReady = path.join(import.meta.dirname, "../../deploy/untilReady.ts");

/** Long enough for what is said of a process that comes back to be all said. */
export const wokenForSeconds = 1.5;

/** `RestartSec` of deploy/systemd/regatta@.service. */
const startedAgainAfterSeconds = 1;

/** SIGKILL, and after a while the service manager starts it again. */
export async function killOwner(stage: Stage): Promise<void> {
  const { process: owner, contests } = await stage.someOwner();
  const dead = owner.kill();
  stage.watchFromSignal(contests);
  await dead;
  await stage.someSeconds(startedAgainAfterSeconds, 2 * startedAgainAfterSeconds);
  await owner.start();
}

/** SIGSTOP until it has lost its contests, then SIGCONT. */
export async function freezeOwner(stage: Stage): Promise<void> {
  const { process: owner, contests } = await stage.someOwner();
  owner.freeze();
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(6, 10);
  } finally {
    owner.thaw();
  }
  await stage.someSeconds(wokenForSeconds, wokenForSeconds);
}

/** SIGSTOP and SIGCONT before anybody may take it for gone. */
export async function freezeForAMoment(stage: Stage): Promise<void> {
  const { process: owner, contests } = await stage.someOwner();
  owner.freeze();
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(0.2, 2);
  } finally {
    owner.thaw();
  }
}

/** SIGTERM and a new start, of one process after another, each when the one before is ready: as deploy/rolling-restart.sh does. */
export async function restartAll(stage: Stage): Promise<void> {
  for (let slot = 1; slot <= stage.processes.length; slot += 1) {
    const { process: restarted, contests } = await stage.ownerAt(slot);
    await restarted.stop();
    stage.watchFromReturn(contests);
    await restarted.start();
    await promisify(execFile)(process.execPath, [untilReady, restarted.address]);
  }
}

/** Its cable is pulled out, and put in again when others have its contests. */
export async function cutLink(stage: Stage): Promise<void> {
  await withoutLink(stage, {
    cut: (network, slot) => network.cut(slot),
    mend: (network, slot) => network.mend(slot),
  });
}

/** Its own end of the cable is down: calls end at once, without a route. */
export async function unplugLink(stage: Stage): Promise<void> {
  await withoutLink(stage, {
    cut: (network, slot) => network.unplug(slot),
    mend: (network, slot) => network.plugIn(slot),
  });
}

interface Cutting {
  cut(network: ServiceNetwork, slot: number): Promise<void>;
  mend(network: ServiceNetwork, slot: number): Promise<void>;
}

async function withoutLink(stage: Stage, { cut, mend }: Cutting): Promise<void> {
  const { network } = stage;
  if (!network) throw new Error("there are no links to cut");
  const { slot, contests } = await stage.someOwner();
  await cut(network, slot);
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(6, 9);
  } finally {
    await mend(network, slot);
  }
  await stage.someSeconds(wokenForSeconds, wokenForSeconds);
}
