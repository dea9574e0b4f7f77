import type { NumberLanguage } from "../../../shared/contest/checkers/numberGrammar.ts";
import { type CheckerKind, readAnswer } from "../../../shared/contest/checkers/readers.ts";
import { linesOf } from "../cells.ts";

/** What teachers call each kind, in English and Russian. */
const names: Readonly<Record<CheckerKind, readonly string[]>> = {
  number: [
    "number",
    "num",
    "numeric",
    "numerical",
    "число",
    "числовой",
    "числовая",
    "численный",
    "числовой ответ",
  ],
  text: [
    "text",
    "word",
    "words",
    "string",
    "short answer",
    "open",
    "open question",
    "текст",
    "слово",
    "строка",
    "текстовый",
    "открытый",
    "краткий ответ",
    "короткий ответ",
  ],
  choice: [
    "choice",
    "choices",
    "multiple choice",
    "single choice",
    "quiz",
    "test",
    "mc",
    "mcq",
    "выбор",
    "тест",
    "варианты",
    "выбор ответа",
    "выбор варианта",
    "с выбором ответа",
    "один из списка",
    "несколько из списка",
    "множественный выбор",
    "закрытый",
  ],
};

const kindOfName: ReadonlyMap<string, CheckerKind> = new Map(
  Object.entries(names).flatMap(([kind, list]) => list.map((name) => [name, kind as CheckerKind] as const)),
);

export function findKind(written: string): CheckerKind | undefined {
  return kindOfName.get(
    written
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/[\s._-]+/gu, " ")
      .trim(),
  );
}

/** The kind of a task whose table says none: what can be chosen is a choice, what reads as a number is one. */
export function guessKind(answer: string, hasOptions: boolean, language: NumberLanguage): CheckerKind {
  if (hasOptions) return "choice";
  return linesOf(answer).every((line) => readsAsNumber(cleanNumber(line), language)) ? "number" : "text";
}

function readsAsNumber(line: string, language: NumberLanguage): boolean {
  const read = readAnswer({ kind: "number", language }, line);
  return read.ok || read.misreading.code === "answer_ambiguous_number";
}

/** A number without what spreadsheets and their users put around it: quotes, an apostrophe before it, blanks that do not break. */
export function cleanNumber(written: string): string {
  const plain = written
    .replace(/[\u00A0\u2007\u202F]/gu, " ")
    .trim()
    .replace(/^['’](?=[-−+]?\d)/u, "");
  return /^["“„«]([^"“”„«»]+)["“”»]$/u.exec(plain)?.[1]?.trim() ?? plain;
}

/** A number and what it counts, `12 см`, `5kg`: as a text it is right with its unit only. */
export function isNumberWithUnit(answer: string): boolean {
  return /^[-−–+]?\d[\d.,\s]*(?:\s\p{L}[\p{L}\d/².³]*\.?|(?:[cmk]?m|k?g|км|см|мм|м|кг|г|л|ч|с|h|s|min|мин)[²³]?\.?|\s?[°€$₽£])$/iu.test(
    answer.trim(),
  );
}

/** `2; 3`, `1/2; 3/4`: several numbers in one text. */
export function listsNumbers(answer: string): boolean {
  return /^[-−–+]?\d[\d.,/]*(?:\s*;\s*[-−–+]?\d[\d.,/]*)+$/u.test(answer.trim());
}

/** A longer statement is looked at so far. */
const MAX_LOOKED_AT = 2_000;

/** Whether choices stand in the statement itself, so that a letter answers it. */
export function hasOptionsInside(statement: string): boolean {
  const looked = statement.slice(0, MAX_LOOKED_AT);
  return FIRST_LABELS.some(([first, second]) => {
    const found = first.exec(looked);
    return found !== null && second.test(looked.slice(found.index + found[0].length));
  });
}

const FIRST_LABELS = [
  [/(?:^|\s)\(?a[).]\s/iu, /\s\(?b[).]\s/iu],
  [/(?:^|\s)\(?а[).]\s/iu, /\s\(?б[).]\s/iu],
] as const;
