import type { z } from "zod";
import { Checker, makeChecker } from "../../shared/contest/checkers/checker.ts";
import type { NumberLanguage } from "../../shared/contest/checkers/numberGrammar.ts";
import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import { MAX_ANSWERS } from "../../shared/contest/checkers/text.ts";
import { unreachable } from "../../shared/contest/unreachable.ts";
import { isChangedBySpreadsheet } from "../../shared/contestFile/keyWarnings.ts";
import { findMisreading } from "../../shared/contestFile/misreadings.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { quote } from "../../shared/contestFile/quote.ts";
import { linesOf, type Report, type TaskCells } from "./cells.ts";
import { describeChoice } from "./choiceKeys.ts";

/**
 * The checker that the cells of a contest in this language describe, as a task of today has it; null when they
 * describe none, and then a problem was reported.
 */
export function readChecker(
  kind: CheckerKind,
  cells: TaskCells,
  language: NumberLanguage,
  report: Report,
): Checker | null {
  let isSound = true;
  const note: Report = (problem) => {
    isSound = false;
    report(problem);
  };
  refuseForeignCells(kind, cells, note);
  const described = describeChecker(kind, cells, language, note);
  if (!isSound) return null;

  const parsed = Checker.safeParse(described);
  if (parsed.success) return makeChecker(parsed.data, language);
  for (const issue of parsed.error.issues) report(explainIssue(issue, cells));
  return null;
}

const columnsOfKind: Readonly<Record<CheckerKind, readonly (keyof TaskCells)[]>> = {
  number: ["answer", "tolerance"],
  text: ["answer", "exact"],
  choice: ["answer", "choices"],
};

function refuseForeignCells(kind: CheckerKind, cells: TaskCells, report: Report): void {
  for (const column of ["choices", "tolerance", "exact"] as const) {
    if (cells[column] !== undefined && !columnsOfKind[kind].includes(column)) {
      report(fileProblem("cell_not_for_kind", { kind }, { column }));
    }
  }
}

function describeChecker(
  kind: CheckerKind,
  cells: TaskCells,
  language: NumberLanguage,
  report: Report,
): unknown {
  switch (kind) {
    case "number":
      return describeNumber(cells, language, report);
    case "text":
      return describeText(cells, report);
    case "choice":
      return describeChoice(cells, report);
    default:
      return unreachable(kind);
  }
}

function describeNumber({ answer, tolerance }: TaskCells, language: NumberLanguage, report: Report): unknown {
  // On one line, "1" and "2/3" would make a mixed number.
  const misreading =
    linesOf(answer).length > 1
      ? fileProblem("several_numbers", {}, { column: "answer" })
      : findMisreading({ kind: "number", language }, answer, { column: "answer" });
  if (misreading?.code === "answer_not_a_number" && isChangedBySpreadsheet(answer))
    report(fileProblem("changed_by_spreadsheet", { cell: quote(answer) }, { column: "answer" }));
  else if (misreading !== null) report(misreading);
  return { kind: "number", answer, language, ...(tolerance !== undefined && { tolerance }) };
}

const foldNames = ["case", "spaces", "yo", "quotes", "dashes"] as const;

function describeText({ answer, exact = "" }: TaskCells, report: Report): unknown {
  const differences = exact.split(/[\s,;]+/u).filter((name) => name !== "");
  for (const name of differences) {
    if (!foldNames.some((known) => known === name)) {
      report(
        fileProblem("unknown_fold", { cell: quote(name), known: foldNames.join(", ") }, { column: "exact" }),
      );
    }
  }
  const isOn = (name: (typeof foldNames)[number]) => !differences.includes(name);
  const folds = {
    case: isOn("case"),
    spaces: isOn("spaces"),
    yo: isOn("yo"),
    quotes: isOn("quotes"),
    dashes: isOn("dashes"),
  };
  const answers = linesOf(answer).flatMap(splitWords);
  if (answers.length > MAX_ANSWERS) {
    report(fileProblem("too_many_answers", { max: MAX_ANSWERS }, { column: "answer" }));
    return null;
  }
  for (const line of answers) {
    const misreading = findMisreading({ kind: "text", folds, edition: 2 }, line, { column: "answer" });
    if (misreading !== null) report(misreading);
  }
  if (differences.length === 0) return { kind: "text", answers, edition: 2 };
  const counting = Object.fromEntries(differences.map((name) => [name, false]));
  return { kind: "text", answers, edition: 2, folds: counting };
}

/** Words between semicolons are several accepted answers (`cat; dog`); with digits or signs, they are one: `1;2`. CHK40 */
function splitWords(line: string): readonly string[] {
  const parts = line.split(";").map((part) => part.trim());
  return parts.every((part) => /^\p{L}[\p{L}\p{M}' -]+$/u.test(part)) ? parts : [line];
}

/** What a checker refuses beyond single answers: its limits, said with its own numbers. */
function explainIssue(issue: z.core.$ZodIssue, { tolerance = "" }: TaskCells): FileProblem {
  const [part, index] = issue.path;
  if (part === "tolerance") {
    return fileProblem("bad_tolerance", { cell: quote(tolerance) }, { column: "tolerance" });
  }
  if (issue.code === "too_big" && part === "answers") {
    return fileProblem("too_many_answers", { max: Number(issue.maximum) }, { column: "answer" });
  }
  if (issue.code === "too_big" && part === "options") {
    const code = index === undefined ? "too_many_choices" : "cell_too_long";
    return fileProblem(code, { max: Number(issue.maximum) }, { column: "choices" });
  }
  if (issue.code === "too_small" && part === "options") {
    return fileProblem("too_few_choices", { min: Number(issue.minimum) }, { column: "choices" });
  }
  // A rule that the checkers learn later still refuses the file.
  return fileProblem("unreadable_task", {}, { column: "answer" });
}
