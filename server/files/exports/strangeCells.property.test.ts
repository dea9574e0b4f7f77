import fc from "fast-check";
import { expect, test } from "vitest";
import { classicRules } from "../../../shared/contest/rules.ts";
import { type DocumentCard, documentFormat } from "../../../shared/contestFile/ContestDocument.ts";
import { readDocument } from "../../../shared/contestFile/stored/readDocument.ts";
import { readContestFile } from "../readContestFile.ts";
import { contestTable } from "./contestTable.ts";

/** What separates, quotes, breaks a line, computes or is not seen. */
const strange = [
  "\n",
  "\r",
  "\r\n",
  "\t",
  ",",
  ";",
  '"',
  "'",
  "=",
  "+",
  "-",
  "@",
  "|",
  "%",
  "\uFEFF",
  "\u2028",
  "\u2029",
  "\u200B",
  "＝",
] as const;
const anyText = fc
  .array(fc.constantFrom(...strange, "a", "12", " ", "дом"), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(""))
  .filter((text) => text.trim() !== "");

function documentOf(texts: readonly (readonly [statement: string, solution: string])[]) {
  const cards = texts.map(([statement, solution], index) => ({
    id: index + 1,
    row: index + 1,
    column: 1,
    category: "A",
    pricePoints: 100,
    task: { statement, solution, checker: { kind: "text", answers: ["yes"] } },
  }));
  const board = { rows: texts.length, columns: 1, cards };
  const read = readDocument({
    format: documentFormat,
    version: 2,
    title: "T",
    language: "en",
    rules: classicRules,
    board,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

const plain = ({ id: _, ...card }: DocumentCard) => card;

test("FIL13 BUD4 whatever stands in a cell, it is read again as it was, or told with its row; the others are as they were", () => {
  const met = { kept: 0, told: 0 };
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 }), (texts) => {
      const document = documentOf(texts);
      const { csv, lost } = contestTable(document);
      const told = new Set(lost.flatMap(({ row }) => row ?? []));
      const read = readContestFile(Buffer.from(csv), { title: "T", language: "en" });
      expect(read).toMatchObject({ ok: true });
      if (!read.ok) return;
      const { cards } = read.document.board;
      expect(cards).toHaveLength(texts.length);
      document.board.cards.forEach((card, index) => {
        const back = cards[index];
        if (told.has(index + 2)) met.told += 1;
        else {
          met.kept += 1;
          expect(back && plain(back)).toEqual(plain(card));
        }
      });
    }),
    { numRuns: 400 },
  );
  expect(met.kept).toBeGreaterThan(100);
  expect(met.told).toBeGreaterThan(20);
});

test.each(strange)(
  "FIL13 %j in the middle of a statement comes back, but for what is a line break anyway",
  (sign) => {
    const document = documentOf([[`What is a${sign}b?`, `It is${sign}c.`]]);
    const { csv, lost } = contestTable(document);
    const read = readContestFile(Buffer.from(csv), { title: "T", language: "en" });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const [card] = read.document.board.cards;
    const { statement } = card?.task ?? { statement: "" };
    expect(statement).toBe(`What is a${sign.includes("\r") ? "\n" : sign}b?`);
    expect(lost.length > 0).toBe(sign.includes("\r"));
  },
);
