import { MAX_OPTION_CHARACTERS, MAX_OPTIONS } from "../../../shared/contest/checkers/choice.ts";
import { trimEnd } from "../../../shared/trimEnds.ts";
import { linesOf } from "../cells.ts";
import { noCell, type SheetRow } from "../sheets/Sheet.ts";
import { optionLabel } from "./columnRoles.ts";
import { cellUnder, type TableShape } from "./TableShape.ts";

/** The choices of one row. */
export interface RowOptions {
  readonly texts: readonly string[];
  /** The letter of each, in lower case; empty where the table names them by none. */
  readonly labels: readonly string[];
}

/** The choices that stand in columns of their own or in one cell; null: the row has none. */
export function readOptions(shape: TableShape, row: SheetRow): RowOptions | null {
  const columns = shape.columns.filter(({ role }) => role === "option");
  const cells = columns.flatMap(({ index, name }) => {
    const cell = row.cells[index] ?? noCell;
    const text = cell.spread === undefined ? linesOf(cell.text).join(" ") : "";
    return text === "" ? [] : [{ text, label: optionLabel(name) ?? "" }];
  });
  if (cells.length > 0) {
    return {
      texts: cells.map(({ text }) => text),
      labels: lettersOnly(cells.map(({ label }) => label)),
    };
  }
  const { text, spread } = cellUnder(shape, row, "choices");
  if (text === "" || spread !== undefined) return null;
  const texts = splitOptions(text);
  return { texts, labels: lettersOnly(texts.map((option) => /^\(?(\p{L})[.)]\s/u.exec(option)?.[1] ?? "")) };
}

/** None, where one of them is no letter, or is there twice. */
function lettersOnly(labels: readonly string[]): readonly string[] {
  const letters = labels.map((label) => label.toLowerCase());
  const isSound = letters.every((letter) => /^\p{L}$/u.test(letter));
  return isSound && new Set(letters).size === letters.length ? letters : [];
}

/** More cannot be options of one task. */
const MAX_CHARACTERS = MAX_OPTIONS * MAX_OPTION_CHARACTERS;

/**
 * One on each line; on a single line, before `A)`, `Б.`, `2)` where these count from the first, or between semicolons or bars. Commas and slashes
 * belong to many a text: what has only these stays one.
 */
function splitOptions(cell: string): readonly string[] {
  const lines = linesOf(cell);
  const [only] = lines;
  if (only === undefined || lines.length > 1 || only.length > MAX_CHARACTERS) return lines;
  const labelled = splitAtLabels(only);
  if (labelled.length > 1) return labelled;
  for (const separator of [";", "|"]) {
    const parts = only.split(separator).map((part) => part.trim());
    if (parts.length > 1) return parts.filter((part) => part !== "");
  }
  return lines;
}

const COUNTING = ["abcdefghijkl", "абвгдежзиклм", "123456789"] as const;

function splitAtLabels(line: string): readonly string[] {
  for (const counting of COUNTING) {
    const starts: number[] = [];
    for (const label of counting) {
      const from = (starts.at(-1) ?? -1) + 1;
      const found = new RegExp(String.raw`(?:^|[\s,;])(\(?${label}[).]\s)`, "iu").exec(line.slice(from));
      if (found === null || (starts.length === 0 && found.index > 0)) break;
      starts.push(from + found.index + found[0].length - (found[1] ?? "").length);
    }
    if (starts.length > 1)
      return starts.map((start, index) => trimEnd(line.slice(start, starts[index + 1]), /[\s,;]/u));
  }
  return [line];
}
