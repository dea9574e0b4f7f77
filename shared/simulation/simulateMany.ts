import { PlayTally } from "./PlayTally.ts";
import { classOf } from "./profiles.ts";
import { type SimulatedContest, Simulation } from "./Simulation.ts";
import { seedOf } from "./seededRandom.ts";

/** What a check plays in all, as teams × cards: 200 contests of 30 teams at 25 cards. */
const mostPairs = 150_000;
const contests = { least: 3, most: 200 } as const;

/** As many as cost about the same whatever the size of the class and of the board. */
export function contestsFor(teams: number, cards: number): number {
  if (cards === 0) return 0;
  return Math.min(contests.most, Math.max(contests.least, Math.floor(mostPairs / (teams * cards))));
}

/** Plays so many contests of a class of so many teams; the same seed gives the same ones. RDY2 */
export function simulateMany(contest: SimulatedContest, teams: number, seed: number): PlayTally {
  const tally = new PlayTally(contest);
  const count = contestsFor(teams, contest.board.cards.length);
  if (count === 0) return tally; // a board without a card has no lobby
  const simulation = new Simulation(contest, classOf(teams));
  for (let nth = 0; nth < count; nth++) tally.add(simulation.play(seedOf(seed, nth)));
  return tally;
}
