import { type Clock, delay } from "../contests/clock.ts";
import { fittest } from "./fittest.ts";
import { type HandOverDeps, handOver } from "./handOver.ts";
import type { OwnershipStore, ProcessRecord } from "./OwnershipStore.ts";

export interface DrainDeps extends HandOverDeps {
  readonly store: Pick<OwnershipStore, "processes">;
  /** Of the contests that run here. */
  readonly contestIds: () => readonly string[];
  readonly clock: Clock;
}

/** What is not handed over by then is closed like the rest of the program. */
const withinMs = 20_000;

/**
 * Hands the contests of a process that stops to the others, one by one: the next owner reads a contest before this one lets
 * it go. What nobody can take stays, and is closed with the program. Never throws. CLU9
 */
export async function drain(deps: DrainDeps): Promise<void> {
  const { clock, log, contestIds } = deps;
  const stop = new AbortController();
  const tooLong = delay(clock, withinMs, stop.signal).then(
    () => log.warn({ process: deps.self.id }, "not every contest was handed over in time"),
    () => undefined,
  );
  const handOverAll = async () => {
    for (const contestId of contestIds()) {
      if (stop.signal.aborted) return;
      try {
        await handOverOne(deps, contestId);
      } catch (err) {
        log.warn({ contestId, process: deps.self.id, err }, "a contest was not handed over");
      }
    }
  };
  await Promise.race([handOverAll(), tooLong]);
  stop.abort();
}

async function handOverOne(deps: DrainDeps, contestId: string): Promise<void> {
  const { peers, log, self } = deps;
  const next = await nextOwner(deps, contestId);
  if (!next) return;
  await peers.prepare(next.address, contestId).catch((err: unknown) => {
    // It takes a little longer to open, then.
    log.warn({ contestId, process: self.id, err }, "the next owner could not read a contest beforehand");
  });
  await handOver(deps, contestId, { next, why: "stopping" });
}

/** Null: there is no other process that could. */
async function nextOwner({ store, self }: DrainDeps, contestId: string): Promise<ProcessRecord | null> {
  const others = (await store.processes()).filter(({ id }) => id !== self.id);
  return fittest(others, contestId, self.version);
}
