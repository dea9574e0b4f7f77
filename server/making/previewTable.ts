import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import {
  type PreviewBoard,
  type PreviewCell,
  type PreviewTable,
  previewLimits,
  type TablePreview,
} from "../../shared/contestFile/tablePreview.ts";
import { findFileWarnings } from "../files/fileWarnings.ts";
import { findHeader, readHeader } from "../files/layout/header.ts";
import { contestOf, type FileReading, openFile } from "../files/readContestFile.ts";
import type { Sheet, SheetCell } from "../files/sheets/Sheet.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import type { TableView } from "../files/tableReading.ts";

/** A table has no title yet, and its board needs none. */
const untitled = "–";

/** What would be made of a file, with the very reading that makes it; nothing is kept. FIL15 */
export async function previewTable(
  file: Uint8Array,
  reading: FileReading,
  spreadsheets: Spreadsheets,
): Promise<TablePreview> {
  const opened = await openFile(file, reading, spreadsheets);
  const isTable = opened.kind === "table";
  const contest = contestOf(opened, isTable ? { title: untitled, language: reading.language } : {});
  const document = contest.ok && !isTable ? contest.document : null;
  return {
    kind: opened.kind === "document" ? "document" : "table",
    sheets: isTable ? opened.sheets : [],
    table: contest.table ? shownTable(contest.table) : null,
    board: contest.ok ? shownBoard(contest.document) : null,
    title: document?.title ?? null,
    language: document?.language ?? null,
    problems: contest.ok ? [] : contest.problems,
    warnings: contest.ok ? await findFileWarnings(contest) : [],
  };
}

function shownTable({ sheet, headerRow, columns }: TableView): PreviewTable {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  const known = columns.length > 0 ? columns : namedColumns(sheet, headerRow);
  const show = shortening();
  return {
    sheet: sheet.name,
    headerRow,
    columns: Array.from({ length: Math.min(width, previewLimits.columns) }, (_, index) => {
      const column = known.find((other) => other.index === index);
      return { role: column?.role ?? "ignored", name: show({ text: column?.name ?? "" }).text };
    }),
    rows: sheet.rows.slice(0, previewLimits.rows).map(({ row, cells }) => ({
      row,
      cells: cells.slice(0, previewLimits.columns).map(show),
    })),
    rowCount: sheet.rows.length,
    columnCount: width,
  };
}

/** What a header says that lacks something, and was refused for it. */
function namedColumns(sheet: Sheet, headerRow: number | null): TableView["columns"] {
  const header = sheet.rows.find(({ row }) => row === headerRow);
  if (header === undefined || findHeader(sheet) === null) return [];
  return readHeader(
    sheet,
    header,
    sheet.rows.filter(({ row }) => row > header.row),
  ).shape.columns;
}

function shortening(): (cell: SheetCell) => PreviewCell {
  const { cellCharacters, characters, fewCharacters } = previewLimits;
  let shown = 0;
  return ({ text, spread }) => {
    const most = shown < characters ? cellCharacters : fewCharacters;
    const beginning = text.slice(0, most).toWellFormed();
    shown += beginning.length;
    return {
      text: beginning,
      ...(text.length > most && { cut: true as const }),
      ...(spread !== undefined && { repeated: true as const }),
    };
  };
}

function shownBoard({ board, media }: ContestDocument): PreviewBoard {
  return {
    rows: board.rows,
    columns: board.columns,
    cards: board.cards.map(({ id, row, column, category, pricePoints, task }) => ({
      id,
      row,
      column,
      category,
      pricePoints,
      statement: task.statement,
      solution: task.solution ?? "",
      checker: task.checker,
    })),
    pictures: Object.keys(media).length,
  };
}
