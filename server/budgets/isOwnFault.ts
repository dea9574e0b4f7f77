import { OwnedElsewhere } from "../cluster/Owners.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import { isCertainlyDatabaseAway } from "../db/databaseAway.ts";

/**
 * Whether work came to nothing by what nobody outside can bring about: the database could not be asked, or the contest went to
 * another process. Anything else that is thrown may be wished for: by a body that no rule foresees, or a connection that is closed
 * in the middle. BUD12
 */
export function isOwnFault(error: unknown): boolean {
  if (error instanceof RunnerEnded && error.ending.by !== "failed") return true;
  return error instanceof OwnedElsewhere || isCertainlyDatabaseAway(error);
}
