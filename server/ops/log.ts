import { pino } from "pino";
import type { Env } from "../env.ts";
import type { Redact } from "./redact.ts";

export type Log = pino.Logger;

/** What the lines of a program's log have beside what they tell. */
export interface LogOptions {
  /** Which of several processes they are of; null: this one is alone. */
  readonly slot: number | null;
  readonly redact: Redact;
}

/**
 * JSON lines on the standard error, so that what the organizer reads on the standard output stays tidy. A line about a
 * contest says which. Errors of drivers carry what they were given: each line passes `redact`. RDS11 SCY2
 */
export function createLog(
  level: Env["logLevel"],
  { slot, redact }: LogOptions,
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: slot === null ? null : { slot },
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: redact },
      // What the database quotes of a row, or a parser of what it read, may be an answer.
      redact: {
        paths: ["detail", "where", "internalQuery", "input"].map((field) => `err.${field}`),
        remove: true,
      },
    },
    destination,
  );
}
