import type { DocumentCard } from "../../shared/contestFile/ContestDocument.ts";
import type { FilePlace, FileProblem } from "../../shared/contestFile/problems.ts";
import type { CardPart, PlaceOf } from "../../shared/contestFile/warnings.ts";
import type { LaidOut } from "./layout/layOut.ts";
import type { TableColumn } from "./layout/TableShape.ts";
import type { Sheet } from "./sheets/Sheet.ts";

/** A table, and what its columns were taken for: what a preview shows, also of one that was refused. */
export interface TableView {
  readonly sheet: Sheet;
  /** From 1; null: it has none. */
  readonly headerRow: number | null;
  /** Empty where the sheet looks like the board itself, or was not understood. */
  readonly columns: readonly TableColumn[];
}

export type TablePart = CardPart | "price";

export interface TableReading extends TableView {
  /** Where the parts of each card stand, by card id. */
  readonly cellsOfCard: ReadonlyMap<number, Readonly<Record<TablePart, FilePlace>>>;
  /** What was read and may be meant otherwise. */
  readonly doubts: readonly FileProblem[];
}

/** Either everything is read or nothing: then `problems` holds the first 50, in the order of the rows. */
export type ReadTable =
  | ({ readonly ok: true; readonly table: TableReading } & LaidOut)
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly table: TableView };

export function cellsOf(
  { rowOfCard }: LaidOut,
  placeOf: (row: number, part: TablePart) => FilePlace,
): TableReading["cellsOfCard"] {
  return new Map(
    [...rowOfCard].map(([id, row]) => [
      id,
      {
        category: placeOf(row, "category"),
        price: placeOf(row, "price"),
        statement: placeOf(row, "statement"),
        answer: placeOf(row, "answer"),
        choices: placeOf(row, "choices"),
        solution: placeOf(row, "solution"),
      },
    ]),
  );
}

/** For what is odd in cards that were read from a table. */
export function placesInTable({ cellsOfCard }: TableReading): PlaceOf {
  return ({ id }: DocumentCard, part) => cellsOfCard.get(id)?.[part] ?? {};
}
