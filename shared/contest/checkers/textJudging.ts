import { isFormulaOrUnit } from "./capitals.ts";
import type { Folds, TextReader } from "./textReading.ts";

/**
 * Whether a reading of the second edition says the same as an accepted answer, both folded. Beyond equality: what many
 * leave out (CHK39). It reads the key, so it runs on the server only, and no refusal may depend on it.
 */
export function saysTheSame({ folds, capitals }: TextReader, reading: string, answer: string): boolean {
  if (reading === answer) return true;
  if (capitals === "count") return folds.case && isCarelesslyTyped(reading, answer);
  const close = (text: string) => (folds.spaces ? withoutGaps(text) : text);
  const given = new Set([reading, withoutArticle(reading)].map(close));
  return formsOf(folds, answer).some((form) => given.has(close(form))) || isSameSum(reading, answer); // CHK39
}

/** `b+a` for `a+b`: numbers and letters may be added in any order. */
function isSameSum(reading: string, answer: string): boolean {
  const sum = /^[\p{L}\d]{1,3}(?:\+[\p{L}\d]{1,3})+$/u;
  const terms = (text: string) => text.split("+").sort().join("+");
  return sum.test(reading) && sum.test(answer) && terms(reading) === terms(answer);
}

/** Capitals count against an answer only where they make a formula or a unit of their own. CHK36 */
function isCarelesslyTyped(reading: string, answer: string): boolean {
  return reading.toLowerCase() === answer.toLowerCase() && !isFormulaOrUnit(reading);
}

/** The ways to write an answer with a keyboard that lacks its signs. */
function formsOf(folds: Folds, answer: string): readonly string[] {
  const plain = withoutAccents(answer);
  const forms = [answer, plain, folds.quotes ? plain.replace(/n't\b/gu, "nt") : plain];
  const [, exponent] = /^10\^(-?\d{1,2})$/u.exec(answer) ?? [];
  return exponent === undefined ? forms : [...forms, writePowerOfTen(Number(exponent))];
}

function writePowerOfTen(exponent: number): string {
  return exponent < 0 ? `0.${"0".repeat(-exponent - 1)}1` : `1${"0".repeat(exponent)}`;
}

/** Only of Latin letters: й without its breve is another letter. */
function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC");
}

function withoutArticle(text: string): string {
  return text.replace(/^(?:the|an|a) (?=\p{L}{2})/u, "");
}

/** `Eiffel Tower` without its space. Words shorter than three letters keep theirs: `так же` is not `также`. */
function withoutGaps(text: string): string {
  return text.replace(/(\p{L}{3}) (?=\p{L}{3})/gu, "$1");
}
