import { type Checker, readerOf } from "../contest/checkers/checker.ts";
import type { CheckerKind } from "../contest/checkers/readers.ts";
import { readAnswer } from "../contest/checkers/readers.ts";
import { type FilePlace, type FileProblem, fileProblem } from "./problems.ts";
import { quote } from "./quote.ts";

/** Where the parts of a key stand in its file. */
export interface KeyPlaces {
  readonly answer: FilePlace;
  readonly choices: FilePlace;
}

/** What is odd about a key that can be read: hardly anybody can type it, or a spreadsheet made it of something else. FIL8 */
export function keyWarnings(checker: Checker, { answer, choices }: KeyPlaces): readonly FileProblem[] {
  const texts = textsOf(checker);
  return [
    ...texts.answers.flatMap((key) => oddities(key, answer)),
    ...texts.typed.flatMap((key) => typingOddities(checker, key, answer)),
    ...texts.options.flatMap((option) => oddities(option, choices)),
  ];
}

interface KeyTexts {
  readonly answers: readonly string[];
  /** Of these, what pupils have to type. */
  readonly typed: readonly string[];
  readonly options: readonly string[];
}

function textsOf(checker: Checker): KeyTexts {
  const texts: { readonly [Kind in CheckerKind]: (checker: Extract<Checker, { kind: Kind }>) => KeyTexts } = {
    number: (checker) => ({ answers: [checker.answer], typed: [], options: [] }),
    text: (checker) => ({ answers: checker.answers, typed: checker.answers, options: [] }),
    choice: (checker) => ({ answers: [], typed: [], options: checker.options }),
  };
  return (texts[checker.kind] as (of: Checker) => KeyTexts)(checker);
}

function oddities(key: string, at: FilePlace): readonly FileProblem[] {
  if (isSpreadsheetError(key)) return [fileProblem("spreadsheet_error", { cell: quote(key) }, at)];
  return isChangedBySpreadsheet(key) ? [fileProblem("changed_by_spreadsheet", { cell: quote(key) }, at)] : [];
}

const MARKUP = /\$[^$]+\$|\\[a-zA-Z]+|\\[([{]|[\^_]\{/u;
const ALTERNATIVES = /\p{L}\s*\|\s*\p{L}|\p{L}\s+(?:\/|or|или)\s+\p{L}/u;

function typingOddities(checker: Checker, key: string, at: FilePlace): readonly FileProblem[] {
  const cell = quote(key);
  if (MARKUP.test(key)) return [fileProblem("key_has_markup", { cell }, at)];
  if (ALTERNATIVES.test(key)) return [fileProblem("key_lists_answers", { cell }, at)];
  const result = readAnswer(readerOf(checker), key);
  const hard = new Set(
    result.ok ? [...result.reading].filter((character) => !ON_KEYBOARDS.test(character)) : [],
  );
  return hard.size > 0 ? [fileProblem("key_hard_to_type", { cell, signs: [...hard].join(" ") }, at)] : [];
}

/** Also what is on some keyboards only: who writes a key with it has it. */
const ON_KEYBOARDS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{Nd}\s!-~°№§€£₽«»“”„’–—…]/u;

/** `02-Jan`, `янв.05` were 1/2 or 2-1 or 5.01; `1,23E+15` was a long number. */
export function isChangedBySpreadsheet(cell: string): boolean {
  return CHANGED.some((form) => form.test(cell.trim()));
}

const MONTH =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек)";
const CHANGED: readonly RegExp[] = [
  new RegExp(`^\\d{1,2}[-.]${MONTH}(?:[-.]\\d{2,4})?$`, "iu"),
  new RegExp(`^${MONTH}[-.]\\d{2,4}$`, "iu"),
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u,
  /^\d[.,]\d+E\+\d+$/iu,
];

export function isSpreadsheetError(cell: string): boolean {
  return /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|ИМЯ\?|ССЫЛКА!|ЗНАЧ!|ДЕЛ\/0!|Н\/Д|ЧИСЛО!|ПУСТО!)$|^#{3,}$/u.test(
    cell.trim(),
  );
}
