import type { Checker } from "../../../shared/contest/checkers/checker.ts";
import type { NumberLanguage } from "../../../shared/contest/checkers/numberGrammar.ts";
import { type CheckerKind, checkerKinds } from "../../../shared/contest/checkers/readers.ts";
import type { DocumentCard } from "../../../shared/contestFile/ContestDocument.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import type { FileProblemCode, FileProblemParams } from "../../../shared/contestFile/problemParams.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { cardLimits } from "../cardLimits.ts";
import type { TaskCells } from "../cells.ts";
import { readChecker } from "../taskCells.ts";
import { cellDoubts } from "./cellDoubts.ts";
import { cleanNumber, findKind, guessKind } from "./kinds.ts";
import type { Scripts } from "./letterKeys.ts";
import { readKeys } from "./optionKeys.ts";
import { type RowOptions, readOptions } from "./options.ts";
import { readPrice } from "./pricePoints.ts";
import { cellUnder, ownText, placeUnder, type TableShape } from "./TableShape.ts";
import type { TaskRow } from "./taskRows.ts";

/** A card that has no place on the board yet: what its row does not say is null. */
export interface LooseCard {
  /** Of the sheet, from 1. */
  readonly tableRow: number;
  readonly row: number | null;
  readonly column: number | null;
  readonly category: string | null;
  readonly pricePoints: number | null;
  readonly task: DocumentCard["task"];
}

export interface ReadCard {
  /** Null: there are problems. */
  readonly card: LooseCard | null;
  readonly problems: readonly FileProblem[];
  readonly doubts: readonly FileProblem[];
}

/** What the cards of one table have in common. */
export interface TableContext {
  readonly shape: TableShape;
  readonly language: NumberLanguage;
  readonly scripts: Scripts;
}

type Say = <Code extends FileProblemCode>(
  role: ColumnRole,
  code: Code,
  params: FileProblemParams[Code],
) => void;

/** The card of one row. Every problem and doubt names its cell. */
export function readCard(context: TableContext, { row, category }: TaskRow): ReadCard {
  const { shape } = context;
  const problems: FileProblem[] = [];
  const say: Say = (role, code, params) =>
    problems.push(fileProblem(code, params, placeUnder(shape, row.row, role)));
  const text = (role: ColumnRole) => ownText(shape, row, role);

  const statement = text("statement");
  if (statement === "") say("statement", "empty_cell", {});
  if (text("answer") === "") say("answer", "empty_cell", {});
  for (const role of ["statement", "solution"] as const)
    if (text(role).length > cardLimits.statementCharacters)
      say(role, "cell_too_long", { max: cardLimits.statementCharacters });
  const place = { row: readSide(context, row, "row", say), column: readSide(context, row, "column", say) };
  const pricePoints = readPricePoints(context, row, say);
  const plainCategory = category?.replace(/\s+/gu, " ") ?? null;
  if ((plainCategory?.length ?? 0) > cardLimits.categoryCharacters)
    say("category", "cell_too_long", { max: cardLimits.categoryCharacters });

  const options = readOptions(shape, row);
  const kind = readKind(context, row, options, say);
  const checker = kind && text("answer") !== "" ? readKey(context, row, kind, options, problems) : null;
  const doubts = kind === null ? [] : cellDoubts(shape, row, kind, statement);
  if (problems.length > 0 || checker === null) return { card: null, problems, doubts };
  const solution = text("solution");
  const task = { statement, checker, ...(solution !== "" && { solution }) };
  return {
    card: { tableRow: row.row, ...place, category: plainCategory, pricePoints, task },
    problems,
    doubts,
  };
}

function readSide(
  { shape }: TableContext,
  row: TaskRow["row"],
  role: "row" | "column",
  say: Say,
): number | null {
  const { text } = cellUnder(shape, row, role);
  if (text === "") return null;
  const side = readPrice(text);
  if (side !== null && side <= cardLimits.side) return side;
  say(role, "not_a_whole_number", { cell: quote(text), min: 1, max: cardLimits.side });
  return null;
}

function readPricePoints({ shape }: TableContext, row: TaskRow["row"], say: Say): number | null {
  if (!shape.columns.some(({ role }) => role === "price")) return null;
  const { text } = cellUnder(shape, row, "price");
  const price = readPrice(text);
  if (price !== null) return price;
  if (text === "") say("price", "empty_cell", {});
  else say("price", "not_a_whole_number", { cell: quote(text), min: 1, max: cardLimits.pricePoints });
  return null;
}

function readKind(
  { shape, language }: TableContext,
  row: TaskRow["row"],
  options: RowOptions | null,
  say: Say,
): CheckerKind | null {
  const { text: written } = cellUnder(shape, row, "kind");
  if (written === "") return guessKind(ownText(shape, row, "answer"), options !== null, language);
  const kind = findKind(written);
  if (kind !== undefined) return kind;
  say("kind", "unknown_kind", { cell: quote(written), known: checkerKinds.join(", ") });
  return null;
}

function readKey(
  { shape, language, scripts }: TableContext,
  row: TaskRow["row"],
  kind: CheckerKind,
  options: RowOptions | null,
  problems: FileProblem[],
): Checker | null {
  // Problems of keys name the columns of the fixed form.
  const report = (problem: FileProblem) => {
    const role = keyColumns.find((known) => known === problem.column) ?? "answer";
    problems.push(fileProblem(problem.code, problem.params, placeUnder(shape, row.row, role)));
  };
  const answer = cellUnder(shape, row, "answer");
  if (kind === "number" && answer.isDate) {
    report(fileProblem("changed_by_spreadsheet", { cell: quote(answer.text) }, { column: "answer" }));
    return null;
  }
  const written = kind === "number" ? cleanNumber(answer.text) : answer.text;
  const key = options && kind === "choice" ? readKeys(written, options, scripts, report) : written;
  if (key === null) return null;
  const tolerance = cleanNumber(ownText(shape, row, "tolerance"));
  const exact = ownText(shape, row, "exact");
  const cells: TaskCells = {
    answer: key,
    ...(options && { choices: options.texts.join("\n") }),
    ...(tolerance !== "" && { tolerance }),
    ...(exact !== "" && { exact }),
  };
  return readChecker(kind, cells, language, report);
}

const keyColumns = ["answer", "choices", "tolerance", "exact", "kind"] as const;
