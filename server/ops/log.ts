import { pino } from "pino";
import type { Env } from "../env.ts";

export type Log = pino.Logger;

/** JSON lines on the standard error, so that what the organizer reads on the standard output stays tidy. */
export function createLog(level: Env["logLevel"]): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
