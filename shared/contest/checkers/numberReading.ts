import { unreachable } from "../unreachable.ts";
import { DASH, expandVulgarFractions, removeInvisible, SLASH } from "./characters.ts";
import { type NumberLanguage, type NumberMeaning, parseNumber } from "./numberGrammar.ts";
import { unwrapNumber } from "./numberWrapping.ts";
import { findDecimal, type Rational, rational, writeFraction } from "./rational.ts";
import type { Misreading, ReadResult } from "./readers.ts";

export const MAX_NUMBER_CHARACTERS = 100;
/** As many as a school calculator shows; a longer decimal is harder to check than the fraction. */
const MAX_SHOWN_DIGITS = 16;

/**
 * What a task says of the percent sign. `value`: 50% is 1/2. `asked`: a number is expected, so 12% is asked about.
 * `expected`: per cents are expected, so 12 is asked about.
 */
export const percentUses = ["value", "asked", "expected"] as const;
export type PercentUse = (typeof percentUses)[number];

/** Without `language` and `percent`, as tasks were made before they had them, every notation counts and 50% is 1/2. */
export type NumberReader = {
  readonly kind: "number";
  readonly language?: NumberLanguage | undefined;
  readonly percent?: PercentUse | undefined;
};

/**
 * The reading is a fraction in lowest terms: `11/16`, `-3`; where per cents are expected, that many of them: `12%`.
 * Reading a reading gives the same reading.
 */
export function read(reader: NumberReader, input: string): ReadResult {
  const parsed = parseInput(input, reader.language);
  if (!parsed.ok) return parsed;
  const { value, hasPercent } = parsed;
  const question = findPercentQuestion(reader.percent ?? "value", value, hasPercent);
  if (question !== null) return { ok: false, misreading: question };
  const reading = reader.percent === "expected" ? `${writeFraction(times100(value))}%` : writeFraction(value);
  // 60 decimals make a fraction of 120 digits, which could not be read again.
  return reading.length > MAX_NUMBER_CHARACTERS ? { ok: false, misreading: TOO_LONG } : { ok: true, reading };
}

/** `1500`, `1/3`, `11/16 = 0.6875`, `12%`: a reading does not know how it was written, so it shows both ways. */
export function show(reading: string): string {
  const value = findValue(reading);
  if (value === null || value.denominator === 1n) return reading;
  if (reading.endsWith("%")) {
    const percents = findDecimal(times100(value), MAX_SHOWN_DIGITS);
    return percents === null ? reading : `${percents}%`;
  }
  const decimal = findDecimal(value, MAX_SHOWN_DIGITS);
  return decimal === null ? reading : `${reading} = ${decimal}`;
}

/** The value of a reading, or of a number that a person wrote in one way only; null when it is none. */
export function findValue(written: string, language?: NumberLanguage): Rational | null {
  const parsed = parseInput(written, language);
  return parsed.ok ? parsed.value : null;
}

export type Parsed =
  | { readonly ok: true; readonly value: Rational; readonly hasPercent: boolean }
  | { readonly ok: false; readonly misreading: Misreading };

/** The value of an input, whatever its task says of per cents. */
export function parseInput(input: string, language: NumberLanguage | undefined): Parsed {
  if (input.length > MAX_NUMBER_CHARACTERS) return refuse(TOO_LONG);
  const plain = toPlainCharacters(input);
  if (plain === "") return refuse({ code: "answer_empty" });

  const meaning = findMeaning(plain, language);
  switch (meaning.kind) {
    case "none":
      return refuse({ code: "answer_not_a_number" });
    case "ambiguous": {
      const { asThousands, asDecimal } = meaning;
      return refuse({ code: "answer_ambiguous_number", params: { asThousands, asDecimal } }); // CHK9
    }
    case "one":
      return writeFraction(meaning.value).length > MAX_NUMBER_CHARACTERS
        ? refuse(TOO_LONG)
        : { ok: true, value: meaning.value, hasPercent: meaning.hasPercent };
    default:
      return unreachable(meaning);
  }
}

/** What stands around a number is looked at only where there is no number with it: nothing that was read reads anew. */
function findMeaning(plain: string, language: NumberLanguage | undefined): NumberMeaning {
  const meaning = parseNumber(plain, language);
  return meaning.kind === "none" ? parseNumber(unwrapNumber(plain), language) : meaning; // CHK27
}

// CHK25 CHK26: depends on the reader and on what was written, never on the key.
function findPercentQuestion(use: PercentUse, value: Rational, hasPercent: boolean): Misreading | null {
  if (use === "asked" && hasPercent) {
    const params = { asNumber: writePlain(times100(value)), asPercent: writePlain(value) };
    return { code: "answer_percent_unclear", params };
  }
  const isBelowOne = (value.numerator < 0n ? -value.numerator : value.numerator) < value.denominator;
  if (use === "expected" && !hasPercent && !isBelowOne) {
    const params = { asPercent: `${writePlain(value)}%`, asNumber: `${writePlain(times100(value))}%` };
    return { code: "answer_percent_missing", params };
  }
  return null;
}

function times100(value: Rational): Rational {
  return rational(value.numerator * 100n, value.denominator);
}

function writePlain(value: Rational): string {
  return findDecimal(value, MAX_SHOWN_DIGITS) ?? writeFraction(value);
}

const TOO_LONG: Misreading = {
  code: "answer_too_long",
  params: { limit: `${MAX_NUMBER_CHARACTERS}` },
};

function refuse(misreading: Misreading): Parsed {
  return { ok: false, misreading };
}

/** Only ASCII is left of what the grammar knows; what it does not know stays as it is. */
export function toPlainCharacters(input: string): string {
  return expandVulgarFractions(removeInvisible(input))
    .replace(FULL_WIDTH, (character) => character.normalize("NFKC"))
    .replace(DASH, "-")
    .replace(SLASH, "/")
    .replace(/\s+/gu, " ")
    .trim();
}

/** NFKC for everything would read `2³` as 23. */
const FULL_WIDTH = /[\uFE50-\uFE6B\uFF01-\uFF5E\u{1D7CE}-\u{1D7FF}]/gu;
