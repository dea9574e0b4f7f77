import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCsv } from "./safeCsv.ts";

/** All that separates, quotes, breaks a line or computes; no apostrophe, which is the guard itself. */
const anyCell = fc
  .array(
    fc.constantFrom(
      "a",
      "1",
      " ",
      "\n",
      "\r",
      "\r\n",
      "\t",
      ",",
      ";",
      '"',
      "=",
      "+",
      "-",
      "@",
      "|",
      "%",
      "\uFEFF",
      "\u2028",
      "\u2029",
      "＝",
      "я",
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const anyTable = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
  );

test("BUD4 whatever stands in the cells, the table is read with the same ones, but for the guards", () => {
  let guards = 0;
  fc.assert(
    fc.property(anyTable, (rows) => {
      const csv = safeCsv(rows);
      const read: string[][] = parse(csv, { bom: true, record_delimiter: "\r\n" });
      expect(read.map((cells) => cells.map((cell) => cell.replaceAll("'", "")))).toEqual(rows);
      guards += csv.split("'").length - 1;
    }),
    { numRuns: 500 },
  );
  expect(guards).toBeGreaterThan(100);
});

test("BUD4 a line break of any kind inside a cell begins no row, whichever of them a program takes for one", () => {
  fc.assert(
    fc.property(anyTable, (rows) => {
      for (const record_delimiter of ["\r\n", "\n", "\r"]) {
        // What stands outside of quotes is all that ends a row.
        const lines = safeCsv(rows)
          .replace(/"(?:[^"]|"")*"/gu, "q")
          .split(record_delimiter);
        expect(lines).toHaveLength(rows.length + 1);
      }
    }),
    { numRuns: 300 },
  );
});
