import { z } from "zod";
import { Instant } from "../ids.ts";
import { languages } from "../languages.ts";
import { personLine } from "../text.ts";
import { themes } from "./themes.ts";

/*
 * What a contest is called and when it is played, as it may be changed after it was made. Each change says from what its
 * author has seen: two who change the same never overwrite each other unseen. DET2
 */

/** One line of 1 to 120 characters, whichever way a contest is made. AUT12 */
export const ContestTitle = personLine(120).refine((title) => title.trim() !== "", "empty");

/** From a minute to a day. */
export const ContestDuration = z
  .int()
  .min(60_000)
  .max(24 * 60 * 60 * 1000);

const Language = z.enum(languages);
/** Null: as each viewer's system says. */
const Theme = z.enum(themes).nullable();
/** ms since 1970, as it was stored; null: started by hand. */
const Time = z.number().nullable();

function change<Before extends z.ZodType, After extends z.ZodType>(from: Before, to: After) {
  return z.exactOptional(z.strictObject({ from, to }));
}

/** What may be changed; absent: it stays as it is. */
export const detailChanges = {
  title: change(z.string().max(500), ContestTitle),
  language: change(Language, Language),
  theme: change(Theme, Theme),
  durationMs: change(z.number(), ContestDuration),
  startsAt: change(Time, Instant.nullable()),
} as const;

export const SetDetails = z.strictObject({ type: z.literal("SetDetails"), ...detailChanges });
export type SetDetails = z.infer<typeof SetDetails>;

/** What brings back what was stored before: within no bounds but those of then. */
export const SetDetailsBack = z.strictObject({
  type: z.literal("SetDetails"),
  title: change(z.string(), z.string()),
  language: change(Language, Language),
  theme: change(Theme, Theme),
  durationMs: change(z.number(), z.number()),
  startsAt: change(Time, Time),
});
export type SetDetailsBack = z.infer<typeof SetDetailsBack>;

/** What is different from now on. */
export const DetailsSet = z
  .strictObject({
    title: z.exactOptional(z.string()),
    language: z.exactOptional(Language),
    theme: z.exactOptional(Theme),
    durationMs: z.exactOptional(z.number()),
    startsAt: z.exactOptional(Time),
  })
  .readonly();
