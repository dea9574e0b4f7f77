import { z } from "zod";
import { canBeKept } from "../../text.ts";
import { type ChoiceReader, mostGuesses } from "./choiceReading.ts";

const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 12;
export const MAX_OPTION_CHARACTERS = 500;

/** One or several of the listed options; right when exactly the `correct` ones, numbered from 1, are chosen. */
export const ChoiceChecker = z
  .strictObject({
    kind: z.literal("choice"),
    options: z
      .array(
        z
          .string("An option is a text")
          .max(MAX_OPTION_CHARACTERS, `An option has at most ${MAX_OPTION_CHARACTERS} characters`)
          .refine((option) => option.trim() !== "", "An option is empty")
          .refine(canBeKept, { error: "An option holds what is no character", abort: true }),
        "The options are missing",
      )
      .min(MIN_OPTIONS, `A choice needs at least ${MIN_OPTIONS} options`)
      .max(MAX_OPTIONS, `A choice has at most ${MAX_OPTIONS} options`)
      .readonly(),
    correct: z
      .array(z.int("A correct option is given by its number"), "The correct options are missing")
      .min(1, "At least one option must be correct")
      .overwrite((correct) => correct.toSorted((a, b) => a - b))
      .readonly(),
    several: z.boolean("Say whether several options may be chosen"),
  })
  .superRefine(requireConsistency)
  .readonly();
export type ChoiceChecker = z.infer<typeof ChoiceChecker>;

export function readerOf({ options, several }: ChoiceChecker): ChoiceReader {
  return { kind: "choice", options, several };
}

export function judge(checker: ChoiceChecker, reading: string): boolean {
  return reading === checker.correct.join(","); // CHK21
}

export function guessingLimit({ options, several }: ChoiceChecker): number {
  return mostGuesses(options.length, several);
}

/** How many answers there are, of which one is right. */
export function possibleAnswers({ options, several }: ChoiceChecker): number {
  return several ? 2 ** options.length - 1 : options.length;
}

/** The possible answers one after another, for every whole number from 0, each as it reads. */
export function choiceAnswer(checker: ChoiceChecker, nth: number): string {
  const { options, several } = checker;
  const number = 1 + (nth % possibleAnswers(checker));
  if (!several) return `${number}`;
  const chosen = options.flatMap((_, index) => ((number >> index) & 1 ? [index + 1] : []));
  return chosen.join(",");
}

type Key = Pick<ChoiceReader, "options" | "several"> & { readonly correct: readonly number[] };

function requireConsistency({ options, correct, several }: Key, context: z.RefinementCtx): void {
  const fail = (path: readonly (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path: [...path], message });

  const texts = options.map((option) => option.trim());
  for (const [index, text] of texts.entries()) {
    const first = texts.indexOf(text);
    if (first < index) fail(["options", index], `Option ${index + 1} repeats option ${first + 1}`);
  }
  for (const number of correct) {
    if (number < 1 || number > options.length) {
      fail(["correct"], `There is no option ${number}: the options are 1 to ${options.length}`);
    }
  }
  if (new Set(correct).size < correct.length) {
    fail(["correct"], "A correct option is listed twice");
  } else if (!several && correct.length > 1) {
    fail(["correct"], "With one option to choose, exactly one is correct");
  }
}
