import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import type { AuditEntry } from "../../shared/audit/auditEntry.ts";
import { type AuditColumn, auditColumns } from "../../shared/audit/auditWords.ts";
import { ruAuditWords } from "../../shared/audit/ruAuditWords.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { created, happened, joins, opens, t0 } from "../../shared/contest/testing.ts";
import { languages } from "../../shared/languages.ts";
import { writeWorkbook } from "../files/exports/writeWorkbook.ts";
import { cellsOf, onlySheetOf } from "../files/testing/writtenCells.ts";
import { auditCsv } from "./auditCsv.ts";
import { auditWords } from "./auditRows.ts";
import { auditSheet } from "./auditSheet.ts";

const contest = replay(happened(created(), opens(), joins(1, "10-1")));
const opened: AuditEntry = {
  seq: 2,
  at: t0,
  accountId: "teacher",
  signIn: "sign-in-1",
  name: "@Ada",
  type: "LobbyOpened",
  repair: null,
  teamId: null,
  cardId: null,
  text: null,
  points: null,
  reason: "",
};
const about = { teamId: "t1", cardId: 1 };
const entries: readonly AuditEntry[] = [
  { ...opened, ...about, seq: 7, at: t0 + 90_000, type: "Restated", repair: "adjust", points: -50 },
  { ...opened, ...about, seq: 5, at: t0 + 61_000, type: "Restated", repair: "void", reason: "=1+1" },
  { ...opened, seq: 4, name: null, signIn: null, type: "TeamRenamed", teamId: "t9", text: "007" },
  opened,
];

test.each(languages)("AUD4 the spreadsheet has the columns and rows of the CSV, said in %s", (language) => {
  const csv = parse(auditCsv({ ...contest, language }, entries, true), { bom: true }) as string[][];
  const bare = (cell: string) => cell.replace(/^(\S{10})T(\S{8})\.000Z$/, "$1 $2").replace(/^'/, "");
  const file = writeWorkbook(auditSheet(contest, { entries, more: true }, language), "xlsx");
  const { name, rows } = onlySheetOf(file);
  expect(name).toBe(auditWords[language].title);
  expect(name?.length).toBeLessThanOrEqual(31);
  const shown = rows.map(({ cells }) => auditColumns.map((_, index) => cells[index]?.text ?? ""));
  expect(shown).toEqual(csv.map((row) => row.map(bare)));
  expect(shown).toHaveLength(entries.length + 2);
  const time = auditColumns.indexOf("time");
  expect(shown[0]?.[time]).toContain("UTC");
  expect(shown[1]?.[time]).toBe("2027-01-15 08:01:30");
  // As our own reader takes it, too.
  const dates = rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at) => (cell.isDate ? [[row, at]] : [])),
  );
  expect(dates).toEqual(entries.map((_, index) => [index + 2, time]));
});

test("AUD4 BUD4 a time is a date, a number a number, what people wrote a text, and no cell computes", () => {
  const exact = entries.map((entry, index) => ({ ...entry, at: entry.at + 7 * index }));
  const file = writeWorkbook(auditSheet(contest, { entries: exact }, "ru"), "xlsx");
  const [header = [], ...rows] = cellsOf(file);
  for (const cell of header) expect(cell).toMatchObject({ t: "s", z: "@" });
  const column = (name: AuditColumn) => rows.map((row) => row[auditColumns.indexOf(name)]);
  const text = (value: string) => expect.objectContaining({ t: "s", v: value, z: "@" });
  const number = (value: number) => expect.objectContaining({ t: "n", v: value });
  for (const cell of column("time")) expect(cell).toMatchObject({ t: "n", z: "yyyy-mm-dd hh:mm:ss" });
  const times = column("time").map((cell) => Math.round((Number(cell?.v) - 25_569) * 86_400_000));
  expect(times).toEqual(exact.map(({ at }) => at));
  expect(column("number")).toEqual([7, 5, 4, 2].map(number));
  expect(column("who")).toEqual([text("@Ada"), text("@Ada"), undefined, text("@Ada")]);
  expect(column("what")[0]).toEqual(text(ruAuditWords.repairs.adjust));
  expect(column("team")).toEqual([text("10-1"), text("10-1"), text("t9"), undefined]);
  expect(column("card")[0]).toEqual(text("Numbers 100"));
  expect(column("text")).toEqual([undefined, undefined, text("007"), undefined]);
  expect(column("points")).toEqual([number(-50), undefined, undefined, undefined]);
  expect(column("reason")).toEqual([undefined, text("=1+1"), undefined, undefined]);
  expect([header, ...rows].flat().filter((cell) => cell?.f !== undefined)).toEqual([]);
});
