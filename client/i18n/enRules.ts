import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import type { PresetName } from "../../shared/contest/rulePresets.ts";
import type { RulePack } from "../../shared/contest/rules.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const points = (n: number) => `${integer(n)} ${plural(n, { one: "point", other: "points" })}`;
const cards = (n: number) => `${integer(n)} ${plural(n, { one: "card", other: "cards" })}`;
const minutes = (n: number) => `${integer(n)} ${plural(n, { one: "minute", other: "minutes" })}`;
const nth = (n: number) => ["first", "second", "third", "fourth", "fifth"][n - 1] ?? `${integer(n)}th`;

const presets: Record<PresetName | "own", { readonly name: string; readonly text: string }> = {
  classic: {
    name: "Classic",
    text: "Three attempts: twice the price, one and a half times, the price.",
  },
  gentle: {
    name: "Gentle",
    text: "Four attempts, and even the last one pays more than the price. What is open at the end is refunded.",
  },
  bold: {
    name: "Bold",
    text: "The first attempt pays three times the price, the second just the price, and there is no third. Four cards at once.",
  },
  quick: {
    name: "Quick lesson",
    text: "Two cards at once, two attempts each. What is open at the end is refunded, and the earlier team wins a tie.",
  },
  own: { name: "Your own", text: "As you set them below." },
};

const fields: Record<keyof RulePack, { readonly label: string; readonly help: string }> = {
  startPoints: { label: "Points at the start", help: "Every team begins with them, late ones too." },
  slots: { label: "Cards at once", help: "How many cards a team may have in work at the same time." },
  rewardPercents: {
    label: "Rewards in % of the card's price",
    help: "What a right answer pays, attempt by attempt. At 100 % a team has its price back.",
  },
  rounding: { label: "Parts of a point", help: "When a reward is no whole number." },
  attempts: {
    label: "Attempts at most",
    help: "By the kind of answer; never more than there are rewards. A choice has fewer where guessing would pay.",
  },
  negativeBalance: {
    label: "Teams may run into debt",
    help: "A card may cost more than the team has left.",
  },
  relief: {
    label: "Relief for teams without points",
    help: "A team with no card in work that cannot afford any gets the cheapest one for whatever is left, even for nothing.",
  },
  refundExpired: {
    label: "Refund at the end",
    help: "What was paid for tasks that are open when time is up comes back. Otherwise it is lost.",
  },
  lateEntry: { label: "Teams may come late", help: "New teams may join while the contest runs." },
  tieBreak: {
    label: "Teams with equal points",
    help: "For prizes it helps when no two teams share a place.",
  },
  ranking: {
    label: "Teams stand by",
    help: "With points in play nobody falls by buying a card. At the end nothing is in play, so balances decide.",
  },
};

const kinds: Record<CheckerKind, string> = { number: "A number", text: "A text", choice: "A choice" };

export const ruleWords = {
  total: "Total",
  totalHint: "Balance and points in play",
  totalThen: "Points in play when the standings were frozen are counted in.",
  title: (preset: string) => `Rules: ${preset}`,
  presetsLabel: "Ready-made rules",
  presets,
  suits: (n: number) => `These rules suit ${minutes(n)}.`,
  setMinutes: (n: number) => `Let it last ${minutes(n)}`,
  fields,
  groups: {
    start: "Points and cards",
    answers: "Answers and rewards",
    end: "When points or time run out",
    standings: "Teams and standings",
  },
  kinds,
  roundings: {
    floor: "Round down",
    nearest: "Round to the nearest, halves up",
    ceil: "Round up",
  } satisfies Record<RulePack["rounding"], string>,
  tieBreaks: {
    shared: "Share the place",
    earliest: "The one whose last reward came earlier stands higher",
  } satisfies Record<RulePack["tieBreak"], string>,
  rankings: {
    worth: "Balance and points in play",
    balance: "Balance alone",
  } satisfies Record<RulePack["ranking"], string>,
  reward: (attempt: number) => `Right at the ${nth(attempt)} attempt, %`,
  addReward: "One attempt more",
  removeReward: (attempt: number) => `Remove the ${nth(attempt)} attempt`,
  unreached: (most: number) =>
    `No kind of answer has more than ${integer(most)} ${plural(most, { one: "attempt", other: "attempts" })}: the rewards after that are never paid.`,
  bounds: (min: number, max: number) => `A whole number from ${integer(min)} to ${integer(max)}.`,
  notWhole: "Something in the rules is not right: look at the marked fields.",
  ofDocument: "as the document says",
  ofDocumentText:
    "A contest document says its own rules. Set others here only if they are to replace them all.",
  setOthers: "Set other rules",
  keepThose: "Keep the document's rules",
  example: {
    title: "What this means",
    price: "A card that costs",
    kind: "Its answer",
    options: "Options to choose from",
    outcome: "What happens",
    net: "In all",
    notWhole: "The example comes back when the marked fields are right.",
    right: (attempt: number) => (attempt === 1 ? "Right at once" : `Right at the ${nth(attempt)} attempt`),
    pays: (reward: number) => `pays ${integer(reward)}`,
    allWrong: "Every answer wrong",
    expired: "Not solved when time is up",
    comesBack: (refund: number) => `${integer(refund)} come back`,
    isLost: "the price is lost",
    atStart: (count: number, start: number) =>
      count === 0
        ? `With ${points(start)} at the start a team cannot buy it yet.`
        : `With ${points(start)} at the start a team can have ${count === 1 ? "one such card" : `${cards(count)} like it`} in work at once.`,
    forAllItHas: (paid: number) => `It gets it for all it has: ${points(paid)}.`,
    bought: (balance: number, ranking: number) =>
      `Having bought one, it has ${points(balance)} left and stands with ${integer(ranking)}.`,
    brokeFree: (net: number) =>
      `A team with nothing left gets it for nothing when no card is cheaper; right at once brings it ${points(net)}.`,
    brokeDebt: (owed: number) =>
      `A team with nothing left may buy it all the same, and owes ${points(owed)}.`,
    brokeOut: "A team with nothing left can buy nothing any more.",
  },
};
