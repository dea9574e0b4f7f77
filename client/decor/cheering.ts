import { followRace, openRace } from "../race/raceModel.ts";
import { newRewards } from "../store/rewards.ts";
import type { Shown } from "../store/shownContest.ts";

/** What makes the figures look up. */
export interface Stir {
  /** A right answer: on the big screen anybody's, on a team's page its own. */
  readonly isCheer: boolean;
  /** Anything that moves the race, or the team's own purse. */
  readonly isAct: boolean;
}

const calm: Stir = { isCheer: false, isAct: false };

/**
 * PNK3 What there is to cheer for between two pictures of one page, from what its views say already. What a thaw or a reveal shows
 * happened long ago, and nobody cheers under a cover or a stand-in, nor afterwards for what happened under it. SCR5
 */
export function stirBetween(before: Shown, after: Shown): Stir {
  if (before.page !== after.page || before.view.roomCode !== after.view.roomCode) return calm;
  if (before.isQuiet || after.isQuiet) return calm;
  if (after.page === "team") {
    const isCheer = newRewards(before.team, after.team).length > 0;
    return { isCheer, isAct: isCheer };
  }
  const { courses } = followRace(openRace(before.view), after.view, 0);
  const acts = [...courses.values()].flatMap((course) => course.acts);
  return { isCheer: acts.some(({ kind }) => kind === "gust"), isAct: acts.length > 0 };
}
