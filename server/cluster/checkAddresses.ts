import { type Clock, delay } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { unseenAfterMs } from "./fittest.ts";
import type { OwnershipStore, ProcessRecord } from "./OwnershipStore.ts";
import { isAnswerOf, type Peers } from "./Peers.ts";

export interface AddressCheckDeps {
  readonly store: Pick<OwnershipStore, "processes">;
  readonly peers: Pick<Peers, "ask">;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when nobody wants to know any more. */
  readonly signal: AbortSignal;
}

/** One that was only just started may not listen yet, and one that is being stopped no longer. */
const triesAfterMs = [5_000, 10_000, 15_000] as const;

/**
 * Asks every live process, also this one, at the address by which it is known, and says so in the log when it does not answer as
 * itself: whose contests are whose would then be judged by the wrong answers, or by none. Never throws. CLU14
 */
export async function checkAddresses(deps: AddressCheckDeps): Promise<void> {
  const { clock, log, signal } = deps;
  try {
    let doubted: readonly ProcessRecord[] | null = null;
    for (const afterMs of triesAfterMs) {
      await delay(clock, afterMs, signal);
      doubted = await doubtedOf(deps, doubted);
    }
    for (const { id, slot, address } of doubted ?? [])
      log.error(
        { process: id, slot, address },
        "a process does not answer as itself at its address: correct its REGATTA_INTERNAL_ADDRESS, or what is in the way",
      );
  } catch (err) {
    if (!signal.aborted && !isDatabaseAway(err))
      log.error({ err }, "the processes' addresses were not looked at");
  }
}

/** Of those that live now, and were doubted before (null: all), those that do not answer as themselves. */
async function doubtedOf(
  { store, peers }: AddressCheckDeps,
  before: readonly ProcessRecord[] | null,
): Promise<readonly ProcessRecord[]> {
  const live = (await store.processes()).filter(({ unseenMs }) => unseenMs < unseenAfterMs);
  const asked = live.filter(({ id }) => before === null || before.some((one) => one.id === id));
  const answers = asked.map(async ({ id, address }) => {
    const answer = await peers.ask(address, "none").catch(() => null);
    return answer !== null && isAnswerOf(id, answer);
  });
  const isSound = await Promise.all(answers);
  return asked.filter((_, index) => !isSound[index]);
}
