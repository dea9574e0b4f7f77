import type { Log } from "../contests/runnerTypes.ts";
import type { Owners } from "./Owners.ts";
import type { ProcessRecord, ProcessSelf } from "./OwnershipStore.ts";
import type { Peers } from "./Peers.ts";
import { slotPath } from "./slotPath.ts";

/** Why a process hands a contest to another one. */
export const reasonsToHandOver = [
  /** It stops. */
  "stopping",
  /** The other one has less to do. */
  "balance",
] as const;
export type ReasonToHandOver = (typeof reasonsToHandOver)[number];

export interface HandOverDeps {
  readonly self: ProcessSelf;
  readonly peers: Pick<Peers, "prepare" | "take">;
  readonly owners: Pick<Owners, "release">;
  readonly rooms: {
    /** Ends the contest here, has `take` done, and tells all in its room the path that it gives. */
    handOver(contestId: string, take: () => Promise<string>): Promise<void>;
  };
  /** Counts. */
  readonly onHandedOver: (why: ReasonToHandOver) => void;
  readonly log: Log;
}

/** Gives a contest of this process to another one, which had best have read it before. Throws when that does not take it. */
export async function handOver(
  { self, peers, owners, rooms, onHandedOver, log }: HandOverDeps,
  contestId: string,
  { next, why }: { readonly next: ProcessRecord; readonly why: ReasonToHandOver },
): Promise<void> {
  await rooms.handOver(contestId, async () => {
    await owners.release(contestId);
    const place = await peers.take(next.address, contestId);
    if (place.at !== "here") throw new Error(`the process at slot ${next.slot} did not take the contest`);
    log.info({ contestId, process: self.id, to: next.slot, why }, "a contest was handed over");
    onHandedOver(why);
    return slotPath(next.slot);
  });
}
