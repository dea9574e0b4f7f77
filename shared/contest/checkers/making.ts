import { findAlphabet } from "./alphabets.ts";
import { capitalsMatterIn } from "./capitals.ts";
import type { Checker, CheckerOf } from "./checker.ts";
import type { NumberChecker } from "./number.ts";
import type { NumberLanguage } from "./numberGrammar.ts";
import { findValue, type PercentUse, toPlainCharacters } from "./numberReading.ts";
import type { CheckerKind } from "./readers.ts";
import { readerOf, type TextChecker } from "./text.ts";
import { fold, read } from "./textReading.ts";

/**
 * A checker as a task of today has it: read by the newest rules, in the contest's language, with what its readers may
 * know of the key. Whatever makes or edits a task calls it; what is stored already stays as it is. CHK24 CHK25 CHK34
 * CHK36
 */
export function makeChecker(checker: Checker, language: NumberLanguage): Checker {
  return makeOf(checker, language);
}

function makeOf<Kind extends CheckerKind>(
  checker: CheckerOf<Kind>,
  language: NumberLanguage,
): CheckerOf<Kind> {
  return makings[checker.kind](checker, language);
}

const makings: {
  readonly [Kind in CheckerKind]: (checker: CheckerOf<Kind>, language: NumberLanguage) => CheckerOf<Kind>;
} = {
  number: (checker, language) => ({ ...checker, language, percent: findPercentUse(checker, language) }),
  text: makeText,
  choice: (checker) => checker,
};

function findPercentUse({ answer }: NumberChecker, language: NumberLanguage): PercentUse {
  if (toPlainCharacters(answer).endsWith("%")) return "expected";
  return findValue(answer, language)?.denominator === 1n ? "asked" : "value";
}

function makeText({ kind, answers, folds }: TextChecker): TextChecker {
  const alphabet = findAlphabet(answers);
  const checker: TextChecker = {
    kind,
    answers,
    ...(folds && { folds }),
    edition: 2,
    ...(alphabet && { alphabet }),
  };
  if (folds?.case === false) return checker;
  const counting: TextChecker = { ...checker, capitals: "count" };
  const reader = readerOf(counting);
  const isNeeded = answers.some((answer) => capitalsMatterIn(fold(reader, answer)));
  return isNeeded && answers.every((answer) => read(reader, answer).ok) ? counting : checker;
}
