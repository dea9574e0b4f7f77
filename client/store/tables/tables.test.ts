import { expect, test } from "vitest";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { TablePreview } from "../../../shared/contestFile/tablePreview.ts";
import { cellAt, cellNotes } from "./cellNotes.ts";
import { proposalsFor } from "./proposals.ts";

test.each([
  ["A1", { row: 1, column: 1 }],
  ["Z9", { row: 9, column: 26 }],
  ["AB12", { row: 12, column: 28 }],
  ["a1", null],
  ["", null],
])("the cell %s", (name, at) => {
  expect(cellAt(name)).toEqual(at);
});

const preview: TablePreview = {
  kind: "table",
  sheets: ["A", "B"],
  table: {
    sheet: "A",
    headerRow: 1,
    columns: [
      { role: "statement", name: "Q" },
      { role: "answer", name: "A" },
    ],
    rows: [1, 2].map((row) => ({ row, cells: [] })),
    rowCount: 2,
    columnCount: 2,
  },
  board: null,
  title: null,
  language: null,
  problems: [
    fileProblem("empty_cell", {}, { row: 2, cell: "B2", sheet: "A" }),
    fileProblem("empty_cell", {}, { row: 2, cell: "B2", sheet: "A" }),
    fileProblem("empty_cell", {}, { row: 2, cell: "B2", sheet: "B" }),
    fileProblem("extra_cells", { expected: 2, found: 3 }, { row: 2 }),
  ],
  warnings: [fileProblem("row_ignored", { cell: "Total" }, { row: 900, cell: "A900", sheet: "A" })],
};

test("FIL16 each is said once, at its cell if that is shown", () => {
  expect(cellNotes(preview).map(({ tone, at }) => [tone, at && `${at.row}:${at.column}`])).toEqual([
    ["problem", "2:2"],
    ["problem", null],
    ["problem", "2:1"],
    ["doubt", null],
  ]);
});

test("FIL16 what a doubtful cell may have been meant to say", () => {
  const of = (code: "number_with_unit" | "changed_by_spreadsheet", text: string) =>
    proposalsFor(fileProblem(code, { cell: text }), text);
  expect(of("number_with_unit", "12,5 cm")).toEqual(["12,5"]);
  expect(of("number_with_unit", "-3 °C")).toEqual(["-3"]);
  expect(of("changed_by_spreadsheet", "05.10")).toEqual(["5.10", "10.5", "5/10", "10/5"]);
  expect(of("changed_by_spreadsheet", "2026-10-05")).toEqual(["5.10", "10.5", "5/10", "10/5"]);
  expect(of("changed_by_spreadsheet", "October")).toEqual([]);
  expect(proposalsFor(fileProblem("cell_rounded", { cell: "3.1", exact: "3.14" }), "3.1")).toEqual(["3.14"]);
  const thousands = { cell: "1,234", asThousands: "1234", asDecimal: "1.234" };
  expect(proposalsFor(fileProblem("answer_ambiguous_number", thousands), "1,234")).toEqual([
    "1234",
    "1.2340",
  ]);
  expect(proposalsFor(fileProblem("empty_cell", {}), "")).toEqual([]);
});
