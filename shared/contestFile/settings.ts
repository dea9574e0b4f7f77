import { z } from "zod";
import { themes } from "../contest/themes.ts";
import { languages } from "../languages.ts";
import { personLine } from "../text.ts";
import { encodings } from "./encodings.ts";

/** One line of 1 to 120 characters, whichever way a contest is made. AUT12 */
export const ContestTitle = personLine(120).refine((title) => title.trim() !== "", "empty");

export const ContestLanguage = z.enum(languages);
export const ContestTheme = z.enum(themes);

/** From a minute to a day. */
export const ContestDuration = z
  .int()
  .min(60_000)
  .max(24 * 60 * 60 * 1000);

/** What may be said beside a file, by the route and the command alike: a document says it itself, a table has no title. */
export const fileSettings = {
  title: ContestTitle.optional(),
  language: ContestLanguage.optional(),
  theme: ContestTheme.optional(),
  durationMs: ContestDuration.optional(),
  /** Of the file's text; absent: it is found out. */
  encoding: z.enum(encodings).optional(),
} as const;

/** Where nobody says how long a contest lasts. */
export const usualDurationMs = 40 * 60_000;
