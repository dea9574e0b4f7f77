import { describe, expect, test } from "vitest";
import { languages } from "../../../shared/languages.ts";
import { systemClock } from "../../contests/clock.ts";
import { findFileWarnings } from "../fileWarnings.ts";
import { openContestFile } from "../readContestFile.ts";
import { Spreadsheets } from "../sheets/Spreadsheets.ts";
import { boardLines } from "../testing/boardLines.ts";
import { templateCsv } from "./templateCsv.ts";
import { templateRows } from "./templateRows.ts";
import { templateSheet } from "./templateSheet.ts";
import { writeWorkbook } from "./writeWorkbook.ts";

const spreadsheets = new Spreadsheets(systemClock);

const boards = {
  en: [
    "1:1 Numbers 100 number 60",
    "1:2 The world 100 choice Mercury of 4",
    "2:1 Numbers 200 number 5/12",
    "2:2 The world 200 choice Danube + Dnieper of 4",
    "3:1 Numbers 300 number 2.20 ± 0.005",
    "3:2 The world 300 text Michelangelo | Michelangelo Buonarroti",
  ],
  ru: [
    "1:1 Числа 100 number 6000",
    "1:2 Вокруг света 100 choice Тихий of 4",
    "2:1 Числа 200 number 7/20",
    "2:2 Вокруг света 200 choice Волга + Урал of 4",
    "3:1 Числа 300 number 1,88 ± 0,005",
    "3:2 Вокруг света 300 text Леонов | Алексей Леонов | А. А. Леонов",
  ],
} as const;

describe.each(languages)("FIL14 the template in %s", (language) => {
  test.each<[string, () => Uint8Array]>([
    ["csv", () => Buffer.from(templateCsv(language))],
    ["xlsx", () => writeWorkbook(templateSheet(language), "xlsx")],
    ["ods", () => writeWorkbook(templateSheet(language), "ods")],
  ])("as %s gives a board without a doubt", async (_, bytes) => {
    const read = await openContestFile(bytes(), { title: "T", language }, spreadsheets);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(boardLines(read.document.board)).toEqual(boards[language]);
    expect(await findFileWarnings(read)).toEqual([]);
    expect(read.document.board.cards.filter(({ task }) => task.solution !== undefined)).toHaveLength(2);
  });

  test("explains every column in a line, and has as many cells in every row", () => {
    const rows = templateRows(language);
    const header = rows.findIndex(([first]) => first === "") + 1;
    const names = rows[header] ?? [];
    expect(rows.slice(1, header - 1).map(([comment = ""]) => comment.split(" — ")[0])).toEqual(names);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    // Nothing in it computes.
    expect(rows.flat().filter((cell) => /^[=+\-@]/u.test(cell))).toEqual([]);
  });
});
