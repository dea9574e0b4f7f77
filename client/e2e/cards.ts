import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";

/** A card as its file has it, read without the product's own reader. */
export interface FileCard {
  /** Its place on the board, row by row, from 1. */
  readonly id: number;
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly answer: string;
  /** Parts of the statement that stand in no other one: whoever shows them shows the statement. */
  readonly traces: readonly string[];
}

/** Longer parts tell better; some statements have only short ones. */
const traceLengths = [14, 9];

export async function readCards(file: string): Promise<readonly FileCard[]> {
  const rows: readonly Record<string, string>[] = parse(await readFile(file), { columns: true, bom: true });
  const cells = rows
    .map((row) => ({ ...row, row: Number(row.row), column: Number(row.column) }) as FileRow)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return cells.map((cell, index) => {
    const others = cells.filter((other) => other !== cell).map(({ statement }) => oneLine(statement));
    const parts = partsOf(cell.statement).filter((part) => !others.some((other) => other.includes(part)));
    const shortest = traceLengths.find((length) => parts.some((part) => part.length >= length)) ?? Infinity;
    const traces = parts.filter((part) => part.length >= shortest);
    if (traces.length === 0) throw new Error(`nothing tells the statement of card ${index + 1} from others`);
    const { row, column, category, answer } = cell;
    return { id: index + 1, row, column, category, pricePoints: Number(cell.price), answer, traces };
  });
}

interface FileRow {
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly price: string;
  readonly statement: string;
  readonly answer: string;
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Sentences and formulas apart: on a page a formula is cut into symbols, but keeps its source beside them. */
function partsOf(statement: string): readonly string[] {
  return statement.split(/\$+|\\\[|\\\]|\n/).map((part) => oneLine(part).trim());
}
