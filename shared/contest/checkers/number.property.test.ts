import fc from "fast-check";
import { expect, test } from "vitest";
import { assertUntil } from "../testing/assertUntil.ts";
import { judge } from "./number.ts";
import { type NumberReader, read } from "./numberReading.ts";

const READER: NumberReader = { kind: "number" };

const minus = fc.constantFrom(..."-‐‑‒–—―−﹣－");
const blank = fc.constantFrom(" ", "\u00A0", "\u202F", "\u2009", "  ");
const slash = fc.constantFrom("/", " / ", "\u2044", "\u2215", "／");
const natural = fc.bigInt({ min: 0n, max: 10n ** 12n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });

/** `1234567` in groups: `1 234 567`. */
function group(digits: string, separator: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, separator);
}

function widen(text: string): string {
  return text.replace(/[!-~]/gu, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));
}

function canonical(numerator: bigint, denominator: bigint): string {
  const divide = (a: bigint, b: bigint): bigint => (b === 0n ? a : divide(b, a % b));
  const divisor = divide(numerator < 0n ? -numerator : numerator, denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  return bottom === 1n ? `${top}` : `${top}/${bottom}`;
}

type Written = { readonly text: string; readonly numerator: bigint; readonly denominator: bigint };

const fraction: fc.Arbitrary<Written> = fc
  .tuple(natural, positive, slash)
  .map(([numerator, denominator, bar]) => ({
    text: `${numerator}${bar}${denominator}`,
    numerator,
    denominator,
  }));

const mixed: fc.Arbitrary<Written> = fc
  .tuple(natural, fc.bigInt({ min: 2n, max: 99n }), natural, slash, blank)
  .map(([whole, denominator, seed, bar, gap]) => ({
    text: `${group(`${whole}`, " ")}${gap}${seed % denominator}${bar}${denominator}`,
    numerator: whole * denominator + (seed % denominator),
    denominator,
  }));

const VULGAR = [
  ["½", 1n, 2n],
  ["⅓", 1n, 3n],
  ["¾", 3n, 4n],
  ["⅘", 4n, 5n],
  ["⅞", 7n, 8n],
  ["⅒", 1n, 10n],
] as const;

const vulgar: fc.Arbitrary<Written> = fc
  .tuple(natural, fc.constantFrom(...VULGAR), fc.constantFrom("", " "))
  .map(([whole, [character, top, bottom], gap]) => ({
    text: whole === 0n ? character : `${whole}${gap}${character}`,
    numerator: whole * bottom + top,
    denominator: bottom,
  }));

/** Four digits after the comma, so that it cannot be taken for a separator of thousands. */
const decimal: fc.Arbitrary<Written> = fc
  .tuple(natural, fc.integer({ min: 0, max: 9999 }), fc.nat(6), blank)
  .map(([whole, rest, style, gap]) => {
    const digits = `${rest}`.padStart(4, "0");
    const texts = [
      `${whole}.${digits}`,
      `${whole},${digits}`,
      `${group(`${whole}`, gap.slice(0, 1))},${digits}`,
      `${group(`${whole}`, gap)}.${digits}`,
      `${group(`${whole}`, ",")}.${digits}`,
      `${group(`${whole}`, ".")},${digits}`,
      `000${whole}.${digits}000`,
    ];
    return {
      text: texts[style] ?? "",
      numerator: whole * 10_000n + BigInt(rest),
      denominator: 10_000n,
    };
  });

const integer: fc.Arbitrary<Written> = fc
  .tuple(natural, blank)
  .map(([whole, gap]) => ({ text: group(`${whole}`, gap), numerator: whole, denominator: 1n }));

const signed: fc.Arbitrary<Written> = fc
  .tuple(
    fc.oneof(fraction, mixed, vulgar, decimal, integer),
    fc.oneof(fc.constantFrom("", "+", "+ "), minus),
    fc.constantFrom("", "%", " %", "％"),
    fc.boolean(),
  )
  .map(([{ text, numerator, denominator }, sign, percent, wide]) => {
    const isNegative = sign !== "" && !sign.startsWith("+");
    const whole = `${sign}${text}${percent}`;
    return {
      text: wide ? widen(whole) : whole,
      numerator: isNegative ? -numerator : numerator,
      denominator: percent === "" ? denominator : denominator * 100n,
    };
  });

test("CHK2 CHK7 CHK8 CHK10 CHK12 a number has one reading, however it is written", () => {
  fc.assert(
    fc.property(signed, ({ text, numerator, denominator }) => {
      expect(read(READER, text)).toEqual({ ok: true, reading: canonical(numerator, denominator) });
    }),
    { numRuns: 2_000 },
  );
});

test("CHK3 the key is right", () => {
  fc.assert(
    fc.property(signed, ({ text }) => {
      const result = read(READER, text);
      expect(result.ok && judge({ kind: "number", answer: text }, result.reading)).toBe(true);
    }),
  );
});

test("CHK9 one comma before three digits is refused, and both offers can be read", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), (whole, rest) => {
      const digits = `${rest}`.padStart(3, "0");
      const result = read(READER, `${whole},${digits}`);
      if (result.ok) throw new Error(`read as ${result.reading}`);
      expect(result.misreading.code).toBe("answer_ambiguous_number");
      const { asThousands = "", asDecimal = "" } = result.misreading.params ?? {};
      expect(read(READER, asThousands)).toEqual(read(READER, `${whole}${digits}`));
      expect(read(READER, asDecimal)).toEqual(read(READER, `${whole}.${digits}`));
    }),
  );
});

const numberLike = fc.string({
  unit: fc.constantFrom(..."0123456789 .,/%-+−½¾⅟⁄\u00A0\u200B²３e'"),
  maxLength: 12,
});
const anything = fc.oneof(
  numberLike,
  fc.string({ unit: "binary", maxLength: 120 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

test("CHK1 CHK2 reading never throws, and reading a reading changes nothing", () => {
  let readCount = 0;
  assertUntil(
    () => readCount > 100,
    fc.property(anything, (input) => {
      const result = read(READER, input);
      if (!result.ok) return;
      readCount++;
      expect(read(READER, result.reading)).toEqual(result);
    }),
    5_000,
  );
  expect(readCount).toBeGreaterThan(100);
});

test("CHK11 a tolerance includes its boundary and is the same on both sides", () => {
  const thousandths = fc.integer({ min: -10_000, max: 10_000 });
  const distances = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(thousandths, distances, distances, (answer, tolerance, distance) => {
      const checker = { kind: "number", answer: `${answer}/1000`, tolerance: `${tolerance}/1000` } as const;
      const isRight = (thousandth: number) => judge(checker, `${thousandth}/1000`);
      expect(isRight(answer + distance)).toBe(distance <= tolerance);
      expect(isRight(answer - distance)).toBe(distance <= tolerance);
      expect(isRight(answer + tolerance)).toBe(true);
      expect(isRight(answer - tolerance)).toBe(true);
    }),
  );
});
