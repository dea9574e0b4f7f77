import { chanceOf, habits, type TeamProfile } from "./profiles.ts";

/** What is chosen of simulated teams as a whole. */
export interface ChosenPlay {
  /** 0 to 100, for a card of the middle price. */
  readonly skillPercent: number;
  readonly cardSeconds: number;
}

/** Teams differ from the chosen skill by so much at most, evenly spread about it. */
const skillSpread = 0.15;
/** The slowest takes a third longer than chosen, the quickest a third less. */
const timeSpread = 1 / 3;
/** Of the golden ratio: however many there are, its multiples lie evenly between 0 and 1. */
const golden = 0.618034;

/** So many teams about the chosen skill and time: none is like another, and all together are as chosen. */
export function chosenTeams(
  { skillPercent, cardSeconds }: ChosenPlay,
  teams: number,
): readonly TeamProfile[] {
  const skill = skillPercent / 100;
  const spread = Math.min(skillSpread, skill, 1 - skill);
  return Array.from({ length: teams }, (_, index) => ({
    skill: skill + spread * about((index + 0.5) / teams),
    cardMs: Math.round(cardSeconds * 1000 * (1 + timeSpread * about((golden * (index + 1)) % 1))),
    habit: habits[index % habits.length] ?? "random",
  }));
}

/** How often a team of this skill is right at once, in per cent: at the cheapest card, in the middle, at the dearest. */
export function rightPercents(skillPercent: number): readonly [number, number, number] {
  const at = (difficulty: number) => Math.round(100 * chanceOf(skillPercent / 100, difficulty));
  return [at(0), at(0.5), at(1)];
}

/** From a share between 0 and 1 to a place between -1 and 1. */
function about(share: number): number {
  return 2 * share - 1;
}
