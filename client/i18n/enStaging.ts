import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

const ordinals = ["First", "Second", "Third"];
const points = (n: number) => `${integer(n)} ${plural(n, { one: "point", other: "points" })}`;

/** The staging of the big screen: its start, its last minutes, what comes after the bell. */
export const stagingWords = {
  go: "Go!",
  tenMinutes: "Less than ten minutes left",
  bell: "The bell has rung",
  resultsSoon: "The results follow in a moment.",
  resultsWait: "The organizer will reveal the results.",
  place: (place: number, teams: number) => {
    const ordinal = ordinals[place - 1];
    const name = ordinal ? `${ordinal} place` : `Place ${integer(place)}`;
    return teams > 1 ? `${name}, shared by ${integer(teams)} teams` : name;
  },
  told: (place: string, teams: string, n: number) => `${place}: ${teams}, ${points(n)}`,
  everyone: (n: number) =>
    n === 2 ? "Both teams share the first place" : `All ${integer(n)} teams share the first place`,
  nobodyHasPoints: "Nobody has a point this time",
  allShown: "The final standings are on the screen.",
  goOn: "Go on (N)",
  goOnKey: "after the bell: on to what comes next",
};
