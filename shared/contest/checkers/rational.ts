/** An exact number in lowest terms; the denominator is positive, so equal numbers have equal fields. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

/** Throws RangeError when the denominator is zero. */
export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError("a rational number has no zero denominator");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(absolute(numerator), absolute(denominator)) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Whether `a` and `b` are at most `limit` apart; the boundary counts as within. */
export function isWithin(a: Rational, b: Rational, limit: Rational): boolean {
  const gap = add(a, negate(b));
  return absolute(gap.numerator) * limit.denominator <= limit.numerator * gap.denominator;
}

/** `11/16`, `-3`: one text per number. */
export function writeFraction({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** The exact decimal, `-0.6875`; null when it does not end within `maxDigits` digits after the point. */
export function findDecimal(a: Rational, maxDigits: number): string | null {
  for (let digits = 0; digits <= maxDigits; digits++) {
    const scale = 10n ** BigInt(digits);
    if (scale % a.denominator === 0n) return placePoint(a.numerator * (scale / a.denominator), digits);
  }
  return null;
}

function placePoint(scaled: bigint, digits: number): string {
  if (digits === 0) return `${scaled}`;
  const padded = `${absolute(scaled)}`.padStart(digits + 1, "0");
  return `${scaled < 0n ? "-" : ""}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

function absolute(a: bigint): bigint {
  return a < 0n ? -a : a;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
