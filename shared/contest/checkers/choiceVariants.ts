import { foldLookalikes } from "./alphabets.ts";
import type { ChoiceChecker } from "./choice.ts";
import type { Variants } from "./typedVariants.ts";

/** By which options are named on paper. */
const LATIN = "ABCDEFGHIJKL";
const RUSSIAN = "АБВГДЕЖЗИКЛМ";
/** Longer options nobody types out. */
const MOST_TYPED = 100;

/** How pupils who type instead of tapping name options: by number, letter or words, in any order, some twice. */
export function choiceVariants({ options, correct, several }: ChoiceChecker): Variants {
  const numbers = correct.map(String);
  const key = numbers.join(",");
  const lettersOf = (alphabet: string) => correct.map((option) => alphabet[option - 1] ?? "").join(",");
  const written = correct.map((option) => options[option - 1] ?? "").join(", ");
  const [first = "1"] = numbers;
  const likely = [
    ` ${numbers.join(" ")} `,
    [...numbers].reverse().join(", "),
    [...numbers, first].join(","),
    lettersOf(LATIN),
    foldLookalikes("cyrillic", lettersOf(LATIN)),
    lettersOf(RUSSIAN),
    `${key}.`,
    ...(written.length > MOST_TYPED ? [] : [written]),
    `${key})`,
    numbers.map((number) => `0${number}`).join(","),
    numbers.join(";"),
  ];
  return { likely, slips: slipsOf(options.length, correct, several) };
}

/** Another option, one too many, one too few, all, and one that there is not. */
function slipsOf(count: number, correct: readonly number[], several: boolean): readonly string[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const others = all.filter((option) => !correct.includes(option));
  const [other] = others;
  return [
    ...(several && other !== undefined ? [[...correct, other].toSorted((a, b) => a - b).join(",")] : []),
    ...(correct.length > 1 ? [correct.slice(0, -1).join(",")] : []),
    ...others.slice(0, 2).map(String),
    `${count + 1}`,
    all.join(","),
    ...correct.map(String),
    ...others.slice(2).map(String),
    "0",
    "?",
  ];
}
