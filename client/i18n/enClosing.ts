import type { FinalBlocker } from "../../shared/contest/closingRecords.ts";
import type { AwardView } from "../../shared/contest/view.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

const blockers: Record<FinalBlocker, string> = {
  not_revealed: "Some results are not revealed yet.",
  open_appeals: "Some appeals are not settled yet.",
  open_questions: "Some questions are not answered yet.",
  open_hints: "The hints name cards that nobody has ruled on.",
  account_disagrees: "The second count disagrees with the journal.",
  account_behind: "The second count has not checked all that happened.",
  account_unknown: "There is no second count of this contest here.",
};

const awards: Record<AwardView["kind"], string> = {
  first_any: "First to solve a card",
  first_card: "First to solve",
  most_first: "Most cards at the first attempt",
  climb: "Biggest climb in the second half",
  own: "The organizer's award",
};

export const closingWords = {
  blockers,
  title: "After the end",
  prizes: "Places with a prize",
  setPrizes: "Set",
  prizesWrong: "A whole number from 0 to 50.",
  awardsTitle: "Awards",
  awards,
  awardOf: (award: string, card: string) => `${award}: ${card}`,
  cards: (count: number) => plural(count, { one: "1 card", other: `${integer(count)} cards` }),
  places: (count: number) => plural(count, { one: "1 place", other: `${integer(count)} places` }),
  give: "Give out",
  givenOut: "Given out",
  takeBack: "Take back",
  ownAward: "An award of your own",
  ownText: "What it is for",
  ownTeam: "Team",
  noAwards: "Nothing to give out.",
  afterReveal: "Once everything is revealed.",
  afterEnd: "Once the contest has ended.",
  reviewTitle: "Going through the tasks",
  reviewText: "The big screen shows a task, then its answer.",
  card: "Card",
  showStatement: "Show the task",
  showAnswer: "Show the answer",
  nextCard: "Next card",
  endReview: "Back to the results",
  keys: "Teams see keys beside their answers",
  protocol: "Protocol to print",
  // What everybody sees.
  rightAnswer: "Right answer",
  solution: "Solution",
  triedBy: (count: number) =>
    plural(count, { one: "1 team had it", other: `${integer(count)} teams had it` }),
  solvedBy: (attempt: number, count: number) =>
    `attempt ${integer(attempt)}: ${plural(count, { one: "1 team", other: `${integer(count)} teams` })}`,
  nobodySolved: "Nobody solved it",
  solvedTitle: "Solved by",
  commonWrong: "Common wrong answers",
  wrongBy: (count: number) => plural(count, { one: "1 team", other: `${integer(count)} teams` }),
  // The protocol.
  protocolTitle: "Protocol",
  protocolWaiting: "The contest has not ended yet.",
  started: (at: string) => `Began: ${at}`,
  finished: (at: string) => `Ended: ${at}`,
  finalReason: (why: string) => `Called final, because: ${why}`,
  against: "What stood against it",
  corrections: "Corrections",
  noCorrections: "None.",
  extraTime: "Extra time",
  appeals: "Appeals",
  appealAccepted: "accepted",
  appealRejected: "rejected",
  appealOpen: "open",
  undone: (number: number) => `undone by No. ${integer(number)}`,
  columns: {
    place: "Place",
    team: "Team",
    points: "Points",
    solved: "Solved",
    number: "No.",
    time: "Time",
    what: "What",
    card: "Card",
    answer: "Answer",
    text: "Text",
    outcome: "Outcome",
    reason: "Reason",
  },
  signatures: "Signatures",
  signatureName: "Name",
  signature: "Signature",
  print: "Print",
  toConsole: "To the console",
};
