import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import type { RepairType } from "../../shared/contest/repairActs.ts";
import type { SubmissionView } from "../../shared/contest/view.ts";
import { createFormat } from "./format.ts";

const { integer, signed, plural } = createFormat("en");

/** What was done, in the list of acts. */
const acts: Record<RepairType, string> = enAuditWords.repairs;

const verdicts: Record<SubmissionView["verdict"], string> = {
  accepted: "is right after all",
  wrong: "is wrong after all",
  annulled: "does not count any more",
};

/** What a team is told; `card` names the card, null for the team's points alone. */
const notices: Record<RepairType, (card: string | null) => string> = {
  judge: (card) => `${card}: looked at again.`,
  key: (card) => `${card}: the key was corrected.`,
  void: (card) => `${card} was taken out of the game.`,
  withdraw: (card) => `${card}: your purchase was taken back.`,
  refund: (card) => `${card}: what you paid came back.`,
  give: (card) => `You were given ${card}.`,
  adjust: () => "The organizer changed your points.",
  undo: (card) =>
    card === null ? "A change of your points was undone." : `${card}: a correction was undone.`,
};

export const repairWords = {
  acts,
  noActs: "Nothing was put right yet.",
  actNumber: (number: number) => `No. ${integer(number)}`,
  undoes: (number: number) => `Undid No. ${integer(number)}`,
  undoneBy: (number: number) => `undone by No. ${integer(number)}`,
  touched: (count: number) => plural(count, { one: "1 purchase", other: `${integer(count)} purchases` }),
  undo: "Undo…",
  undoTitle: (number: number) => `Undo No. ${integer(number)}?`,
  why: "Why",
  whyHint: "The teams concerned see it.",
  whyNeeded: "Say why: it stands in the team's ledger.",
  policy: "Who was paid for an answer that is wrong now",
  policies: {
    keep: "Keeps it (nobody loses anything)",
    strict: "Loses it (as if judged so from the beginning)",
  },
  apply: "Apply",
  looking: "Looking at what would change…",
  nothing: "No balance and no place would change.",
  changes: (purchases: number) =>
    plural(purchases, {
      one: "1 purchase would change.",
      other: `${integer(purchases)} purchases would change.`,
    }),
  becomes: {
    accepted: (count: number) => `right now: ${integer(count)}`,
    wrong: (count: number) => `wrong now: ${integer(count)}`,
    annulled: (count: number) => `not counted any more: ${integer(count)}`,
  },
  prizesMove: (places: number) => `Something changes among the places with a prize (${integer(places)}).`,
  prizesStay: (places: number) => `Nothing changes among the places with a prize (${integer(places)}).`,
  columns: { team: "Team", balance: "Points", place: "Place" },
  done: (teams: number) =>
    plural(teams, {
      one: "Done: 1 team has other points or another place.",
      other: `Done: ${integer(teams)} teams have other points or another place.`,
    }),
  acceptAll: "Count as right…",
  rejectAll: "Count as wrong…",
  annulAll: "Do not count…",
  groupTitle: { accepted: "Count as right", wrong: "Count as wrong", annulled: "Do not count" },
  groupText: (reading: string) => `Every answer to this card that reads “${reading}”.`,
  laterToo: "Answers that come later are judged the same.",
  answerText: (team: string, answer: string) => `The answer “${answer}” of ${team}.`,
  correctKey: "Correct the key…",
  correctTitle: "Correct the key",
  correctText:
    "All answers to the card are read and judged again. Answers that had been refused as unreadable were never kept: they do not come back.",
  kind: "Kind",
  key: "Key",
  keyHint: "As in the column “answer” of a table; a text may have several answers, one a line.",
  choices: "Options, one a line",
  tolerance: "Tolerance (may be empty)",
  exact: "What counts: case, spaces, yo, quotes, dashes (may be empty)",
  trial: "Try an answer",
  trialAccepted: (shown: string) => `${shown}: right by this key`,
  trialWrong: (shown: string) => `${shown}: wrong by this key`,
  keyWithoutConnection: "There is no connection. The key is read as soon as there is one again.",
  keyLater: "The server has not read the key yet. It is asked again in a moment.",
  voidCard: "Take out of the game…",
  voidTitle: "Take the card out of the game?",
  voidText: "Nobody can buy it any more, and everybody gets back what was paid.",
  rewards: "Rewards that were paid for it",
  rewardsStay: { keep: "Stay", take: "Are taken back" },
  voided: "Out of the game",
  points: "Points…",
  pointsTitle: (team: string) => `Points of ${team}`,
  delta: "Change by (for example 50 or -50)",
  notANumber: (most: number) => `Write a whole number that is not 0, at most ${integer(most)} up or down.`,
  give: "Give a card…",
  giveTitle: (team: string) => `Give a card to ${team}`,
  giveText: "It costs nothing, also when all its slots are taken.",
  card: "Card",
  withdraw: "Take back…",
  withdrawTitle: "Take this purchase back?",
  withdrawText: "What was paid comes back, a reward goes back, and the team may buy the card again.",
  refund: "Pay back…",
  refundTitle: "Pay back what it cost?",
  refundText: "What was paid comes back, and the purchase stands.",
  attempt: "Give back an attempt…",
  attemptTitle: "Give back an attempt?",
  attemptText: "The last wrong answer does not count any more.",
  notices,
  answerNow: (answer: string, verdict: SubmissionView["verdict"]) =>
    `Your answer ${answer} ${verdicts[verdict]}.`,
  pointsNow: (points: number) => `${signed(points)} points.`,
  reason: (why: string) => `Why: ${why}`,
  noticesLabel: "Put right by the organizer",
  understood: "Got it",
};
