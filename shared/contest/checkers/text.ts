import { z } from "zod";
import { DASH, expandVulgarFractions, removeInvisible, SLASH } from "./characters.ts";
import type { ReadResult } from "./readers.ts";

const MAX_CHARACTERS = 200;
const MAX_ANSWERS = 50;

const Fold = z.boolean("A fold is on (true) or off (false)").optional();

/** A text, right when it folds to the same as one of `answers`. A fold not named is on. */
export const TextChecker = z
  .strictObject({
    kind: z.literal("text"),
    answers: z
      .array(z.string("An accepted answer is a text"), "The accepted answers are missing")
      .min(1, "At least one accepted answer is needed")
      .max(MAX_ANSWERS, `At most ${MAX_ANSWERS} accepted answers`)
      .readonly(),
    folds: z
      .strictObject({ case: Fold, spaces: Fold, yo: Fold, quotes: Fold, dashes: Fold })
      .readonly()
      .optional(),
  })
  .superRefine(requireReadableAnswers)
  .readonly();
export type TextChecker = z.infer<typeof TextChecker>;

/** Which differences do not count. */
export type Folds = {
  readonly case: boolean;
  /** Spaces around the text are dropped, runs of spaces are one space. */
  readonly spaces: boolean;
  /** ё is е. */
  readonly yo: boolean;
  /** Every quotation mark, apostrophe and prime is one and the same. */
  readonly quotes: boolean;
  /** Every hyphen, dash and minus is one and the same. */
  readonly dashes: boolean;
};

export type TextReader = { readonly kind: "text"; readonly folds: Folds };

export function readerOf(checker: TextChecker): TextReader {
  return { kind: "text", folds: completeFolds(checker.folds) };
}

/** The reading is the folded text. Reading a reading gives the same reading. */
export function read(reader: TextReader, input: string): ReadResult {
  if (input.length > MAX_CHARACTERS) return TOO_LONG;
  const reading = fold(reader.folds, input);
  if (reading.trim() === "") return { ok: false, misreading: { code: "answer_empty" } };
  // NFKC makes eighteen letters of U+FDFA.
  if (reading.length > MAX_CHARACTERS) return TOO_LONG;
  return { ok: true, reading };
}

export function judge(checker: TextChecker, reading: string): boolean {
  const { folds } = readerOf(checker);
  return checker.answers.some((answer) => fold(folds, answer) === reading);
}

const TOO_LONG: ReadResult = {
  ok: false,
  misreading: { code: "answer_too_long", params: { limit: `${MAX_CHARACTERS}` } },
};

/** Folding may leave something to fold (an ё with a second diaeresis), so it goes on until nothing changes. */
function fold(folds: Folds, input: string): string {
  const folded = foldOnce(folds, input);
  return folded === input ? folded : fold(folds, folded);
}

function foldOnce(folds: Folds, input: string): string {
  let text = removeInvisible(input);
  // Before NFKC, which takes ´ apart into a space and an accent, and ″ into two primes.
  if (folds.quotes) text = text.replace(QUOTE, "'");
  text = expandVulgarFractions(text).normalize("NFKC").replace(SLASH, "/");
  if (folds.case) text = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  if (folds.yo) text = text.replaceAll("ё", "е").replaceAll("Ё", "Е");
  if (folds.dashes) text = text.replace(DASH, "-");
  if (folds.spaces) text = text.replace(/\s+/gu, " ").trim();
  return text;
}

const QUOTE =
  /["'`\u00AB\u00B4\u00BB\u02B9-\u02BF\u02C8\u02CA\u02CB\u02EE\u0374\u0384\u055A\u05F3\u05F4\u2018-\u201F\u2032-\u2037\u2039\u203A\u2057\u275B-\u2760\u276E\u276F\u2E42\u301D-\u301F\uFF02\uFF07\uFF40]/gu;

type FoldSettings = { readonly [fold in keyof Folds]?: boolean | undefined };

function completeFolds(settings: FoldSettings = {}): Folds {
  return {
    case: settings.case ?? true,
    spaces: settings.spaces ?? true,
    yo: settings.yo ?? true,
    quotes: settings.quotes ?? true,
    dashes: settings.dashes ?? true,
  };
}

type Key = { readonly answers: readonly string[]; readonly folds?: FoldSettings | undefined };

function requireReadableAnswers({ answers, folds }: Key, context: z.RefinementCtx): void {
  const reader: TextReader = { kind: "text", folds: completeFolds(folds) };
  for (const [index, answer] of answers.entries()) {
    const result = read(reader, answer);
    if (result.ok) continue;
    const message =
      result.misreading.code === "answer_empty"
        ? "An accepted answer is empty"
        : `An accepted answer is longer than ${MAX_CHARACTERS} characters`;
    context.addIssue({ code: "custom", message, path: ["answers", index] });
  }
}
