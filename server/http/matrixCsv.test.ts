import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ResultsMatrix } from "../../shared/api.ts";
import { matrixCsv } from "./matrixCsv.ts";

function matrixOf(name: string): ResultsMatrix {
  return {
    title: "T",
    cards: [
      { id: 1, category: "Algebra", pricePoints: 100 },
      { id: 2, category: "=1+1", pricePoints: 200 },
    ],
    rows: [
      {
        teamId: "t1",
        name,
        boat: 0,
        place: 1,
        balancePoints: -20,
        cells: [{ status: "solved", attempts: 2, paidPoints: 100, rewardPoints: 150 }, null],
      },
    ],
  };
}

function cellsOf(csv: string): string[][] {
  return parse(csv, { bom: true });
}

test("numbers stay numbers, also negative ones; nothing bought is an empty cell", () => {
  const [header, row] = cellsOf(matrixCsv(matrixOf("Alpha")));
  expect(header).toEqual(["place", "team", "balance", "1. Algebra 100", "2. =1+1 200"]);
  expect(row).toEqual(["1", "Alpha", "-20", "150", ""]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\tx", "＝1", "|calc", "%x"])(
  "a team named %j is no formula",
  (name) => {
    expect(cellsOf(matrixCsv(matrixOf(name)))[1]?.[1]).toBe(`'${name}`);
  },
);

test.each(["Alpha", "A=B", "a; b, c", "Ёлки, палки", 'The "best"', "3+4", "'quoted"])(
  "a team named %j keeps its name",
  (name) => {
    expect(cellsOf(matrixCsv(matrixOf(name)))[1]?.[1]).toBe(name);
  },
);

test.each([
  ["a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"],
  ['a;"=1+1"', 'a;\'"=1+1"'],
  ["a,-1\t@x", "a,'-1\t'@x"],
  ["\t=1", "'\t'=1"],
  ["a\r\n=1", "a\r'\n'=1"],
])("BUD4 a team named %j computes nowhere", (name, harmless) => {
  expect(cellsOf(matrixCsv(matrixOf(name)))[1]?.[1]).toBe(harmless);
});

/** As programs read that know nothing of quotes, or take them as they come: every line and separator counts. */
function roughCells(csv: string, separator: string): string[] {
  return csv
    .replace("\uFEFF", "")
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.split(separator))
    .map((cell) => cell.replace(/^["\s]+/, ""));
}

test("BUD4 no cell computes, whatever separates it, for programs that read quotes and for those that do not", () => {
  const piece = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "＝",
    ";",
    ",",
    "\t",
    '"',
    "'",
    " ",
    "\n",
    "\r",
    "a",
    "1",
    "|",
    "\u200b",
  );
  const computes = /^["\s\p{Cf}]*[=+\-@|%＝＋－＠]/u;
  const start = fc.constantFrom(";", "\t", ",", ';"', "; ");
  const name = fc
    .tuple(fc.array(piece, { maxLength: 5 }), start, fc.array(piece, { minLength: 1, maxLength: 5 }))
    .map(([before, begin, after]) => [...before, begin, ...after].join(""));
  fc.assert(
    fc.property(name, (given) => {
      const csv = matrixCsv(matrixOf(given));
      for (const separator of [",", ";", "\t"]) {
        const cells = [...roughCells(csv, separator), ...carefulCells(csv, separator)];
        for (const cell of cells.filter((text) => !/^-\d+(,|$)/.test(text)))
          expect(cell).not.toMatch(computes);
      }
    }),
    { numRuns: 500 },
  );
});

/** Of a file that some separator leaves with an open quotation mark, a careful program reads nothing. */
function carefulCells(csv: string, delimiter: string): string[] {
  try {
    const rows: string[][] = parse(csv, {
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      delimiter,
    });
    return rows.flat();
  } catch {
    return [];
  }
}

test("no name ever begins like a formula, nor breaks the table", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), (name) => {
      const rows = cellsOf(matrixCsv(matrixOf(name)));
      expect(rows).toHaveLength(2);
      expect(rows[1]?.[1]).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
