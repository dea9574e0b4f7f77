import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { type Sheet, type SheetRow, textAt } from "../sheets/Sheet.ts";
import { readPrice } from "./pricePoints.ts";
import { placeOfCell } from "./TableShape.ts";

/** A question and its answer in a sheet that looks like the board itself. */
export interface BoardCell {
  /** Of the sheet, from 1, and from 0. */
  readonly row: number;
  readonly index: number;
  readonly answerRow: number;
  readonly answerIndex: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly question: string;
  readonly answer: string;
  /** On the board, from 1. */
  readonly boardRow: number;
  readonly boardColumn: number;
}

export type BoardSheet =
  | { readonly ok: true; readonly cells: readonly BoardCell[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Rows under a row of categories that each begin with a price. */
interface Block {
  readonly top: SheetRow;
  readonly rows: readonly SheetRow[];
  /** Of its first column of categories, from 0; prices stand in the one before. */
  readonly from: number;
  readonly categories: readonly string[];
}

/**
 * The tasks of a sheet with categories above and prices on the left, whose cells hold a question and its answer, or that repeats the same board below with
 * the answers. Null: the sheet has another form. FIL12
 */
export function readBoardSheet(sheet: Sheet): BoardSheet | null {
  const blocks = findBlocks(sheet);
  const [questions, answers] = blocks;
  if (questions === undefined || blocks.length > 2) return null;
  if (answers === undefined) return readSplitCells(sheet, questions);
  return isSameBoard(questions, answers) ? pairCells(sheet, questions, answers) : null;
}

const MIN_CATEGORIES = 2;
const MIN_PRICES = 2;
/** Two boards with their headers and what stands around them. */
const MAX_ROWS = 100;

function findBlocks({ rows }: Sheet): readonly Block[] {
  if (rows.length > MAX_ROWS) return [];
  const blocks: Block[] = [];
  for (const [index, top] of rows.entries()) {
    const priceIndex = rows[index + 1]?.cells.findIndex(({ text }) => text !== "") ?? -1;
    const priced = rows.slice(index + 1);
    const end = priced.findIndex((row) => readPrice(textAt(row, priceIndex)) === null);
    const own = end < 0 ? priced : priced.slice(0, end);
    const categories = categoriesIn(top, priceIndex + 1);
    if (priceIndex < 0 || own.length < MIN_PRICES || categories === null) continue;
    blocks.push({ top, rows: own, from: priceIndex + 1, categories });
  }
  return blocks;
}

/** Null: the row is not one of categories only. */
function categoriesIn(top: SheetRow, from: number): readonly string[] | null {
  const names = top.cells.slice(from).map((_, index) => textAt(top, from + index));
  while (names.at(-1) === "") names.pop();
  const isNamed = names.every((name) => name !== "" && readPrice(name) === null);
  const isTop = readPrice(textAt(top, from - 1)) === null;
  return isNamed && isTop && names.length >= MIN_CATEGORIES && new Set(names).size === names.length
    ? names
    : null;
}

function isSameBoard(a: Block, b: Block): boolean {
  const pricesOf = ({ rows, from }: Block) => rows.map((row) => readPrice(textAt(row, from - 1)));
  return a.categories.join("\n") === b.categories.join("\n") && pricesOf(a).join() === pricesOf(b).join();
}

interface FilledCell {
  readonly row: number;
  readonly index: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly text: string;
  readonly boardRow: number;
  readonly boardColumn: number;
}

function filledCells({ rows, from, categories }: Block): readonly FilledCell[] {
  return rows.flatMap((row, order) =>
    categories.map((category, column) => ({
      row: row.row,
      index: from + column,
      category,
      pricePoints: readPrice(textAt(row, from - 1)) ?? 1,
      text: textAt(row, from + column),
      boardRow: order + 1,
      boardColumn: column + 1,
    })),
  );
}

function pairCells(sheet: Sheet, questions: Block, answers: Block): BoardSheet {
  const problems: FileProblem[] = [];
  const found = filledCells(answers);
  const cells = filledCells(questions).flatMap(({ text, ...cell }, index): readonly BoardCell[] => {
    const answer = found[index];
    if (answer === undefined || (text === "" && answer.text === "")) return [];
    const lacking = text === "" ? cell : answer.text === "" ? answer : null;
    if (lacking) problems.push(fileProblem("empty_cell", {}, placeOfCell(sheet, lacking.row, lacking.index)));
    const at = { answerRow: answer.row, answerIndex: answer.index };
    return [{ ...cell, ...at, question: text, answer: answer.text }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, cells };
}

/** How a cell may hold both: all cells of a sheet have to do it in the same way. */
const splits: readonly ((text: string) => readonly string[])[] = [
  (text) => text.split(/(?:Answer|Ответ|\n[AО])\s*[:=]/u),
  (text) => text.split(/(?<=\s)(?:\/\/?|\|\|?)(?=\s)|\/\/|\|\|/u),
  (text) => text.split("\n"),
];

function readSplitCells(sheet: Sheet, block: Block): BoardSheet | null {
  const filled = filledCells(block).filter(({ text }) => text !== "");
  const partsBy = (split: (text: string) => readonly string[], text: string) =>
    split(text).map((part) => part.trim());
  const isSplit = (parts: readonly string[]) => parts.length === 2 && !parts.includes("");
  const split = splits.find((way) => filled.every(({ text }) => isSplit(partsBy(way, text))));
  if (split) {
    const cells = filled.map(({ text, ...cell }): BoardCell => {
      const [question = "", answer = ""] = partsBy(split, text);
      return { ...cell, answerRow: cell.row, answerIndex: cell.index, question, answer };
    });
    return { ok: true, cells };
  }
  // Tasks that are numbered look so, too.
  if (!block.rows.every((row) => (readPrice(textAt(row, block.from - 1)) ?? 1) % 10 === 0)) return null;
  // The way of most cells is what the author means; those that have it otherwise are named.
  const counted = splits.map((way) => filled.filter(({ text }) => isSplit(partsBy(way, text))).length);
  const usual = splits[counted.indexOf(Math.max(...counted))];
  const unlike = filled.filter(({ text }) => !usual || !isSplit(partsBy(usual, text)));
  return {
    ok: false,
    problems: unlike.map(({ row, index, text }) =>
      fileProblem("board_cell_unsplit", { cell: quote(text) }, placeOfCell(sheet, row, index)),
    ),
  };
}
