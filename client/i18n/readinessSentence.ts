import { fileProblemSentence } from "../../shared/contestFile/problems.ts";
import type { Language } from "../../shared/languages.ts";
import type { ReadinessFinding } from "../../shared/simulation/readiness.ts";
import { dictionaries } from "./dictionaries.ts";
import type { OwnReadinessCode } from "./enReadiness.ts";

/** A finding in words. What is odd in a card is said as it is when a file is read. */
export function readinessSentence(language: Language, found: ReadinessFinding): string {
  return found.code === "card_odd"
    ? fileProblemSentence(language, found.params.problem)
    : ownSentence<OwnReadinessCode>(language, found);
}

function ownSentence<Code extends OwnReadinessCode>(
  language: Language,
  found: ReadinessFinding<Code>,
): string {
  return dictionaries[language].readiness.findings[found.code](found.params);
}
