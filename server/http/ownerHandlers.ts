import type { ContestOwner } from "../../shared/api.ts";
import type { Place } from "../cluster/Owners.ts";
import type { ShortMemory } from "../cluster/ShortMemory.ts";
import { slotPath } from "../cluster/slotPath.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";

export interface OwnerHandlersDeps {
  /** Of this process; null: alone. */
  readonly slot: number | null;
  readonly live: { find(contestId: string): Promise<ContestRunner | null> };
  readonly whereabouts: ShortMemory<Place>;
  /** Of the last claim of a contest, whoever made it. */
  readonly epochs: ShortMemory<number | null>;
  readonly clock: Clock;
}

/** Which process has a contest: read from what PostgreSQL says, and nothing is opened or claimed. WAY8 */
export function ownerHandlers(deps: OwnerHandlersDeps): Handlers<"owner"> {
  const { slot, live, whereabouts, epochs, clock } = deps;

  async function ownHere(contestId: string): Promise<ContestOwner | null> {
    const runner = await live.find(contestId);
    return runner && { path: slot === null ? "" : slotPath(slot), epoch: runner.epoch };
  }

  async function findOwner(contestId: string): Promise<ContestOwner | null> {
    if (slot === null) return ownHere(contestId);
    const place = await whereabouts.find(contestId);
    // Whose lock was lost a moment ago does not say that it has the contest because it still runs here.
    if (place.at !== "there") return place.at === "here" ? ownHere(contestId) : null;
    const epoch = await epochs.find(contestId);
    return epoch === null ? null : { path: slotPath(place.slot), epoch };
  }

  return {
    async owner({ contest: { row } }) {
      try {
        return { owner: await inTime(clock, findOwner(row.id)) };
      } catch (error) {
        // Where it is away for this process alone, whoever took the contest since says so, by a higher epoch.
        const own = isDatabaseAway(error) ? await ownHere(row.id) : null;
        if (!own) throw error;
        return { owner: own };
      }
    },
  };
}
