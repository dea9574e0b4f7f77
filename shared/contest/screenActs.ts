import { z } from "zod";
import { personLine } from "../text.ts";

/* What a moderator asks of the big screens, each by its name. */

/** At most so many are steered by name. SCR3 */
export const mostScreens = 12;

/** As it stands in the screen's address; empty: every screen without a name. */
export const ScreenName = personLine(20);

/**
 * `own`: as is chosen at the screen; `all`: board, race or standings, by what happens; `rotate`: board and standings by
 * turns; `standin`: a picture while something is mended.
 */
export const screenShows = ["own", "all", "board", "race", "standings", "join", "rotate", "standin"] as const;
export const screenSounds = ["own", "on", "off"] as const;

export const ScreenWish = z
  .strictObject({
    show: z.enum(screenShows),
    /** Of what is written and drawn. */
    zoomPercent: z.int().min(50).max(200),
    /** Of the screen's shorter side, on each side: what a projector cuts. */
    marginPercent: z.int().min(0).max(10),
    sound: z.enum(screenSounds),
  })
  .readonly();
export type ScreenWish = z.infer<typeof ScreenWish>;

export const SteeredScreen = z.strictObject({ screen: z.string(), wish: ScreenWish }).readonly();
export type SteeredScreen = z.infer<typeof SteeredScreen>;

export const SteerScreen = z.strictObject({
  type: z.literal("SteerScreen"),
  screen: ScreenName,
  /** Null: it is steered no more, and shows what is chosen there. */
  wish: ScreenWish.nullable(),
});
