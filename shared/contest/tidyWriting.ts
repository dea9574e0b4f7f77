import type { Language } from "../languages.ts";
import { makeChecker } from "./checkers/checker.ts";
import type { CardWriting } from "./editActs.ts";
import { isSamePlain } from "./samePlain.ts";

/**
 * What is kept of what an author wrote: a key that judges is one of today, unless it stood there before, and what was
 * typed as a key is kept only where there is none. EDT7 CHK24
 */
export function tidyWriting(
  writing: CardWriting,
  before: CardWriting | null,
  language: Language,
): CardWriting {
  const { checker } = writing;
  if (!checker) return writing;
  const isKept = before !== null && isSamePlain(checker, before.checker);
  return { ...writing, typedKey: null, checker: isKept ? checker : makeChecker(checker, language) };
}
