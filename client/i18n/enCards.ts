import { createFormat } from "./format.ts";

const { list } = createFormat("en");

/** The teams at a card, for those who do not see their sails. */
export const cardWords = {
  crewsTitle: "Who is at which card",
  firstSolved: (team: string) => `first solved by ${team}`,
  solvedBy: (teams: readonly string[]) => `solved by ${list(teams)}`,
  atWork: (teams: readonly string[]) => `at work: ${list(teams)}`,
  heats: {
    1: "many are at it or have failed",
    2: "a hot card: very many are at it or have failed",
    3: "a very hot card: a third of all teams or more are at it or have failed",
  },
  noCategory: "Without a category",
  listHelp: "Up and down arrows move between cards, left and right between categories, Enter opens a card.",
};
