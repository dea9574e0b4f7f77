import type { WriteMeter } from "../contests/runnerTypes.ts";

/** Counts nothing. */
export const uncounted: WriteMeter = { committed: () => undefined, failed: () => undefined };
