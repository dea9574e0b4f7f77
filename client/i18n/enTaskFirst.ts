import { createFormat, whenAsked } from "./format.ts";

const { integer, plural } = createFormat("en");
const ordinals = whenAsked(() => new Intl.PluralRules("en", { type: "ordinal" }));
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: "st", two: "nd", few: "rd" };

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
const nth = (place: number) => `${integer(place)}${endings[ordinals().select(place)] ?? "th"}`;
const points = (count: number) => plural(count, { one: "1 point", other: `${integer(count)} points` });

/** What stands before a team's name and after it: the name itself is no text to be translated. */
export type AroundName = readonly [before: string, after: string];

const around = (before: string, after: string): AroundName => [before, after];

export const taskFirstWords = {
  // Where the team stands, in one line.
  gathering: (teams: number) =>
    plural(teams, { one: "1 team so far", other: `${integer(teams)} teams so far` }),
  alone: "Your team sails alone",
  placed: (place: number) => nth(place),
  behind: (place: number, count: number): AroundName => [`${nth(place)}, ${integer(count)} behind `, ""],
  ahead: (place: number, count: number): AroundName => [`${nth(place)}, ${integer(count)} ahead of `, ""],
  /** Told apart by time only. */
  sameAs: (place: number): AroundName => [`${nth(place)}, as many points as `, ""],
  sharedWith: (place: number): AroundName => [`${nth(place)}, level with `, ""],
  sharedByMany: (place: number, others: number) =>
    `${nth(place)}, level with ${plural(others, { one: "1 other team", other: `${integer(others)} other teams` })}`,
  // What happens, for a moment.
  overtaking: () => around("You passed ", ""),
  overtaken: () => around("", " passed you"),
  mateOpened: (card: string) => `Your team opened ${card}`,
  brokeRelief: (pay: number) =>
    pay === 0
      ? "No card is in reach: the cheapest is free for you"
      : `No card is in reach: the cheapest is yours for ${points(pay)}`,
  broke: {
    work: "No card is in reach: solve what you have",
    none: "No card is in reach: your points stay as they are",
  },
};
