/** How a team chooses its next card: of those it can pay the cheapest, the dearest, or any. */
export const habits = ["cheapest", "boldest", "random"] as const;
export type Habit = (typeof habits)[number];

/** What a simulated team is like. */
export interface TeamProfile {
  /** How often it knows the answer to a card of the middle of the board at once, 0 to 1. It knows cheaper ones oftener. */
  readonly skill: number;
  /** How long it works on such a card, in ms: longer on a dearer one. */
  readonly cardMs: number;
  readonly habit: Habit;
}

/** The weakest and the strongest team of a class. A board on which most know half and more is what teachers aim at. */
const skills = { from: 0.35, to: 0.9 } as const;
/** From a minute and a half to three: in 40 minutes a team gets through half to nearly all of 25 cards. */
const cardMs = { from: 90_000, to: 180_000 } as const;
/** Of the golden ratio: however many there are, its multiples lie evenly between 0 and 1. */
const golden = 0.618034;

/** So many teams as a class has them: skills from weak to strong, slow ones and fast ones of each, and every habit. */
export function classOf(teams: number): readonly TeamProfile[] {
  return Array.from({ length: teams }, (_, index) => ({
    skill: between(skills, (index + 0.5) / teams),
    cardMs: Math.round(between(cardMs, (golden * (index + 1)) % 1)),
    habit: habits[index % habits.length] ?? "random",
  }));
}

function between({ from, to }: { readonly from: number; readonly to: number }, share: number): number {
  return from + (to - from) * share;
}

/**
 * How often a team knows a card's answer at once: its skill for one of the middle; between 0 and 1 whatever the skill, and
 * the less the dearer the card. `difficulty`: from 0 for the cheapest price of the board to 1 for the dearest.
 */
export function chanceOf(skill: number, difficulty: number): number {
  return skill ** (0.5 + difficulty);
}
