import { expect, test } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { sheetLimits } from "../files/sheets/sheetLimits.ts";
import { writtenSpreadsheet } from "./writtenSpreadsheet.ts";

test("FIL25 while too many files are written, whoever asks for a further one is told to come back", async () => {
  const spreadsheets = new Spreadsheets(systemClock);
  const ask = () => writtenSpreadsheet(spreadsheets, { name: "T", rows: [["a", 1]], widths: [] }, "xlsx");
  const { waiting } = sheetLimits.written;
  const first = Array.from({ length: waiting }, ask);
  const refused: unknown = await ask().catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 503, code: "overloaded", headers: { "Retry-After": "5" } });
  const files = await Promise.all(first);
  expect(files.filter(({ length }) => length > 0)).toHaveLength(waiting);
});
