import { z } from "zod";
import { personText } from "../text.ts";
import { columnRoles } from "./columnRoles.ts";

/** What may be changed in a table before it is read: enough for every card of a board. */
export const mendedLimits = {
  rows: 2_000,
  columns: 100,
  cells: 1_000,
  cellCharacters: 20_000,
  /** Of all cells together. */
  characters: 100_000,
  sheetCharacters: 255,
} as const;

const { rows, columns, cells, cellCharacters, characters, sheetCharacters } = mendedLimits;

/** A cell by its row and column, both from 1, and what is read there instead. */
export const CellChange = z
  .strictObject({
    row: z.int().min(1).max(rows),
    column: z.int().min(1).max(columns),
    value: personText(cellCharacters).refine((text) => !/(?![\t\n])\p{Cc}/u.test(text), "controls"),
  })
  .readonly();
export type CellChange = z.infer<typeof CellChange>;

/** How a person takes a table: which row names the columns, and what each of these is. */
export const TableLayout = z
  .strictObject({
    /** Null: none does. */
    headerRow: z.int().min(1).max(rows).nullable(),
    /** From left to right; those beyond are left out. Null: as their header says. */
    columns: z.array(z.enum(columnRoles)).max(columns).readonly().nullable(),
  })
  .readonly();
export type TableLayout = z.infer<typeof TableLayout>;

/** What a person mended in a table before anything is made of it; the file itself stays as it is. FIL16 */
export const Mended = z
  .strictObject({
    /** Of a spreadsheet: the one sheet that is read. */
    sheet: z.exactOptional(personText(sheetCharacters)),
    layout: z.exactOptional(TableLayout),
    cells: z.exactOptional(
      z
        .array(CellChange)
        .max(cells)
        .refine(
          (changes) => changes.reduce((sum, { value }) => sum + value.length, 0) <= characters,
          "too long together",
        )
        .readonly(),
    ),
  })
  .readonly();
export type Mended = z.infer<typeof Mended>;
