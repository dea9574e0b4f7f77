import { describe, expect, test } from "vitest";
import type { FileProblemCode } from "../../../shared/contestFile/problemParams.ts";
import { describeFileProblem } from "../../../shared/contestFile/problems.ts";
import { type Clock, systemClock } from "../../contests/clock.ts";
import { openContestFile, type ReadContestFile } from "../readContestFile.ts";
import { bombOf, partsOf, zipOf } from "../testing/packedZip.ts";
import { workbook } from "../testing/workbook.ts";
import { Spreadsheets } from "./Spreadsheets.ts";
import { sheetLimits } from "./sheetLimits.ts";

const spreadsheets = new Spreadsheets(systemClock);
const read = (bytes: Uint8Array, by = spreadsheets) =>
  openContestFile(bytes, { title: "T", language: "en" }, by);
const codesOf = (found: ReadContestFile): readonly FileProblemCode[] =>
  found.ok ? [] : found.problems.map(({ code }) => code);

/** By all threads of this process: how busy the machine is makes no difference. */
function processorMsSince(startedAt: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1_000;
}

const sheet = {
  name: "Tasks",
  rows: [
    ["Category", "Question", "Answer", "Points"],
    ["Dice", "How many faces has a common die?", 6, 100],
    ["Dice", "What is the sum of opposite faces?", 7, 200],
  ],
};
const good = workbook("xlsx", sheet);
const goodTable = workbook("ods", sheet);
const SHEET = "xl/worksheets/sheet1.xml";
const STRINGS = "xl/sharedStrings.xml";

