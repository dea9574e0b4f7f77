import type { Checker } from "../contest/checkers/checker.ts";
import type { Language } from "../languages.ts";
import type { ColumnRole } from "./columnRoles.ts";

/** How much of a table is shown; what lies beyond is read all the same. */
export const previewLimits = {
  rows: 400,
  columns: 40,
  /** A longer cell is shown by its beginning. */
  cellCharacters: 2_000,
  /** After so many of all cells together, a cell is shown by its first words. */
  characters: 400_000,
  fewCharacters: 60,
} as const;

/** What a file would come to, before anything is made of it. FIL15 */
export interface TablePreview {
  readonly kind: "table" | "document";
  /** A spreadsheet's sheets with text; none for other files. */
  readonly sheets: readonly string[];
  /** Null for a document, and where the file did not come apart. */
  readonly table: PreviewTable | null;
  /** Null as long as there are problems. */
  readonly board: PreviewBoard | null;
  /** Of a document. */
  readonly title: string | null;
  readonly language: Language | null;
  /** Made by the server's reader with `fileProblem`; calling them unknown keeps the core out of the contract. */
  readonly problems: readonly unknown[];
  /** What was read and may be meant otherwise, and what is odd. */
  readonly warnings: readonly unknown[];
}

export interface PreviewTable {
  /** Null: it has no name. */
  readonly sheet: string | null;
  /** From 1; null: no row names the columns. */
  readonly headerRow: number | null;
  /** From left to right, as far as the table is wide. */
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
  /** Of all rows with text, and of columns. */
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface PreviewColumn {
  readonly role: ColumnRole;
  readonly name: string;
}

export interface PreviewRow {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly PreviewCell[];
}

export interface PreviewCell {
  readonly text: string;
  /** It goes on. */
  readonly cut?: true;
  /** It repeats what a merged cell above or to the left says. */
  readonly repeated?: true;
}

export interface PreviewBoard {
  readonly rows: number;
  readonly columns: number;
  readonly cards: readonly PreviewCard[];
  /** How many pictures come with a document. */
  readonly pictures: number;
}

export interface PreviewCard {
  readonly id: number;
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly statement: string;
  /** Empty: there is none. */
  readonly solution: string;
  readonly checker: Checker;
}
