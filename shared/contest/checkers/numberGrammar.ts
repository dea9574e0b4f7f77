import type { Language } from "../../languages.ts";
import { add, findDecimal, negate, type Rational, rational, writeFraction } from "./rational.ts";

/** What a text means as a number. The two texts of `ambiguous` can both be read, each in one way. */
export type NumberMeaning =
  | { readonly kind: "none" }
  /** `value` has the percent sign counted in: 1/2 of `50%`. */
  | { readonly kind: "one"; readonly value: Rational; readonly hasPercent: boolean }
  | { readonly kind: "ambiguous"; readonly asThousands: string; readonly asDecimal: string };

/** Whose habit decides what one separator before three digits is: in Russian it is a decimal comma. */
export type NumberLanguage = Language;

/**
 * The meaning of `[sign] body [%]` in plain characters: ASCII digits, `-`, `/`, single spaces, trimmed.
 * A text is ambiguous when two notations give it different values (CHK9) and the language, if one is given,
 * does not choose (CHK24).
 */
export function parseNumber(plain: string, language?: NumberLanguage): NumberMeaning {
  const parts = /^([+-]?) ?([^%]*?) ?(%?)$/u.exec(plain);
  if (parts === null) return { kind: "none" };
  const [, sign = "", body = "", percent = ""] = parts;
  const signed = (value: Rational) => (sign === "-" ? negate(value) : value);

  const { grouped, ungrouped } = language ? readIn(language, body) : readInEveryNotation(body);
  const value = grouped ?? ungrouped;
  if (value === null) return { kind: "none" };
  if (grouped !== null && ungrouped !== null && writeFraction(grouped) !== writeFraction(ungrouped)) {
    return {
      kind: "ambiguous",
      asThousands: writeShort(signed(grouped)) + percent,
      asDecimal: writeShort(signed(ungrouped)) + percent,
    };
  }
  const whole = signed(value);
  if (percent === "") return { kind: "one", value: whole, hasPercent: false };
  return { kind: "one", value: rational(whole.numerator, whole.denominator * 100n), hasPercent: true };
}

/** The values of a text with its separator taken for one of thousands, and for a decimal one. */
type Values = { readonly grouped: Rational | null; readonly ungrouped: Rational | null };

function readInEveryNotation(body: string): Values {
  return { grouped: findByNotation(GROUPED, body), ungrouped: findByNotation(UNGROUPED, body) };
}

// CHK24
function readIn(language: NumberLanguage, body: string): Values {
  const [, whole, mark, digits] = /^([1-9]\d{0,2})([.,])(\d{3})$/u.exec(body) ?? [];
  if (whole === undefined || digits === undefined) return readInEveryNotation(body);
  const grouped = rational(toBigInt(whole + digits), 1n);
  if (mark === "," && language === "en") return { grouped, ungrouped: null };
  const ungrouped = rational(toBigInt(whole + digits), 1_000n);
  // Nobody writes one as 1.000, but a thousand is written so in half of Europe.
  return { grouped: digits === "000" ? grouped : null, ungrouped };
}

type Notation = {
  readonly pattern: RegExp;
  readonly evaluate: (parts: Readonly<Record<string, string | undefined>>) => Rational | null;
};

// CHK8: a group never starts with a zero, so 0,500 is a decimal.
const SPACED = String.raw`[1-9]\d{0,2}(?: \d{3})+`;
const INTEGER = String.raw`(?:\d+|${SPACED})`;

/** Notations that take a separator for thousands. */
const GROUPED: readonly Notation[] = [
  decimal(String.raw`(?<whole>${SPACED})(?:[.,](?<digits>\d+))?`),
  decimal(String.raw`(?<whole>[1-9]\d{0,2}(?:,\d{3})+)(?:\.(?<digits>\d+))?`),
  // One point before three digits is a decimal point; only more points or a comma after it say otherwise.
  decimal(String.raw`(?<whole>[1-9]\d{0,2}(?:\.\d{3}){2,})`),
  decimal(String.raw`(?<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?<digits>\d+)`),
  fraction(`(?<numerator>${SPACED}) ?/ ?(?<denominator>${INTEGER})`),
];

/** Notations in which a comma is a decimal comma, and a space stands before the fraction of a mixed number. */
const UNGROUPED: readonly Notation[] = [
  decimal(String.raw`(?<whole>\d+)`),
  decimal(String.raw`(?<whole>\d*)[.,](?<digits>\d+)`),
  fraction(String.raw`(?<numerator>\d+) ?/ ?(?<denominator>${INTEGER})`),
  mixed(String.raw`(?<whole>${INTEGER}) (?<numerator>\d+) ?/ ?(?<denominator>${INTEGER})`),
];

function findByNotation(notations: readonly Notation[], body: string): Rational | null {
  for (const { pattern, evaluate } of notations) {
    const groups = pattern.exec(body)?.groups;
    if (groups !== undefined) return evaluate(groups);
  }
  return null;
}

function decimal(pattern: string): Notation {
  return {
    pattern: new RegExp(`^${pattern}$`, "u"),
    evaluate: ({ whole = "", digits = "" }) =>
      rational(toBigInt(whole + digits), 10n ** BigInt(digits.length)),
  };
}

function fraction(pattern: string): Notation {
  return {
    pattern: new RegExp(`^${pattern}$`, "u"),
    evaluate: ({ numerator = "", denominator = "" }) => divide(numerator, denominator),
  };
}

function mixed(pattern: string): Notation {
  return {
    pattern: new RegExp(`^${pattern}$`, "u"),
    evaluate({ whole = "", numerator = "", denominator = "" }) {
      const part = divide(numerator, denominator);
      // 1 7/4 is more likely a mistyped 17/4 than 2 3/4.
      if (part === null || part.numerator >= part.denominator) return null;
      return add(rational(toBigInt(whole), 1n), part);
    },
  };
}

function divide(numerator: string, denominator: string): Rational | null {
  const divisor = toBigInt(denominator);
  return divisor === 0n ? null : rational(toBigInt(numerator), divisor);
}

function toBigInt(digits: string): bigint {
  return BigInt(digits.replace(/[ .,]/gu, "") || "0");
}

function writeShort(value: Rational): string {
  return findDecimal(value, 6) ?? writeFraction(value);
}
