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

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "|calc", "%x"])(
  "a team named %j is no formula",
  (name) => {
    expect(cellsOf(matrixCsv(matrixOf(name)))[1]?.[1]).toBe(`'${name}`);
  },
);

test.each(["Alpha", "A=B", "Ёлки, палки", 'The "best"', "3+4", "'quoted"])(
  "a team named %j keeps its name",
  (name) => {
    expect(cellsOf(matrixCsv(matrixOf(name)))[1]?.[1]).toBe(name);
  },
);

test("no name ever begins like a formula, nor breaks the table", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), (name) => {
      const rows = cellsOf(matrixCsv(matrixOf(name)));
      expect(rows).toHaveLength(2);
      expect(rows[1]?.[1]).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
