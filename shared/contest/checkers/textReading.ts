import type { Alphabet } from "./alphabets.ts";
import { findUnitQuestion } from "./capitals.ts";
import { findMeantWord } from "./keyboards.ts";
import type { ReadResult } from "./readers.ts";
import { foldAsFirst } from "./textFirstEdition.ts";
import { foldSurface } from "./textSurface.ts";

export const MAX_TEXT_CHARACTERS = 200;

/** Which differences do not count. */
export type Folds = {
  readonly case: boolean;
  /** Spaces around the text are dropped, runs of spaces are one space; from the second edition on, CHK33 too. */
  readonly spaces: boolean;
  /** ё is е. */
  readonly yo: boolean;
  /** Every quotation mark is one; in the first edition they are also one with apostrophes and primes. */
  readonly quotes: boolean;
  /** Every hyphen, dash and minus is one and the same. */
  readonly dashes: boolean;
};

/**
 * `edition` says by which rules a text is read: 2 for tasks made now; absent for those that were stored before there
 * was a second one, which are read as they always were (CHK30).
 */
export type TextReader = {
  readonly kind: "text";
  readonly folds: Folds;
  readonly edition?: 2 | undefined;
  /** Look-alike letters are taken for letters of it; absent: no letter is taken for another. */
  readonly alphabet?: Alphabet | undefined;
  /** `count`: the answer is a formula or has a unit in which capitals make a difference (CHK36). */
  readonly capitals?: "count" | undefined;
};

/** The reading is the folded text. Reading a reading gives the same reading. */
export function read(reader: TextReader, input: string): ReadResult {
  if (input.length > MAX_TEXT_CHARACTERS) return TOO_LONG;
  const reading = fold(reader, input);
  if (reading.trim() === "") return { ok: false, misreading: { code: "answer_empty" } };
  // NFKC makes eighteen letters of U+FDFA.
  if (reading.length > MAX_TEXT_CHARACTERS) return TOO_LONG;
  return ask(reader, input, reading) ?? { ok: true, reading };
}

/** The text without the differences that do not count to this reader. */
export function fold(reader: TextReader, input: string): string {
  return reader.edition === 2 ? foldSurface(reader, input) : foldAsFirst(reader.folds, input);
}

/** The free questions: they follow from reader and input alone, and are asked of a reading as well as of an input. */
function ask({ edition, alphabet, capitals }: TextReader, input: string, reading: string): ReadResult | null {
  if (edition !== 2) return null;
  // What a keyboard makes of ж is a semicolon, so the input is looked at before its end punctuation goes.
  const meant = alphabet && (findMeantWord(alphabet, input) ?? findMeantWord(alphabet, reading));
  if (meant) return { ok: false, misreading: { code: "answer_wrong_layout", params: { meant } } }; // CHK35
  const units = capitals === "count" ? findUnitQuestion(reading) : null;
  return units && { ok: false, misreading: { code: "answer_capitals_count", params: units } }; // CHK37
}

const TOO_LONG: ReadResult = {
  ok: false,
  misreading: { code: "answer_too_long", params: { limit: `${MAX_TEXT_CHARACTERS}` } },
};
