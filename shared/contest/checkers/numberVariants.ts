import type { NumberChecker } from "./number.ts";
import { findValue, parseInput } from "./numberReading.ts";
import { add, findDecimal, negate, type Rational, rational, writeFraction } from "./rational.ts";
import type { Variants } from "./typedVariants.ts";

const ZERO = rational(0n, 1n);
const TEN = rational(10n, 1n);
const HUNDRED = rational(100n, 1n);
/** More digits than anybody types. */
const MOST_DIGITS = 12;

/** How pupils write a number, and what they write by mistake. */
export function numberVariants({ answer, language, percent, tolerance }: NumberChecker): Variants {
  const parsed = parseInput(answer, language);
  if (!parsed.ok) return { likely: [], slips: [] };
  const sign = percent === "expected" ? "%" : "";
  // What stands before the sign.
  const value = sign === "" ? parsed.value : times(parsed.value, HUNDRED);
  const distance = tolerance === undefined ? ZERO : (findValue(tolerance) ?? ZERO);
  const reach = sign === "" ? distance : times(distance, HUNDRED);
  const plain = write(value);
  const likely = [
    plain + sign,
    writeWithComma(plain) + sign,
    ` ${plain}${sign} `,
    `${plain} ${language === "ru" ? "см" : "cm"}`,
    ...otherForms(value).map((form) => form + sign),
    ...(tolerance === undefined ? [] : [write(add(value, reach)) + sign]),
    ...(plain.includes("/") ? [] : [sign === "" ? writePercent(value) : plain]),
    writeWithZero(plain) + sign,
    `x=${plain}${sign}`,
    plain.replace(/^(-?)0\./u, "$1.") + sign,
    `${plain}${sign}.`,
  ];
  return { likely, slips: slipsOf(value, reach).map((slip) => slip + sign) };
}

/** The same number as a fraction, as one that is not in lowest terms, as a mixed number, or with its thousands apart. */
function otherForms(value: Rational): readonly string[] {
  const { numerator, denominator } = value;
  const expanded = `${2n * numerator}/${2n * denominator}`;
  const size = numerator < 0n ? -numerator : numerator;
  if (denominator === 1n)
    return size < 1_000n ? [expanded] : [`${numerator}`.replace(/\B(?=(?:\d{3})+$)/gu, " "), expanded];
  const mixed = `${numerator < 0n ? "-" : ""}${size / denominator} ${size % denominator}/${denominator}`;
  return [
    writeFraction(value),
    ...(size > denominator ? [mixed] : []),
    ...(findDecimal(value, MOST_DIGITS) === null ? [expanded] : []),
  ];
}

/** A whole number as so many per cent, which many mean by it; another one as the per cents that it is. */
function writePercent(value: Rational): string {
  return `${write(value.denominator === 1n ? value : times(value, HUNDRED))}%`;
}

/** One more in the last place and beyond what is tolerated, another sign, the point in another place, upside down. */
function slipsOf(value: Rational, reach: Rational): readonly string[] {
  const [, digits = ""] = write(value).split(".");
  const step = rational(1n, 10n ** BigInt(digits.length));
  const beyond = add(reach, step);
  const [above, below] = [add(value, beyond), add(value, negate(beyond))];
  const { numerator, denominator } = value;
  const rounded = rational((numerator * 100n) / denominator, 100n);
  return [
    write(above),
    write(negate(value)),
    write(times(value, TEN)),
    write(rational(numerator, denominator * 10n)),
    write(below),
    ...(numerator === 0n ? [] : [write(rational(denominator, numerator))]),
    write(rounded),
    write(add(above, TEN)),
  ];
}

function write(value: Rational): string {
  return findDecimal(value, MOST_DIGITS) ?? writeFraction(value);
}

function writeWithComma(plain: string): string {
  if (plain.includes("/")) return plain;
  return plain.includes(".") ? plain.replace(".", ",") : `${plain},0`;
}

function writeWithZero(plain: string): string {
  if (plain.includes("/")) return plain;
  return plain.includes(".") ? `${plain}0` : `${plain}.0`;
}

function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}
