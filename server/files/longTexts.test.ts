import { describe, expect, test } from "vitest";
import { MAX_FILE_BYTES } from "../../shared/contestFile/limits.ts";
import { ABOUT_TWICE, growthOf } from "../../shared/testing/growth.ts";
import { columnName } from "./csvTable.ts";
import { contestTable } from "./exports/contestTable.ts";
import { guarded, guardedForReaders } from "./guarding.ts";
import { readContestFile } from "./readContestFile.ts";

const HEADER = "row,column,category,price,kind,statement,answer";

/** A text of this length. */
const filled = (start: string, piece: string, end: string, length: number) =>
  start + piece.repeat(Math.max(0, Math.floor((length - start.length - end.length) / piece.length))) + end;

describe("SCY9 a file takes as long as it is, up to the largest", () => {
  test.each([
    ["three letters that are not ASCII", "é", "a", "éé"],
    ["none", "", "a", ""],
    ["quotes within its first line", "x", '"', "x"],
    ["blanks within its first line", "x", " ", "x"],
    ["blanks within its header", "row,x", " ", `x,${HEADER}\n1`],
    ["quotes within its header", 'row,column,"x', '""', `x",category,price,kind\n1`],
    ["blanks within an answer", `${HEADER}\n1,1,a,1,number,a,1`, " ", "1"],
    ["empty rows", `${HEADER}\n`, "\n", "1"],
    ["many cells", HEADER, ",", "x\n1"],
    ["tags", "<", "a", ""],
    ["lines with quotes", "row,column\n", '" ', "\n"],
    ["spaces before", "", " ", "{"],
  ])("with %s", (_, start, piece, end) => {
    const read = (size: number) => {
      readContestFile(new TextEncoder().encode(filled(start, piece, end, size)), { title: "T" });
    };
    expect(growthOf(read, Math.min(MAX_FILE_BYTES, 1024 * 1024))).toBeLessThan(ABOUT_TWICE);
  });
});

test("SCY9 so do the name of a column, and what is guarded", () => {
  const texts = [columnName, guarded, guardedForReaders];
  for (const change of texts)
    for (const piece of ['"', " ", "\t", "\t="])
      expect(growthOf((size) => change(filled("x", piece, "x", size)), 200_000)).toBeLessThan(ABOUT_TWICE);
});

test("SCY9 so does the table of a contest with unfinished pictures", () => {
  const read = readContestFile(new TextEncoder().encode(`${HEADER}\n1,1,a,1,number,a,1\n`), { title: "T" });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { document } = read;
  const [card] = document.board.cards;
  if (!card) throw new Error("no card");
  for (const piece of ["![", "![media:", "![\\]x", "![](media:"])
    expect(
      growthOf((size) => {
        const task = { ...card.task, statement: filled("media:", piece, "", size) };
        contestTable({ ...document, board: { ...document.board, cards: [{ ...card, task }] } });
      }, 20_000),
    ).toBeLessThan(ABOUT_TWICE);
});
