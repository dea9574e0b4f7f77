import type { ContestOwner } from "../../shared/api.ts";
import { createGap } from "./gap.ts";
import { unansweredMs, unsavedAgainMs } from "./linkPace.ts";
import type { LinkParts } from "./linkParts.ts";
import { createOwnerSearch } from "./ownerSearch.ts";

/** Looks for another owner beside a connection that is well, for as long as the process there cannot save. */
export interface SavingWatch {
  /** What the process says of itself; told again and again. */
  note(saving: boolean): void;
  /** The connection is given up. */
  stop(): void;
}

/** A process that is cut off from the database alone answers all the same, while another takes its contest. BAK1 */
export function watchSaving(
  { timers, random, findOwner, localNow }: Pick<LinkParts, "timers" | "random" | "findOwner" | "localNow">,
  found: (owner: ContestOwner) => void,
): SavingWatch {
  const search = createOwnerSearch({ timers, random, findOwner, againAfterMs: unsavedAgainMs }, found);
  const unsaved = createGap(timers, localNow, [{ afterMs: unansweredMs, call: () => search.start() }]);

  function stop(): void {
    unsaved.end();
    search.stop();
  }

  return {
    note(saving) {
      if (saving) stop();
      else unsaved.begin(localNow());
    },
    stop,
  };
}
