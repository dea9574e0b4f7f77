import type { Worker } from "node:worker_threads";
import { after, type Clock, every } from "../contests/clock.ts";

/** What a thread may take, in ms. */
export interface ThreadLimits {
  /** Of a processor: how busy the machine is makes no difference. */
  readonly processorMs: number;
  /** From its start, also when it was given little of a processor. */
  readonly wholeMs: number;
}

const lookEveryMs = 200;

/** Calls `over` once, when the thread has taken more than it may; returns what ends the watch. */
export function watchThread(
  processorMs: () => Promise<number>,
  clock: Clock,
  limits: ThreadLimits,
  over: () => void,
): () => void {
  let isWatched = true;
  const end = () => {
    isWatched = false;
    stopLooking();
    cancelWhole();
  };
  const finish = () => {
    if (!isWatched) return;
    end();
    over();
  };
  const look = () => {
    processorMs().then(
      (taken) => {
        if (taken >= limits.processorMs) finish();
      },
      // It has ended: whoever started it hears of that.
      () => undefined,
    );
  };
  const stopLooking = every(clock, lookEveryMs, look);
  const cancelWhole = after(clock, limits.wholeMs, finish);
  return end;
}

/** How much of a processor a thread has taken, in ms. Rejects when it has ended. */
export async function processorMsOf(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1_000;
}
