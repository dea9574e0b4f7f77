import type { ContestOwner } from "../../shared/api.ts";
import type { Timers } from "./timers.ts";

/** Asks again and again who has a contest, for as long as it cannot be heard. BAK1 */
export interface OwnerSearch {
  /** Asks at once; a search that goes on already goes on. */
  start(): void;
  stop(): void;
}

export interface SearchParts {
  readonly timers: Timers;
  readonly random: () => number;
  /** Null: nobody has it, or nobody answered. */
  readonly findOwner: () => Promise<ContestOwner | null>;
  /** From one question to the next, about. */
  readonly againAfterMs: number;
}

/** Questions that hang at a process that hangs; others may still be answered. */
const mostAtOnce = 4;

export function createOwnerSearch(
  { timers, random, findOwner, againAfterMs }: SearchParts,
  found: (owner: ContestOwner) => void,
): OwnerSearch {
  let callOff: (() => void) | null = null;
  /** Answers of an earlier search are late. */
  let search = 0;
  let asked = 0;

  async function ask(mine: number): Promise<void> {
    if (asked >= mostAtOnce) return;
    asked += 1;
    const owner = await findOwner().catch(() => null);
    asked -= 1;
    if (owner && callOff && search === mine) found(owner);
  }

  function again(mine: number): void {
    // A class that lost its process does not ask with one voice.
    callOff = timers.after(againAfterMs * (0.75 + random() / 2), () => again(mine));
    void ask(mine);
  }

  return {
    start() {
      if (callOff) return;
      search += 1;
      again(search);
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}
