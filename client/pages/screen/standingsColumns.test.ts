import { describe, expect, test } from "vitest";
import {
  areRowsLarge,
  isLeaderWhole,
  type StandingsToSet,
  standingsColumns,
  wholeLetters,
} from "./standingsColumns.ts";

/** A frame's width in names' heights, 4 % of the screen's: the screen without its margins. */
const wide = 43.4;
const old = 32.3;
const long: StandingsToSet = { entries: 60, rows: 13, widthEm: wide, longestName: 40, longestPoints: 6 };
const columnsOf = (changes: Partial<StandingsToSet>) => standingsColumns({ ...long, ...changes }).columns;

describe("NME1", () => {
  test("columns leave a name its letters, and the others turn their pages", () => {
    expect(columnsOf({})).toBe(3);
    expect(columnsOf({ longestName: wholeLetters })).toBe(3);
    expect(columnsOf({ widthEm: old })).toBe(2);
    expect(columnsOf({ longestPoints: 9 })).toBe(2);
  });

  test("short names have as many columns as the entries take", () => {
    expect(columnsOf({ longestName: 8 })).toBe(5);
    expect(columnsOf({ longestName: 8, entries: 30 })).toBe(3);
    expect(columnsOf({ longestName: 1, entries: 120 })).toBeGreaterThan(5);
  });

  test("few entries have one column, whatever their names", () => {
    for (const entries of [0, 1, 3, 13]) {
      expect(standingsColumns({ ...long, entries })).toEqual({ columns: 1, hasBoats: true });
    }
    expect(columnsOf({ entries: 14 })).toBe(2);
  });

  test("a screen too narrow for two names beside each other has one column", () => {
    for (const widthEm of [Number.NaN, 0, 5, 20]) expect(columnsOf({ widthEm })).toBe(1);
    expect(columnsOf({ rows: 0 })).toBe(3);
  });

  test("boats stand where names leave them room", () => {
    expect(standingsColumns(long).hasBoats).toBe(false);
    expect(standingsColumns({ ...long, entries: 26 }).hasBoats).toBe(true);
    expect(standingsColumns({ ...long, longestName: 12 }).hasBoats).toBe(false);
    expect(standingsColumns({ ...long, longestName: 12, entries: 39 }).hasBoats).toBe(true);
  });

  test("no more columns for longer names or points, and no fewer for a wider screen", () => {
    for (let letters = 1; letters <= 40; letters++) {
      expect(columnsOf({ longestName: letters })).toBeGreaterThanOrEqual(
        columnsOf({ longestName: letters + 1 }),
      );
      expect(columnsOf({ widthEm: letters })).toBeLessThanOrEqual(columnsOf({ widthEm: letters + 1 }));
    }
  });
});

test("RCE3 rows are as large as a leader has to be up to so many of them", () => {
  const frame = 0.64 * 1080;
  expect([1, 6, 7, 14].map((rows) => areRowsLarge(rows, frame, 1080))).toEqual([true, true, false, false]);
  expect(areRowsLarge(60, null, 1080)).toBe(true);
});

test("RCE3 a leader's name that is longer than its row is wide is told above the rows", () => {
  const wholeOn = (width: number, height: number) =>
    [12, 24, 40].map((letters) => isLeaderWhole(letters, width * 0.97, height));
  expect(wholeOn(1_920, 1_080)).toEqual([true, true, false]);
  expect(wholeOn(3_840, 2_160)).toEqual([true, true, false]);
  expect(wholeOn(1_024, 768)).toEqual([true, false, false]);
  expect(isLeaderWhole(40, null, 1_080)).toBe(true);
});
