import { z } from "zod";
import { canBeKept } from "../../text.ts";
import { alphabets, findAlphabet } from "./alphabets.ts";
import { capitalsMatterIn } from "./capitals.ts";
import { saysTheSame } from "./textJudging.ts";
import { type Folds, fold, MAX_TEXT_CHARACTERS, read, type TextReader } from "./textReading.ts";

export const MAX_ANSWERS = 50;

const Fold = z.boolean("A fold is on (true) or off (false)").optional();

/** A text, right when it folds to the same as one of `answers`. A fold not named is on. */
export const TextChecker = z
  .strictObject({
    kind: z.literal("text"),
    answers: z
      .array(
        z
          .string("An accepted answer is a text")
          .refine(canBeKept, { error: "An accepted answer holds what is no character", abort: true }),
        "The accepted answers are missing",
      )
      .min(1, "At least one accepted answer is needed")
      .max(MAX_ANSWERS, `At most ${MAX_ANSWERS} accepted answers`)
      .readonly(),
    folds: z
      .strictObject({ case: Fold, spaces: Fold, yo: Fold, quotes: Fold, dashes: Fold })
      .readonly()
      .optional(),
    /** Set when the task is made, see `TextReader`; absent in what was stored before: read as then. */
    edition: z.literal(2, "The edition is 2, or is left out").optional(),
    alphabet: z.enum(alphabets, `The alphabet is one of: ${alphabets.join(", ")}`).optional(),
    capitals: z.literal("count", "Capitals count, or are left out").optional(),
  })
  .superRefine(requireReadableAnswers)
  .readonly();
export type TextChecker = z.infer<typeof TextChecker>;

export function readerOf(checker: TextChecker): TextReader {
  return completeReader(checker);
}

function completeReader({ folds, edition, alphabet, capitals }: ReaderParts): TextReader {
  return {
    kind: "text",
    folds: completeFolds(folds),
    ...(edition && { edition }),
    ...(alphabet && { alphabet }),
    ...(capitals && { capitals }),
  };
}

export function judge(checker: TextChecker, reading: string): boolean {
  const reader = readerOf(checker);
  const isSame = (answer: string) =>
    reader.edition === 2 ? saysTheSame(reader, reading, answer) : reading === answer;
  return checker.answers.some((answer) => isSame(fold(reader, answer))); // CHK17
}

/** As a task of today has it: with what its readers may know of the key. CHK24 CHK25 */
export function make({ kind, answers, folds }: TextChecker): TextChecker {
  const alphabet = findAlphabet(answers);
  const checker: TextChecker = {
    kind,
    answers,
    ...(folds && { folds }),
    edition: 2,
    ...(alphabet && { alphabet }),
  };
  if (folds?.case === false) return checker;
  const counting: TextChecker = { ...checker, capitals: "count" };
  const reader = readerOf(counting);
  const isNeeded = answers.some((answer) => capitalsMatterIn(fold(reader, answer)));
  return isNeeded && answers.every((answer) => read(reader, answer).ok) ? counting : checker;
}

export function todaysOptions() {
  return { edition: 2 };
}

type FoldSettings = { readonly [fold in keyof Folds]?: boolean | undefined };
type ReaderParts = Omit<TextReader, "kind" | "folds"> & { readonly folds?: FoldSettings | undefined };

function completeFolds(settings: FoldSettings = {}): Folds {
  return {
    case: settings.case ?? true,
    spaces: settings.spaces ?? true,
    yo: settings.yo ?? true,
    quotes: settings.quotes ?? true,
    dashes: settings.dashes ?? true,
  };
}

type Key = ReaderParts & { readonly answers: readonly string[] };

function requireReadableAnswers({ answers, ...parts }: Key, context: z.RefinementCtx): void {
  const reader = completeReader(parts);
  for (const [index, answer] of answers.entries()) {
    const result = read(reader, answer);
    if (result.ok) continue;
    context.addIssue({ code: "custom", message: explain(result.misreading.code), path: ["answers", index] });
  }
}

function explain(code: string): string {
  switch (code) {
    case "answer_empty":
      return "An accepted answer is empty";
    case "answer_too_long":
      return `An accepted answer is longer than ${MAX_TEXT_CHARACTERS} characters`;
    default:
      return "An accepted answer would be asked about instead of being judged";
  }
}
