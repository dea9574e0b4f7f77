import { startReadinessThread } from "../../server/readiness/startReadinessThread.ts";
import { classBoard } from "../../shared/simulation/testing/trialContest.ts";
import { durationMs } from "./measure.ts";

/** How long a check takes of a class of 30 at a board of 25 cards, in ms, the start of its thread included. */
export function readinessBench(): Promise<number> {
  const job = { contest: classBoard(), teams: 30, seed: 1 };
  const check = () =>
    new Promise<void>((resolve, reject) => {
      startReadinessThread(job, { done: () => resolve(), died: reject });
    });
  return durationMs(3, check);
}
