import type { TimeShares } from "./Busyness.ts";

/** How soon after a flush the next one may be. */
export interface Pace {
  /** From begin to begin, ms. */
  readonly everyMs: number;
  /** What is left to everything else after a flush, of the time that it took. */
  readonly rest: number;
}

/** From one patch of a room to the next, ms. */
export const patchEveryMs = { least: 4, most: 250 };
/** The pace begins to slow down at the first share of the time, and is slowest at the second. */
const commands = { calm: 0.3, strained: 0.6 };
const all = { calm: 0.5, strained: 0.9 };
/** Telling less often frees no more than the telling takes: below the first share it is not worth anybody's waiting. */
const worthwhile = { calm: 0.04, strained: 0.12 };

/**
 * How soon a room may tell its clients of the next change. While there is time, almost at once. Where commands alone take
 * most of it, as in a district of rooms, telling of some changes together leaves the time to them; where the telling takes
 * it, as in a room of thousands, the commands get as much as the telling. Where something else takes it, such as strangers'
 * requests, nobody in a room waits for that.
 */
export function patchPace({ busy, telling }: TimeShares): Pace {
  return {
    everyMs:
      patchEveryMs.least +
      (patchEveryMs.most - patchEveryMs.least) *
        strain(busy - telling, commands) *
        strain(telling, worthwhile),
    rest: strain(busy, all),
  };
}

function strain(share: number, { calm, strained }: typeof all): number {
  return Math.min(1, Math.max(0, (share - calm) / (strained - calm)));
}