/** The good file with one part changed. */
function changed(name: string, change: (text: string) => string, bytes = good): Buffer {
  const parts = partsOf(bytes);
  const before = parts.get(name);
  if (before === undefined) throw new Error(`no part ${name}`);
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${name}`);
  return zipOf(parts.set(name, after));
}

const withRow = (row: string) => changed(SHEET, (xml) => xml.replace("</sheetData>", `${row}</sheetData>`));
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** A flat file of old Office, by the names that stand in it. */
const ole = (name: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(name, "utf16le")]);

test("the good file is read", async () => {
  expect(codesOf(await read(good))).toEqual([]);
  expect(codesOf(await read(goodTable))).toEqual([]);
  expect(codesOf(await read(zipOf(partsOf(good))))).toEqual([]);
});

describe("FIL9 a hostile spreadsheet ends with a sentence, within limits", () => {
  const others = () => {
    const parts = partsOf(good);
    parts.delete(STRINGS);
    return parts;
  };
  const bytesOf = (length: number) => Buffer.alloc(length, "<si><t>x</t></si>");
  const cells = (count: number) =>
    `<row r="4">${Array.from({ length: count }, () => '<c r="A4"><v>1</v></c>').join("")}</row>`;
  const repeat = (xml: string) =>
    xml.replace(
      "</table:table>",
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>',
    );

  test.each<[string, () => Uint8Array, readonly FileProblemCode[]]>([
    ["a bomb", () => bombOf(others(), STRINGS, bytesOf(100 * 1024 ** 2)), ["spreadsheet_too_large"]],
    [
      "a bomb that says it is small",
      () => bombOf(others(), STRINGS, bytesOf(100 * 1024 ** 2), 1_000),
      ["spreadsheet_broken"],
    ],
    [
      "a bomb that says it is smaller than it is",
      () => bombOf(others(), STRINGS, bytesOf(30 * 1024 ** 2), 19 * 1024 ** 2),
      ["spreadsheet_broken"],
    ],
    [
      "hundreds of parts",
      () =>
        zipOf(
          new Map([
            ...partsOf(good),
            ...Array.from({ length: 300 }, (_, part) => [`xl/a${part}.xml`, ""] as const),
          ]),
        ),
      ["spreadsheet_too_large"],
    ],
    [
      "a cell in the millionth row",
      () => withRow(`<row r="1048576">${text("A1048576", "x")}</row>`),
      ["too_many_rows"],
    ],
    [
      "a cell in the last column",
      () => withRow(`<row r="4">${text("XFD4", "x")}</row>`),
      ["too_many_columns"],
    ],
    [
      "entities",
      () =>
        changed(STRINGS, (xml) =>
          xml.replace("<sst", '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><sst'),
        ),
      ["spreadsheet_broken"],
    ],
    [
      "a wrong checksum",
      () => Buffer.from(Buffer.from(good).map((byte, index) => (index === 60 ? byte ^ 1 : byte))),
      ["spreadsheet_broken"],
    ],
    ["its first half", () => good.subarray(0, good.length / 2), ["foreign_file"]],
    ["all but its end", () => good.subarray(0, good.length - 30), ["spreadsheet_broken"]],
    ["a part twice", () => duplicated(), ["spreadsheet_broken"]],
    [
      "no sheet",
      () => changed("xl/workbook.xml", (xml) => xml.replace(/<sheets>.*<\/sheets>/su, "<sheets></sheets>")),
      ["empty_file"],
    ],
    ["a NUL in a cell", () => withRow(`<row r="4">${text("A4", "a_x0000_b")}</row>`), ["cell_not_text"]],
    [
      "half a character in a cell",
      () => withRow(`<row r="4">${text("B4", "&#xD800;")}</row>`),
      ["cell_not_text"],
    ],
    [
      "an endless cell",
      () => withRow(`<row r="4">${text("A4", "x".repeat(40_000))}</row>`),
      ["cell_too_long"],
    ],
    ["a password", () => ole("EncryptedPackage"), ["spreadsheet_protected"]],
    ["the old form", () => ole("Workbook"), ["other_spreadsheet"]],
    [
      "the binary form",
      () =>
        zipOf(
          new Map([
            ["[Content_Types].xml", "<Types/>"],
            ["xl/workbook.bin", "x"],
          ]),
        ),
      ["other_spreadsheet"],
    ],
    [
      "a password of OpenDocument",
      () =>
        changed(
          "META-INF/manifest.xml",
          (xml) => xml.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>"),
          goodTable,
        ),
      ["spreadsheet_protected"],
    ],
  ])("%s", async (_, bytes, codes) => {
    const found = await read(bytes());
    expect(codesOf(found)).toEqual(codes);
    if (!found.ok)
      for (const problem of found.problems)
        for (const language of ["en", "ru"] as const)
          expect(describeFileProblem(language, problem)).toMatch(/^(?!.*(?:undefined|\[object)).*\.$/su);
  });

  function duplicated(): Buffer {
    const zip = zipOf(new Map([...partsOf(good), ["xl/worksheets/sheet2.xml", "<worksheet/>"]]));
    return Buffer.from(zip.toString("latin1").replaceAll("xl/worksheets/sheet2.xml", SHEET), "latin1");
  }

  // What these come to depends on the library; that they end, and that it is told, does not.
  test.each<[string, () => Uint8Array]>([
    [
      "eight hundred thousand cells",
      () => bombOf(withoutSheet(), SHEET, Buffer.from(sheetXml(cells(800_000)))),
    ],
    [
      "a million shared strings",
      () => bombOf(others(), STRINGS, Buffer.from(`<sst>${"<si><t>x</t></si>".repeat(1_000_000)}</sst>`)),
    ],
    ["deep nesting", () => bombOf(withoutSheet(), SHEET, Buffer.from(sheetXml("<row>".repeat(500_000))))],
    ["rows and columns repeated without end", () => changed("content.xml", repeat, goodTable)],
    [
      "a merged block of everything",
      () =>
        changed(SHEET, (xml) =>
          xml.replace(
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
          ),
        ),
    ],
    [
      "a table of a declared million rows",
      () =>
        changed(SHEET, (xml) =>
          xml.replace(/<dimension ref="[^"]*"\/>/u, '<dimension ref="A1:XFD1048576"/>'),
        ),
    ],
  ])("%s", async (_, bytes) => {
    const file = bytes();
    const startedAt = process.cpuUsage();
    const found = await read(file.subarray(0, 1024 * 1024));
    // The thread's, and what is around it.
    expect(processorMsSince(startedAt)).toBeLessThan(sheetLimits.thread.processorMs * 3);
    const known: readonly FileProblemCode[] = [
      "spreadsheet_too_slow",
      "spreadsheet_too_large",
      "spreadsheet_broken",
      "empty_cell",
      "too_many_columns",
      "columns_unclear",
    ];
    if (!found.ok) expect(known).toContain(codesOf(found)[0]);
    else expect(found.document.board.cards).toHaveLength(2);
    // Whoever comes next is served.
    expect(codesOf(await read(good))).toEqual([]);
  });

  function withoutSheet(): Map<string, string> {
    const parts = partsOf(good);
    parts.delete(SHEET);
    return parts;
  }

  function sheetXml(rows: string): string {
    return (partsOf(good).get(SHEET) ?? "").replace("</sheetData>", `${rows}</sheetData>`);
  }
});

test("FIL9 a thread that takes too long is ended, and the next file is read", async () => {
  const hasty: Clock = {
    ...systemClock,
    schedule(_, call) {
      const turn = setImmediate(call);
      return () => clearImmediate(turn);
    },
  };
  expect(codesOf(await read(good, new Spreadsheets(hasty)))).toEqual(["spreadsheet_too_slow"]);
});

test("FIL9 files wait for each other, and too many are told to come back", async () => {
  const desk = new Spreadsheets(systemClock);
  const found = await Promise.all(Array.from({ length: sheetLimits.waiting + 3 }, () => read(good, desk)));
  const codes = found.flatMap(codesOf);
  expect(codes).toEqual(Array.from({ length: 3 }, () => "spreadsheets_waiting"));
  expect(codesOf(await read(good, desk))).toEqual([]);
});

describe("FIL10 what a file is, its bytes say", () => {
  test("formulas are what they came to, and texts that look like formulas are texts", async () => {
    const formulas = changed(SHEET, (xml) =>
      xml.replace(
        "</sheetData>",
        `<row r="4">${text("A4", "Dice")}${text("B4", "=1+1 is 2. What is -1-1?")}<c r="C4"><f>SUM(-1,-1)</f><v>-2</v></c><c r="D4"><v>300</v></c></row></sheetData>`,
      ),
    );
    const found = await read(formulas);
    expect(found.ok && found.document.board.cards[2]?.task).toMatchObject({
      statement: "=1+1 is 2. What is -1-1?",
      checker: { kind: "number", answer: "-2" },
    });
    const rows = [
      "Question,Answer,Points",
      "=2+3,5,100",
      "- 4 + 1,-3,200",
      "+5 - 5,0,300",
      "@home means?,at home,400",
    ];
    const plain = await read(Buffer.from(rows.join("\n")));
    expect(plain.ok && plain.document.board.cards.map(({ task }) => task.statement)).toEqual(
      rows.slice(1).map((row) => row.split(",")[0]),
    );
  });

  test.each<[string, string, readonly FileProblemCode[]]>([
    [
      "sixteen thousand columns",
      `Question,Answer,Points${",x".repeat(16_000)}\nWhat?,1,100`,
      ["too_many_columns"],
    ],
    [
      "sixteen thousand empty columns",
      `Question,Answer,Points${",".repeat(16_000)}\nWhat is 1?,1,100${",".repeat(16_000)}`,
      [],
    ],
    ["NUL", "Question,Answer,Points\nWhat\0?,1,100\n", ["not_text"]],
    ["a header of another kind", "PK,Answer\nx,y\n", ["foreign_table"]],
    ["many rows", `Question,Answer,Points\n${"What?,1,100\n".repeat(3_000)}`, ["too_many_rows"]],
  ])("text: %s", async (_, csv, codes) => {
    expect(codesOf(await read(Buffer.from(csv)))).toEqual(codes);
  });

  const endless = 190_000;
  const header = "Question,Answer,Points,Options,A,B,Kind\n";
  test.each<[string, string]>([
    ["blanks in a question", `${header}"Q${" ".repeat(endless)}x",b,100,,,,\n`],
    ["blanks in a key", `${header}Q,"a${" ".repeat(endless)}x",100,"p\nq",,,\n`],
    ["blanks in the options", `${header}Q,b,100,"a) r${" ".repeat(endless)}x",,,\n`],
    ["stars in a key", `${header}Q,"${"**a".repeat(60_000)}",100,"p\nq",,,\n`],
    ["brackets", `${"(".repeat(endless)},b\n`],
    ["quotes in a price", `${header}Q,b,${"«".repeat(endless)}x,,,,\n`],
    ["slashes in a board", `x,a,b\n100,"q${" /".repeat(90_000)}",q\n200,q,q\n`],
  ])("FIL9 a text without end is told of soon: %s", async (_, csv) => {
    const startedAt = process.cpuUsage();
    expect(codesOf(await read(Buffer.from(csv.repeat(4))))).not.toEqual([]);
    expect(processorMsSince(startedAt)).toBeLessThan(sheetLimits.thread.processorMs);
  });
});
