import type { TeamBot } from "../../../loadtest/bots/TeamBot.ts";
import type { SeenAct, Stage } from "./Stage.ts";

export type Shows = "all" | "race" | "standings";

/** A moment of a contest that a picture is taken of. */
export interface Situation {
  readonly name: string;
  readonly teams: number;
  readonly shows: Shows;
  /** How long is left when the picture is taken. */
  readonly leftMs: number;
  /** Before the page opens; resolves with what is then done in sight of it. */
  prepare(stage: Stage): Promise<() => Promise<SeenAct>>;
}

const minutes = (whole: number, seconds: number) => (whole * 60 + seconds) * 1_000;

/** Ten moments; those of as many teams happen in one contest, one after the other. */
export const situations: readonly Situation[] = [
  situation("three-board", 3, "all", minutes(32, 10), leaderSolves),
  situation("three-race", 3, "race", minutes(21, 40), takesTheLead),
  situation("three-standings", 3, "standings", minutes(1, 20), failing(2)),
  situation("thirty-board", 30, "all", minutes(27, 5), firstSolve),
  situation("thirty-standings", 30, "standings", minutes(18, 50), solving(7)),
  situation("thirty-race", 30, "race", minutes(14, 30), solving(12)),
  situation("thirty-race-lead", 30, "race", minutes(8, 15), takesTheLead),
  situation("sixty-standings-tie", 60, "standings", minutes(6, 20), drawsLevel),
  situation("sixty-race-last-minutes", 60, "race", minutes(1, 35), takesTheLead),
  situation("sixty-race-last-seconds", 60, "race", minutes(0, 7), solving(4)),
];

function situation(
  name: string,
  teams: number,
  shows: Shows,
  leftMs: number,
  prepare: Situation["prepare"],
): Situation {
  return { name, teams, shows, leftMs, prepare };
}

/** Nobody is overtaken, so that the board stays. */
async function leaderSolves(stage: Stage): Promise<() => Promise<SeenAct>> {
  return solvingBy(stage, stage.at(1), true);
}

/** Far from the first three, so that the board stays. */
async function firstSolve(stage: Stage): Promise<() => Promise<SeenAct>> {
  return solvingBy(stage, stage.at(Math.ceil(stage.room.bots.length * 0.85)), true);
}

function solving(place: number): Situation["prepare"] {
  return (stage) => solvingBy(stage, stage.at(place), false);
}

function failing(place: number): Situation["prepare"] {
  return async (stage) => {
    const bot = stage.at(place);
    const purchase = await stage.ready(bot, false);
    return () => stage.fail(bot, purchase);
  };
}

function takesTheLead(stage: Stage): Promise<() => Promise<SeenAct>> {
  return passing(stage, 40);
}

function drawsLevel(stage: Stage): Promise<() => Promise<SeenAct>> {
  return passing(stage, 0);
}

/** The second team will come past the first by so many points. */
async function passing(stage: Stage, byPoints: number): Promise<() => Promise<SeenAct>> {
  const [first, second] = [stage.at(1), stage.at(2)];
  const purchase = await stage.ready(second, false);
  const gain = stage.gainOf(purchase);
  const level = stage.pointsOf(second) + gain - byPoints;
  // Points are only given: a balance cannot fall below nothing.
  if (level >= stage.pointsOf(first)) await stage.bring(first, level);
  else await stage.bring(second, stage.pointsOf(first) - gain + byPoints);
  return () => stage.solve(second, purchase);
}

async function solvingBy(stage: Stage, bot: TeamBot, isNew: boolean): Promise<() => Promise<SeenAct>> {
  const purchase = await stage.ready(bot, isNew);
  return () => stage.solve(bot, purchase);
}
