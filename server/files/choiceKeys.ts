import { MAX_OPTION_CHARACTERS, MAX_OPTIONS } from "../../shared/contest/checkers/choice.ts";
import { fileProblem } from "../../shared/contestFile/problems.ts";
import { quote } from "../../shared/contestFile/quote.ts";
import { looselySeenText, seenText } from "../../shared/contestFile/seenText.ts";
import { linesOf, type Report, type TaskCells } from "./cells.ts";

/** The choice that the cells describe, as its checker's schema takes it; what is wrong is reported. FIL1 */
export function describeChoice({ answer, choices }: TaskCells, report: Report): unknown {
  if (choices === undefined) {
    report(fileProblem("empty_cell", {}, { column: "choices" }));
    return null;
  }
  const options = linesOf(choices);
  const [only] = options;
  if (options.length === 1 && only !== undefined && looksLikeSeveral(only)) {
    // Every answer would be said to be none of the choices.
    report(fileProblem("choices_on_one_line", { cell: quote(only) }, { column: "choices" }));
    return null;
  }
  if (isTooMuch(options, linesOf(answer), report)) return null;
  const seen = options.map(seenText);
  const twins = new Set(options.filter((_, index) => seen.indexOf(seen[index] ?? "") < index));
  for (const twin of twins)
    report(fileProblem("repeated_choice", { cell: quote(twin) }, { column: "choices" }));
  if (twins.size > 0) return null;

  const correct = linesOf(answer).map((line) => readAnswerLine(options, line, report));
  const found = correct.filter((number) => number !== null);
  for (const number of new Set(found.filter((value, index) => found.indexOf(value) < index)))
    report(fileProblem("repeated_answer", { cell: quote(options[number - 1] ?? "") }, { column: "answer" }));
  return { kind: "choice", options, correct, several: correct.length > 1 };
}

/** What is compared with each other must be few and short. */
function isTooMuch(options: readonly string[], answers: readonly string[], report: Report): boolean {
  const at = { column: "choices" };
  if (options.length > MAX_OPTIONS) report(fileProblem("too_many_choices", { max: MAX_OPTIONS }, at));
  else if (options.some((option) => option.length > MAX_OPTION_CHARACTERS))
    report(fileProblem("cell_too_long", { max: MAX_OPTION_CHARACTERS }, at));
  else if (answers.length > MAX_OPTIONS || answers.some((line) => line.length > MAX_OPTION_CHARACTERS))
    report(fileProblem("too_many_answers", { max: MAX_OPTIONS }, { column: "answer" }));
  else return false;
  return true;
}

function readAnswerLine(options: readonly string[], line: string, report: Report): number | null {
  const named = findOptions(options, line);
  const [first, second] = named;
  if (first !== undefined && second === undefined) return first;
  const at = { column: "answer" };
  if (first === undefined || second === undefined) {
    report(fileProblem("answer_not_a_choice", { cell: quote(line) }, at));
    return null;
  }
  const textOf = (number: number) => quote(options[number - 1] ?? "");
  report(
    fileProblem(
      "answer_doubtful_choice",
      { cell: quote(line), first: textOf(first), second: textOf(second) },
      at,
    ),
  );
  return null;
}

/** The numbers of the options that an answer may mean: one where it is clear, several where the author has to say. FIL1 */
export function findOptions(options: readonly string[], written: string): readonly number[] {
  const numbersWhere = (isNamed: (option: string) => boolean) =>
    options.flatMap((option, index) => (isNamed(option) ? [index + 1] : []));
  for (const form of [(text: string) => text, seenText, looselySeenText, withoutLabel]) {
    const wanted = form(written);
    const named = wanted === "" ? [] : numbersWhere((option) => form(option) === wanted);
    if (named.length > 0) return named;
  }
  const label = /^\(?(\p{L})[.)]?$/u.exec(written)?.[1]?.toLowerCase();
  if (label !== undefined && options.every((option) => labelOf(option) !== undefined))
    return numbersWhere((option) => labelOf(option) === label);
  if (!/^[1-9]\d?$/u.test(written)) return [];

  const inPlace = options[Number(written) - 1];
  const holding = numbersWhere((option) => numbersIn(option).includes(written));
  const [first, second] = holding;
  if (inPlace === undefined) {
    // 4 among 3 cm, 4 cm, 5 cm is 4 cm; in a sentence it may be anything.
    return holding.filter((number) => second !== undefined || isFigure(options[number - 1] ?? ""));
  }
  // Among figures, a number that is none of them is rather a slip than a position.
  if (first === undefined && options.some(isFigure)) return [];
  return [...new Set([...holding, Number(written)])];
}

/** `A) red`, `2. green` */
const LABEL = /^\(?(\p{L}|\d{1,2})[.)]\s+/u;

function labelOf(option: string): string | undefined {
  return LABEL.exec(option)?.[1]?.toLowerCase();
}

function withoutLabel(text: string): string {
  return looselySeenText(text.replace(LABEL, ""));
}

/** Not the 1 of `x_1`, the 2 of `H2O` or `x^2`. */
function numbersIn(option: string): readonly string[] {
  const numbers = seenText(option).matchAll(/(?:^|[^\p{L}\d.,_^])(\d+(?:[.,]\d+)*)/gu);
  return [...numbers].map(([, number = ""]) => number);
}

/** A number, alone or with what it counts: `8`, `-3`, `5 см`, `$20`. */
function isFigure(option: string): boolean {
  return /^[^\p{L}]*\d/u.test(seenText(option));
}

function looksLikeSeveral(line: string): boolean {
  return line.split(/[;|,/\t]|\\n| {3,}/u).filter((part) => part.trim() !== "").length > 1;
}
