import type { ResultWords } from "./resultWords.ts";

export const enResultWords: ResultWords = {
  sheet: "Results",
  columns: { place: "Place", team: "Team", balance: "Points" },
  statuses: {
    active: "In work",
    solved: "Solved",
    failed: "Failed",
    expired: "Out of time",
    withdrawn: "Withdrawn",
  },
};
