import type { ServiceContest } from "../../shared/service.ts";
import { type ProcessReport, runningIn } from "../ops/processReport.ts";
import type { ListedRoom } from "../redis/roomListing.ts";

/** A contest that a process has, or could not go on with. */
export type ServiceLine = ServiceContest["state"] & {
  readonly contestId: string;
  readonly slot: number | null;
};

/**
 * What processes say of their contests. What runs at any of them is not broken, whoever could not read it before. `listings`:
 * rooms of all processes; null: unknown. RDS12
 */
export function serviceLines(
  reports: readonly ProcessReport[],
  listings: readonly ListedRoom[] | null,
): readonly ServiceLine[] {
  const running = runningIn(reports);
  return reports.flatMap(({ slot, contests, broken }) => [
    ...contests.map(({ contestId, ...state }): ServiceLine => {
      const clients = listings && clientsOf(listings, contestId);
      return { type: "live", contestId, slot, clients, ...state };
    }),
    ...broken
      .filter(({ contestId }) => !running.has(contestId))
      .map((state): ServiceLine => ({ type: "broken", slot, ...state })),
  ]);
}

function clientsOf(listings: readonly ListedRoom[], contestId: string): number {
  return listings
    .filter((room) => room.contestId === contestId)
    .reduce((sum, { clients }) => sum + clients, 0);
}
