import { z } from "zod";
import { unreachable } from "../unreachable.ts";
import { DASH, expandVulgarFractions, removeInvisible, SLASH } from "./characters.ts";
import { parseNumber } from "./numberGrammar.ts";
import { findDecimal, isWithin, type Rational, rational, writeFraction } from "./rational.ts";
import type { Misreading, ReadResult } from "./readers.ts";

const MAX_CHARACTERS = 100;
/** As many as a school calculator shows; a longer decimal is harder to check than the fraction. */
const MAX_SHOWN_DIGITS = 16;

const EXACT: Rational = rational(0n, 1n);

/** A number, right when equal to `answer`, or at most `tolerance` (absolute) away from it. */
export const NumberChecker = z
  .strictObject({
    kind: z.literal("number"),
    answer: z.string("An answer is needed, such as 12, 0.75 or 3/4").superRefine(requireNumber),
    tolerance: z.string("A tolerance is a number such as 0.01").superRefine(requireDistance).optional(),
  })
  .readonly();
export type NumberChecker = z.infer<typeof NumberChecker>;

export type NumberReader = { readonly kind: "number" };

export function readerOf(_checker: NumberChecker): NumberReader {
  return { kind: "number" };
}

/** The reading is a fraction in lowest terms: `11/16`, `-3`. Reading a reading gives the same reading. */
export function read(_reader: NumberReader, input: string): ReadResult {
  const parsed = readValue(input);
  return parsed.ok ? { ok: true, reading: writeFraction(parsed.value) } : parsed;
}

/** A reading that is not one is wrong, never an error. */
export function judge(checker: NumberChecker, reading: string): boolean {
  const given = findValue(reading);
  const answer = findValue(checker.answer);
  if (given === null || answer === null) return false;
  const tolerance = checker.tolerance === undefined ? EXACT : findValue(checker.tolerance);
  return tolerance !== null && isWithin(given, answer, tolerance); // CHK11
}

/** `1500`, `1/3`, `11/16 = 0.6875`: a reading does not know how it was written, so it shows both ways. */
export function show(reading: string): string {
  const value = findValue(reading);
  if (value === null || value.denominator === 1n) return reading;
  const decimal = findDecimal(value, MAX_SHOWN_DIGITS);
  return decimal === null ? reading : `${reading} = ${decimal}`;
}

type Parsed =
  | { readonly ok: true; readonly value: Rational }
  | { readonly ok: false; readonly misreading: Misreading };

function readValue(input: string): Parsed {
  if (input.length > MAX_CHARACTERS) return refuse(TOO_LONG);
  const plain = toPlainCharacters(input);
  if (plain === "") return refuse({ code: "answer_empty" });

  const meaning = parseNumber(plain);
  switch (meaning.kind) {
    case "none":
      return refuse({ code: "answer_not_a_number" });
    case "ambiguous": {
      const { asThousands, asDecimal } = meaning;
      return refuse({ code: "answer_ambiguous_number", params: { asThousands, asDecimal } }); // CHK9
    }
    case "one":
      // 60 decimals make a fraction of 120 digits, which could not be read again.
      return writeFraction(meaning.value).length > MAX_CHARACTERS
        ? refuse(TOO_LONG)
        : { ok: true, value: meaning.value };
    default:
      return unreachable(meaning);
  }
}

const TOO_LONG: Misreading = {
  code: "answer_too_long",
  params: { limit: `${MAX_CHARACTERS}` },
};

function refuse(misreading: Misreading): Parsed {
  return { ok: false, misreading };
}

/** Only ASCII is left of what the grammar knows; what it does not know stays as it is. */
function toPlainCharacters(input: string): string {
  return expandVulgarFractions(removeInvisible(input))
    .replace(FULL_WIDTH, (character) => character.normalize("NFKC"))
    .replace(DASH, "-")
    .replace(SLASH, "/")
    .replace(/\s+/gu, " ")
    .trim();
}

/** NFKC for everything would read `2³` as 23. */
const FULL_WIDTH = /[\uFE50-\uFE6B\uFF01-\uFF5E\u{1D7CE}-\u{1D7FF}]/gu;

function findValue(input: string): Rational | null {
  const parsed = readValue(input);
  return parsed.ok ? parsed.value : null;
}

function requireNumber(written: string, context: z.RefinementCtx): void {
  const parsed = readValue(written);
  if (!parsed.ok) context.addIssue({ code: "custom", message: explain(written, parsed.misreading) });
}

function requireDistance(written: string, context: z.RefinementCtx): void {
  const message = findDistanceFault(written);
  if (message !== null) context.addIssue({ code: "custom", message });
}

function findDistanceFault(written: string): string | null {
  const parsed = readValue(written);
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
      return `The number is longer than ${MAX_CHARACTERS} characters`;
    case "answer_ambiguous_number":
      return `"${written}" can be read in two ways: write ${params?.asThousands} or ${params?.asDecimal}`;
    default:
      return `"${written}" is not a number: write for example 12, 0.75, 3/4, 1 3/4 or 50%`;
  }
}
