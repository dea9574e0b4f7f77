import { z } from "zod";
import * as choice from "./choice.ts";
import * as number from "./number.ts";
import type { NumberLanguage } from "./numberGrammar.ts";
import { type CheckerKind, checkerKinds, type ReaderOf } from "./readers.ts";
import * as text from "./text.ts";

const schemas = {
  number: number.NumberChecker,
  text: text.TextChecker,
  choice: choice.ChoiceChecker,
} satisfies Record<CheckerKind, z.ZodType>;

/**
 * How an answer is read and judged. A checker holds the key, so it never leaves the server;
 * what a team may know of it is its reader (`readers.ts`). One that could not be used, or that no journal could keep, does not parse. CHK5 JRN13
 */
export const Checker = z.discriminatedUnion("kind", [
  schemas[checkerKinds[0]],
  ...checkerKinds.slice(1).map((kind) => schemas[kind]),
]);
export type CheckerOf<Kind extends CheckerKind> = {
  [K in Kind]: z.infer<(typeof schemas)[K]> & { readonly kind: K };
}[Kind];
export type Checker = CheckerOf<CheckerKind>;

/** What only the server does with a kind. */
interface Judging<Kind extends CheckerKind> {
  readonly readerOf: (checker: CheckerOf<Kind>) => ReaderOf<Kind>;
  /** Whether a reading is right. A reading that is not one is wrong, never an error. CHK3 */
  readonly judge: (checker: CheckerOf<Kind>, reading: string) => boolean;
  /** The most answers a checker can take before guessing blindly pays; null when guessing is hopeless. */
  readonly guessingLimit: (checker: CheckerOf<Kind>) => number | null;
  /** How many answers there are, of which one is right; null when there is no end of them. */
  readonly possibleAnswers: (checker: CheckerOf<Kind>) => number | null;
  readonly make: (checker: CheckerOf<Kind>, language: NumberLanguage) => CheckerOf<Kind>;
  /** What is told to read a key by the newest rules, before it was read. */
  readonly todaysOptions: (language: NumberLanguage) => Readonly<Record<string, unknown>>;
}

const judgings: { readonly [Kind in CheckerKind]: Judging<Kind> } = {
  number: { ...number, guessingLimit: () => null, possibleAnswers: () => null },
  text: { ...text, guessingLimit: () => null, possibleAnswers: () => null },
  choice: { ...choice, make: (checker) => checker, todaysOptions: () => ({}) },
};

/** What may be told to a team about how its answer will be read. CHK6 */
export function readerOf<Kind extends CheckerKind>(checker: CheckerOf<Kind>): ReaderOf<Kind> {
  return judgings[checker.kind].readerOf(checker);
}

/** Whether a reading made by `readAnswer` is right. */
export function judgeReading<Kind extends CheckerKind>(checker: CheckerOf<Kind>, reading: string): boolean {
  return judgings[checker.kind].judge(checker, reading);
}

/** The most answers this checker can take before guessing blindly pays; null when guessing is hopeless. CHK23 */
export function guessingLimit<Kind extends CheckerKind>(checker: CheckerOf<Kind>): number | null {
  return judgings[checker.kind].guessingLimit(checker);
}

/** How many answers somebody who guesses blindly chooses from; null when there is no end of them. */
export function possibleAnswers<Kind extends CheckerKind>(checker: CheckerOf<Kind>): number | null {
  return judgings[checker.kind].possibleAnswers(checker);
}

/**
 * A checker as a task of today has it: read by the newest rules, in the contest's language, with what its readers may
 * know of the key. Whatever makes or edits a task calls it; what is stored already stays as it is. CHK24 CHK25 CHK34
 * CHK36
 */
export function makeChecker<Kind extends CheckerKind>(
  checker: CheckerOf<Kind>,
  language: NumberLanguage,
): CheckerOf<Kind> {
  return judgings[checker.kind].make(checker, language);
}

/** What an unread checker of this kind needs beside its key to be read as one of a task of today. */
export function todaysOptions(
  kind: CheckerKind,
  language: NumberLanguage,
): Readonly<Record<string, unknown>> {
  return judgings[kind].todaysOptions(language);
}
