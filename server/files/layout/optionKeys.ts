import { MAX_OPTION_CHARACTERS, MAX_OPTIONS } from "../../../shared/contest/checkers/choice.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { looselySeenText } from "../../../shared/contestFile/seenText.ts";
import { linesOf, type Report } from "../cells.ts";
import { findOptions } from "../choiceKeys.ts";
import { numbersOfLetter, type Scripts } from "./letterKeys.ts";
import type { RowOptions } from "./options.ts";

/**
 * The right choices as a cell names them, one a line: texts and numbers as they are, letters as the text of their option (`b`, `Б)`,
 * `A, C`). What may name two options is reported. Null: something was.
 */
export function readKeys(
  answer: string,
  options: RowOptions,
  scripts: Scripts,
  report: Report,
): string | null {
  // Whoever reads the choice says what is too much.
  if (isTooMuch(options.texts) || isTooMuch(linesOf(answer))) return answer;
  const lines = linesOf(answer)
    .flatMap((line) => separateKeys(line, options, scripts))
    .map((line) => {
      const [first, second] = numbersOfKey(line, options, scripts);
      if (second !== undefined) return reportDoubt(line, options, [first ?? 0, second], report);
      return first !== undefined && letterIn(line) !== undefined ? (options.texts[first - 1] ?? line) : line;
    });
  return lines.includes(null) ? null : lines.join("\n");
}

/** What is compared with each other must be few and short. */
function isTooMuch(texts: readonly string[]): boolean {
  return texts.length > MAX_OPTIONS || texts.some((text) => text.length > MAX_OPTION_CHARACTERS);
}

/**
 * What a letter names: it may be an option itself and stand before another. `B) Paris` names two where Paris is not B. Of texts and numbers whoever
 * reads the choice tells: none here.
 */
function numbersOfKey(key: string, { texts, labels }: RowOptions, scripts: Scripts): readonly number[] {
  const [, before, rest] = /^\(?(\p{L})[.)]\s+(\S.*)$/u.exec(key) ?? [];
  const letter = letterIn(key) ?? before;
  if (letter === undefined || (rest !== undefined && saysAll(texts, key))) return [];
  const byLetter = numbersOfLetter(letter, texts.length, labels, scripts);
  const byText = findOptions(texts, rest ?? key);
  return rest !== undefined && byText.length === 0 ? [] : [...new Set([...byText, ...byLetter])];
}

/** `А. Чехов` is an author and his initial, not the first option. */
function saysAll(texts: readonly string[], key: string): boolean {
  return texts.some((text) => looselySeenText(text) === looselySeenText(key));
}

/** `1,2`, `A, C`, `а и в`, `ACD`: the keys of several options, where the whole is none. */
function separateKeys(line: string, options: RowOptions, scripts: Scripts): readonly string[] {
  if (findOptions(options.texts, line).length > 0) return [line];
  const plain = line.replace(PREFIX, "");
  const spaced = plain.replace(/\s+/gu, " ");
  const parts = spaced.split(/ ?[,;/&+] ?| (?:and|и) | /iu).filter((part) => part !== "");
  const isKey = (part: string) => /^\d/u.test(part) || numbersOfKey(part, options, scripts).length > 0;
  if (parts.length > 1 && parts.every((part) => isShort(part) && isKey(part)))
    return parts.map((part) => part.replace(/[).]$/u, ""));
  const letters = [...plain];
  const isList = letters.length > 1 && new Set(letters).size === letters.length;
  if (isList && letters.every((letter) => letterIn(letter) !== undefined && isKey(letter))) return letters;
  return [plain];
}

/** `option B`, `№ 2`, `вариант В` */
const PREFIX = /^(?:option|choice|answer|вариант|ответ|№|#|no\.)\s*(?=(?:\p{L}|\d{1,2})[).]?$)/iu;

function isShort(part: string): boolean {
  return /^\(?(?:\p{L}|\d{1,2})[).]?$/u.test(part);
}

function letterIn(key: string): string | undefined {
  return /^\(?(\p{L})[).]?$/u.exec(key)?.[1];
}

/** Null, so that the key counts as unread. */
function reportDoubt(
  key: string,
  { texts }: RowOptions,
  [first, second]: readonly [number, number],
  report: Report,
): null {
  const textOf = (number: number) => quote(texts[number - 1] ?? "");
  const params = { cell: quote(key), first: textOf(first), second: textOf(second) };
  report(fileProblem("answer_doubtful_choice", params, { column: "answer" }));
  return null;
}
