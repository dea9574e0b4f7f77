import type { Stage } from "./Stage.ts";

/** Long enough for what is said of a process that comes back to be all said. */
const wokenForSeconds = 1.5;

/** SIGKILL, and after a while the service manager starts it again. */
export async function killOwner(stage: Stage): Promise<void> {
  const { process, contests } = await stage.busiestOwner();
  const dead = process.kill();
  stage.watchFromSignal(contests);
  await dead;
  await stage.someSeconds(0, 1.5);
  await process.start();
}

/** SIGSTOP until it has lost its contests, then SIGCONT. */
export async function freezeOwner(stage: Stage): Promise<void> {
  const { process, contests } = await stage.busiestOwner();
  process.freeze();
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(6, 10);
  } finally {
    process.thaw();
  }
  await stage.someSeconds(wokenForSeconds, wokenForSeconds);
}

/** SIGSTOP and SIGCONT before anybody may take it for gone. */
export async function freezeForAMoment(stage: Stage): Promise<void> {
  const { process, contests } = await stage.busiestOwner();
  process.freeze();
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(0.2, 2);
  } finally {
    process.thaw();
  }
}

/** SIGTERM and a new start, of one process after another, as deploy/rolling-restart.sh does. */
export async function restartAll(stage: Stage): Promise<void> {
  for (const { slot } of stage.processes.map((_, index) => ({ slot: index + 1 }))) {
    const { process, contests } = await stage.ownerAt(slot);
    await process.stop();
    stage.watchFromReturn(contests);
    await process.start();
  }
}

/** Its cable is pulled out, and put in again when others have its contests. */
export async function cutLink(stage: Stage): Promise<void> {
  const { network } = stage;
  if (!network) throw new Error("there are no links to cut");
  const { slot, contests } = await stage.busiestOwner();
  await network.cut(slot);
  stage.watchFromSignal(contests);
  try {
    await stage.someSeconds(6, 9);
  } finally {
    await network.mend(slot);
  }
  await stage.someSeconds(wokenForSeconds, wokenForSeconds);
}
