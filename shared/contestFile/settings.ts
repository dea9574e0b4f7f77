import { z } from "zod";
import { ContestDuration, ContestTitle } from "../contest/detailActs.ts";
import { themes } from "../contest/themes.ts";
import { languages } from "../languages.ts";
import { encodings } from "./encodings.ts";

export const ContestLanguage = z.enum(languages);
export const ContestTheme = z.enum(themes);

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
