import { z } from "zod";
import { unreachable } from "../unreachable.ts";
import * as choice from "./choice.ts";
import * as number from "./number.ts";
import * as text from "./text.ts";

/**
 * How an answer is read and judged. A checker holds the key, so it never leaves the server;
 * what a team may know of it is its {@link Reader}.
 */
export const Checker = z.discriminatedUnion("kind", [
  number.NumberChecker,
  text.TextChecker,
  choice.ChoiceChecker,
]);
export type Checker = z.infer<typeof Checker>;
export type CheckerKind = Checker["kind"];

/** The public half of a checker: enough to read an input, nothing to judge it by. */
export type Reader = number.NumberReader | text.TextReader | choice.ChoiceReader;

/** Why an input could not be read. `params` fill the sentence shown to the reader. */
export type Misreading = {
  readonly code:
    | "answer_empty"
    | "answer_too_long"
    | "answer_not_a_number"
    | "answer_ambiguous_number"
    | "answer_not_an_option";
  readonly params?: Readonly<Record<string, string>>;
};

/** `reading` is canonical: two inputs mean the same answer exactly when their readings are equal strings. */
export type ReadResult =
  | { readonly ok: true; readonly reading: string }
  | { readonly ok: false; readonly misreading: Misreading };

/** What may be told to a team about how its answer will be read. */
export function readerOf(checker: Checker): Reader {
  switch (checker.kind) {
    case "number":
      return number.readerOf(checker);
    case "text":
      return text.readerOf(checker);
    case "choice":
      return choice.readerOf(checker);
    default:
      return unreachable(checker);
  }
}

/** Reads a raw input of at most 500 characters. Never throws. */
export function readAnswer(reader: Reader, input: string): ReadResult {
  switch (reader.kind) {
    case "number":
      return number.read(reader, input);
    case "text":
      return text.read(reader, input);
    case "choice":
      return choice.read(reader, input);
    default:
      return unreachable(reader);
  }
}

/** Whether a reading made by {@link readAnswer} is right. */
export function judgeReading(checker: Checker, reading: string): boolean {
  switch (checker.kind) {
    case "number":
      return number.judge(checker, reading);
    case "text":
      return text.judge(checker, reading);
    case "choice":
      return choice.judge(checker, reading);
    default:
      return unreachable(checker);
  }
}

/** The reading as a person would write it, for "read as …": `1500`, `11/16 = 0.6875`, the chosen options. */
export function showReading(reader: Reader, reading: string): string {
  switch (reader.kind) {
    case "number":
      return number.show(reading);
    case "text":
      return reading;
    case "choice":
      return choice.show(reader, reading);
    default:
      return unreachable(reader);
  }
}

/** The most answers this checker can take before guessing blindly pays; null when guessing is hopeless. */
export function guessingLimit(checker: Checker): number | null {
  return checker.kind === "choice" ? choice.guessingLimit(checker) : null;
}
