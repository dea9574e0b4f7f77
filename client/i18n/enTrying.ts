import type { PlayersChoice, TrialState } from "../../shared/trying.ts";
import { cardSeconds, skillPercents } from "../../shared/trying.ts";
import { createFormat } from "./format.ts";

const { integer, percent, plural } = createFormat("en");
const cards = (n: number) => `${integer(n)} ${plural(n, { one: "card", other: "cards" })}`;
const teamCount = (n: number) =>
  `${integer(n)} ${plural(n, { one: "simulated team", other: "simulated teams" })}`;
const ofHundred = (n: number) => percent(n / 100);
const seconds = (n: number) => {
  const [whole, rest] = [Math.floor(n / 60), n % 60];
  const parts = [...(whole > 0 ? [`${whole} min`] : []), ...(rest > 0 || whole === 0 ? [`${rest} s`] : [])];
  return parts.join(" ");
};
const skills = { weak: "Weak", middle: "Middle", strong: "Strong" };
const skillName = ({ skillPercent }: PlayersChoice) =>
  skillPercent === skillPercents.weak
    ? "weak"
    : skillPercent === skillPercents.middle
      ? "middle"
      : skillPercent === skillPercents.strong
        ? "strong"
        : `${ofHundred(skillPercent)} right at once`;

/** An author plays what is written. */
export const tryingWords = {
  title: "Try it as a pupil",
  text: "Plays a copy of this board in a tab of its own, as a team sees it. Nothing of it is kept, and nobody else finds it.",
  start: "Try it",
  opensTab: "Opens in a tab of its own",
  nothingYet: "There is no finished card to play yet",
  teams: "Simulated teams",
  teamsHint: "They buy and answer by the same rules. 0: you play alone.",
  teamsWrong: (most: number) => `A whole number from 0 to ${integer(most)}`,
  skill: "How much they know",
  skills,
  skillExactly: "Exactly",
  percent: ofHundred,
  rightAtOnce: (cheapest: number, middle: number, dearest: number) =>
    `Right at the first attempt, on average: ${ofHundred(cheapest)} of the cheapest cards, ${ofHundred(middle)} in the middle, ${ofHundred(dearest)} of the dearest.`,
  pace: "How long they work on a card",
  paces: {
    slow: `Slowly: ${seconds(cardSeconds.slow)}`,
    usual: `As usual: ${seconds(cardSeconds.usual)}`,
    quick: `Quickly: ${seconds(cardSeconds.quick)}`,
  },
  paceExactly: "Exactly",
  seconds,
  hurry: "Time-lapse",
  times: (n: number) => `×${n}`,
  hurryHint: "Only the simulated teams are hurried; your clock runs as always.",
  leftOut: (n: number) =>
    plural(n, { one: "1 unfinished card is left out", other: `${cards(n)}, unfinished, are left out` }),
  mark: "You try your draft: nothing is counted",
  alone: "alone",
  teamCount,
  rivals: (state: TrialState) =>
    `${teamCount(state.teams)}, ${skillName(state)}, ${seconds(state.cardSeconds)} a card, ×${state.hurry}`,
  change: "Change",
  changeTitle: "Simulated teams",
  apply: "Play on so",
  endAndBack: "End and back to the board",
  endShortly: "End",
  toBoard: "To the board",
  boardChanged: "The board has changed since.",
  again: "Try again",
  editCard: "Edit this card",
  doneTitle: "The trial is over",
  goneTitle: "This trial is gone",
  goneText:
    "It was ended, the server was restarted, or you were away for long. Nothing of it was kept; the board is as you left it.",
};

export const tryingRefusals = {
  try_full: () => "All places for trying a board are taken. Close a trial, or try again in a few minutes.",
  try_too_often: ({ seconds: wait }: Readonly<Record<string, string | number>>) =>
    wait === undefined
      ? "You ask for this too often. Wait a moment."
      : `You ask for this too often. Try again in ${integer(Number(wait))} s.`,
};
