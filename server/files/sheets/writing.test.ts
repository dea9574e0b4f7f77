import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Clock, systemClock } from "../../contests/clock.ts";
import { type WorkbookForm, type WrittenSheet, writeWorkbook } from "../exports/writeWorkbook.ts";
import { cellsOf, onlySheetOf } from "../testing/writtenCells.ts";
import { Spreadsheets } from "./Spreadsheets.ts";
import { sheetLimits } from "./sheetLimits.ts";

const spreadsheets = new Spreadsheets(systemClock);
const sheet: WrittenSheet = {
  name: "Teams",
  rows: [
    ["Team", "Points"],
    ["10-1", 30],
    ["=1+1", -20],
  ],
  widths: [20, 8],
};

async function written(given: WrittenSheet, form: WorkbookForm = "xlsx"): Promise<Uint8Array> {
  const bytes = await spreadsheets.write(given, form);
  if (!bytes) throw new Error("too many are written");
  return bytes;
}

test.each(["xlsx", "ods"] as const)(
  "FIL25 what a thread has written holds the cells that were given: %s",
  async (form) => {
    const { name, rows } = onlySheetOf(await written(sheet, form));
    expect(name).toBe("Teams");
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["Team", "Points"],
      ["10-1", "30"],
      ["=1+1", "-20"],
    ]);
  },
);

test("FIL25 the results of 500 teams and 144 cards are written while the process goes on", async () => {
  const teams = Array.from({ length: 500 }, (_, team) => [
    team + 1,
    `Team ${team}`,
    1_000 - team,
    ...Array.from({ length: 144 }, (_, card) => ((team + card) % 3 === 0 ? "Failed" : 100 + card)),
  ]);
  const writing = written({ name: "Results", rows: [teams[0] ?? [], ...teams], widths: [] });
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const bytes = await writing.finally(() => clearImmediate(next));
  // Where it is written in the event loop, there is none.
  expect(turns).toBeGreaterThan(10);
  const rows = cellsOf(bytes);
  expect(rows).toHaveLength(501);
  expect(rows[500]?.[146]?.v).toBe(teams[499]?.[146]);
});

test("FIL25 of too many at once the last are refused, and files are read meanwhile", async () => {
  const desk = new Spreadsheets(systemClock);
  const { waiting } = sheetLimits.written;
  const asked = Array.from({ length: waiting + 3 }, () => desk.write(sheet, "xlsx"));
  const read = desk.read(writeWorkbook(sheet, "xlsx"));
  const refused = (await Promise.all(asked)).map((bytes) => bytes === null);
  expect(refused).toEqual(Array.from({ length: waiting + 3 }, (_, index) => index >= waiting));
  expect(await read).toMatchObject({ ok: true });
  expect(await desk.write(sheet, "xlsx")).not.toBeNull();
});

test("FIL25 a thread that takes too long, or fails, is told of, and the next file is written", async () => {
  const hasty: Clock = {
    ...systemClock,
    schedule(_, call) {
      const turn = setImmediate(call);
      return () => clearImmediate(turn);
    },
  };
  await expect(new Spreadsheets(hasty).write(sheet, "xlsx")).rejects.toThrow("was not written: too_slow");
  // More than a cell of a spreadsheet can hold.
  const endless = { ...sheet, rows: [["x".repeat(40_000)]] };
  await expect(spreadsheets.write(endless, "xlsx")).rejects.toThrow("was not written");
  expect((await written(sheet)).length).toBeGreaterThan(0);
});

test("FIL25 nothing of the server but the thread loads what reads and writes spreadsheets", () => {
  const root = new URL("../../", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|^test\/|\/testing\//.test(file),
  );
  const what = String.raw`"[^"]*(?:@e965/xlsx|/(?:writeWorkbook|readWorkbook|workbookSheets)\.ts)"`;
  const loads = new RegExp(String.raw`^import (?!type )[^;]*${what}|\bimport\(${what}\)`, "m");
  expect(files.filter((file) => loads.test(readFileSync(new URL(file, root), "utf8"))).toSorted()).toEqual([
    "files/exports/writeWorkbook.ts",
    "files/sheets/readWorkbook.ts",
    "files/sheets/thread.ts",
    "files/sheets/workbookSheets.ts",
  ]);
});
