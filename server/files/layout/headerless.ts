import { columnLetters } from "../../../shared/contestFile/cellNames.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { type Sheet, textAt } from "../sheets/Sheet.ts";
import { readPrice } from "./pricePoints.ts";
import { placeOfCell, type TableColumn, type TableShape } from "./TableShape.ts";

/** Fewer rows say too little of their columns. */
const MIN_ROWS = 3;

export interface ToldColumns {
  readonly shape: TableShape;
  /** Says what was taken for what. */
  readonly doubt: FileProblem;
}

/**
 * The columns of a table that has no header, where its cells tell: three or four columns without a gap, one of them of prices, the longest texts the
 * questions, the answers right of them; a fourth is of categories, before the questions. Null: they do not tell.
 */
export function tellColumns(sheet: Sheet): ToldColumns | null {
  const { rows } = sheet;
  const [first] = rows;
  if (first === undefined || rows.length < MIN_ROWS) return null;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const texts = Array.from({ length: width }, (_, index) => rows.map((row) => textAt(row, index)));
  const used = texts.flatMap((cells, index) => (cells.some((text) => text !== "") ? [index] : []));
  if (used.length < 3 || used.length > 4) return null;
  const isFull = (index: number) => texts[index]?.every((text) => text !== "") ?? false;
  const lengthOf = (index: number) => (texts[index] ?? []).reduce((sum, text) => sum + text.length, 0);
  const question = used.reduce((longest, index) => (lengthOf(index) > lengthOf(longest) ? index : longest));
  const price = findPrices(texts, used, question);
  const others = used.filter((index) => index !== question && index !== price);
  const answer = others.find((index) => index > question);
  const category = others.find((index) => index < question);
  if (price === null || answer === undefined) return null;
  if (used.length === 4 && category === undefined) return null;
  if (![question, answer, price].every(isFull) || hasGapAbove(texts, category)) return null;

  const roles = { question: "statement", answer: "answer", price: "price", category: "category" } as const;
  const found = { question, answer, price, category: category ?? null };
  const columns = (Object.keys(roles) as (keyof typeof roles)[]).flatMap((name): readonly TableColumn[] => {
    const index = found[name];
    return index === null ? [] : [{ index, role: roles[name], name: "" }];
  });
  const letters = {
    question: columnLetters(question + 1),
    answer: columnLetters(answer + 1),
    price: columnLetters(price + 1),
    category: category === undefined ? null : columnLetters(category + 1),
  };
  return {
    shape: { sheet, headerRow: null, columns: columns.toSorted((a, b) => a.index - b.index) },
    doubt: fileProblem("columns_told", letters, placeOfCell(sheet, first.row, question)),
  };
}

/**
 * Where answers are numbers as well, an answer has to be left to the right of the question, and the last column is the prices'. Null: none can be, or
 * the other one looks more like prices.
 */
function findPrices(
  texts: readonly (readonly string[])[],
  used: readonly number[],
  question: number,
): number | null {
  const pricesIn = (index: number) => texts[index]?.map(readPrice) ?? [];
  const candidates = used.filter(
    (index) =>
      index !== question &&
      !pricesIn(index).includes(null) &&
      used.some((other) => other > question && other !== index),
  );
  const isRound = (index: number) => pricesIn(index).every((price) => (price ?? 1) % 5 === 0);
  const chosen = candidates.at(-1);
  if (chosen === undefined) return null;
  return !isRound(chosen) && candidates.some(isRound) ? null : chosen;
}

/** Categories are given once for all below; the first row has one. */
function hasGapAbove(texts: readonly (readonly string[])[], category: number | undefined): boolean {
  return category !== undefined && texts[category]?.[0] === "";
}
