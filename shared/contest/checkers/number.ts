import { z } from "zod";
import { languages } from "../../languages.ts";
import { canBeKept } from "../../text.ts";
import type { NumberLanguage } from "./numberGrammar.ts";
import {
  findValue,
  MAX_NUMBER_CHARACTERS,
  type NumberReader,
  type PercentUse,
  parseInput,
  percentUses,
  toPlainCharacters,
} from "./numberReading.ts";
import { isWithin, type Rational, rational } from "./rational.ts";
import type { Misreading } from "./readers.ts";

const EXACT: Rational = rational(0n, 1n);

/** A number, right when equal to `answer`, or at most `tolerance` (absolute) away from it. */
export const NumberChecker = z
  .strictObject({
    kind: z.literal("number"),
    answer: z
      .string("An answer is needed, such as 12, 0.75 or 3/4")
      .refine(canBeKept, { error: "An answer holds what is no character", abort: true }),
    tolerance: z
      .string("A tolerance is a number such as 0.01")
      .refine(canBeKept, { error: "A tolerance holds what is no character", abort: true })
      .superRefine(requireDistance)
      .optional(),
    /** Set when the task is made, see `NumberReader`; absent in what was stored before: read as then. */
    language: z.enum(languages, "A number is written as in English (en) or Russian (ru)").optional(),
    percent: z.enum(percentUses, `Per cents are one of: ${percentUses.join(", ")}`).optional(),
  })
  .superRefine(requireNumber)
  .readonly();
export type NumberChecker = z.infer<typeof NumberChecker>;

export function readerOf({ language, percent }: NumberChecker): NumberReader {
  return { kind: "number", ...(language && { language }), ...(percent && { percent }) };
}

/** A reading that is not one is wrong, never an error. */
export function judge(checker: NumberChecker, reading: string): boolean {
  const given = findValue(reading);
  const answer = findValue(checker.answer, checker.language);
  if (given === null || answer === null) return false;
  const tolerance = checker.tolerance === undefined ? EXACT : findValue(checker.tolerance);
  return tolerance !== null && isWithin(given, answer, tolerance); // CHK11
}

/** As a task of today has it: whether a `%` is expected, asked about or a value is told by the key. CHK34 CHK36 */
export function make(checker: NumberChecker, language: NumberLanguage): NumberChecker {
  return { ...checker, language, percent: findPercentUse(checker, language) };
}

export function todaysOptions(language: NumberLanguage) {
  return { language };
}

function findPercentUse({ answer }: NumberChecker, language: NumberLanguage): PercentUse {
  if (toPlainCharacters(answer).endsWith("%")) return "expected";
  return findValue(answer, language)?.denominator === 1n ? "asked" : "value";
}

type Key = { readonly answer: string; readonly language?: NumberLanguage | undefined };

function requireNumber({ answer, language }: Key, context: z.RefinementCtx): void {
  const parsed = parseInput(answer, language);
  if (parsed.ok) return;
  context.addIssue({ code: "custom", path: ["answer"], message: explain(answer, parsed.misreading) });
}

function requireDistance(written: string, context: z.RefinementCtx): void {
  const message = findDistanceFault(written);
  if (message !== null) context.addIssue({ code: "custom", message });
}

function findDistanceFault(written: string): string | null {
  const parsed = parseInput(written, undefined);
  if (!parsed.ok) return explain(written, parsed.misreading);
  if (parsed.value.numerator < 0n) return "The tolerance cannot be negative";
  // 5% of what? Of the answer, or five hundredths: the author has to say.
  return toPlainCharacters(written).endsWith("%")
    ? "The tolerance is a distance, not a percentage: write for example 0.05 instead of 5%"
    : null;
}

function explain(written: string, { code, params }: Misreading): string {
  switch (code) {
    case "answer_empty":
      return "A number is missing";
    case "answer_too_long":
      return `The number is longer than ${MAX_NUMBER_CHARACTERS} characters`;
    case "answer_ambiguous_number":
      return `"${written}" can be read in two ways: write ${params?.asThousands} or ${params?.asDecimal}`;
    default:
      return `"${written}" is not a number: write for example 12, 0.75, 3/4, 1 3/4 or 50%`;
  }
}
