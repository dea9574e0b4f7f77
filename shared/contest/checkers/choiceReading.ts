import type { ReadResult } from "./readers.ts";

const MAX_CHARACTERS = 100;
/** Digits and the comma as an input method types them. */
const FULL_WIDTH = /[\uFF0C\uFF10-\uFF19]/gu;

export type ChoiceReader = {
  readonly kind: "choice";
  readonly options: readonly string[];
  readonly several: boolean;
};

/** Reads option numbers between commas or spaces; the reading has them once each, in order: `1,3`. */
export function read(reader: ChoiceReader, input: string): ReadResult {
  if (input.length > MAX_CHARACTERS) {
    return {
      ok: false,
      misreading: { code: "answer_too_long", params: { limit: `${MAX_CHARACTERS}` } },
    };
  }
  const written = input
    .replace(FULL_WIDTH, (sign) => sign.normalize("NFKC"))
    .split(/[\s,]+/u)
    .filter((part) => part !== "");
  if (written.length === 0) return { ok: false, misreading: { code: "answer_empty" } };

  const numbers = new Set(written.map((part) => (/^0*[1-9]\d?$/u.test(part) ? Number(part) : 0)));
  const areOptions = [...numbers].every((number) => number >= 1 && number <= reader.options.length);
  if (!areOptions || (numbers.size > 1 && !reader.several)) {
    return { ok: false, misreading: { code: "answer_not_an_option" } };
  }
  return { ok: true, reading: [...numbers].sort((a, b) => a - b).join(",") };
}

/** The texts of the chosen options, joined by `; `. */
export function show(reader: ChoiceReader, reading: string): string {
  const chosen = new Set(reading.split(",").map(Number));
  return reader.options.filter((_, index) => chosen.has(index + 1)).join("; ");
}

/** Half of the possible answers, at least one: with more attempts, blind guessing would pay. CHK23 */
export function mostGuesses(options: number, several: boolean): number {
  const possibleAnswers = several ? 2 ** options - 1 : options;
  return Math.max(1, Math.floor(possibleAnswers / 2));
}
