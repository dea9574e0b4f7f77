import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classicRules } from "../../../shared/contest/rules.ts";
import {
  type ContestDocument,
  type DocumentCard,
  documentFormat,
} from "../../../shared/contestFile/ContestDocument.ts";
import { describeFileProblem } from "../../../shared/contestFile/problems.ts";
import { readDocument } from "../../../shared/contestFile/stored/readDocument.ts";
import { readContestFile } from "../readContestFile.ts";
import { contestTable } from "./contestTable.ts";

type Card = Pick<DocumentCard, "row" | "column" | "category" | "pricePoints" | "task">;

/** A document of today with these cards. */
function documentWith(cards: readonly Card[], changes: object = {}): ContestDocument {
  const read = readDocument({
    format: documentFormat,
    version: 1,
    title: "T",
    language: "ru",
    rules: classicRules,
    board: { rows: 12, columns: 12, cards: cards.map((card, index) => ({ id: index + 1, ...card })) },
    ...changes,
  });
  if (!read.ok)
    throw new Error(read.problems.map((problem) => describeFileProblem("en", problem)).join("\n"));
  return read.document;
}

function readBack(document: ContestDocument, csv: string): readonly Card[] {
  const read = readContestFile(Buffer.from(csv), { title: "T", language: document.language });
  if (!read.ok)
    throw new Error(read.problems.map((problem) => describeFileProblem("en", problem)).join("\n"));
  return read.document.board.cards;
}

const byPlace = (cards: readonly Card[]) =>
  cards
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, category, pricePoints, task }) => ({ row, column, category, pricePoints, task }));

/** Texts as people write them, with all that separates, quotes and computes. */
const words = fc
  .array(
    fc.constantFrom(
      "дом",
      "Haus",
      "x",
      "2",
      " ",
      ", ",
      "; ",
      "-",
      "=",
      "'",
      '"',
      "«я»",
      "\n",
      "\t",
      "$x^2$",
      "+1",
      "@",
      "|",
      "%",
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join("").trim())
  .filter((text) => text !== "");
const line = words
  .map((text) => text.replace(/\s+/gu, " ").slice(0, 50).trim())
  .filter((text) => text !== "");

const checkers = fc.oneof(
  fc.record(
    {
      kind: fc.constant("number" as const),
      answer: fc.constantFrom("12", "-5", "2,5", "3/4", "-1/2", "15%", "1 3/4", "0"),
      tolerance: fc.constantFrom("0,01", "1/2"),
    },
    { requiredKeys: ["kind", "answer"] },
  ),
  fc.record(
    {
      kind: fc.constant("text" as const),
      answers: fc.uniqueArray(fc.constantFrom("Пушкин", "А. С. Пушкин", "-5 °C", "'=x", "H2O", "да, и нет"), {
        minLength: 1,
        maxLength: 3,
      }),
      folds: fc.constantFrom({ case: false }, { yo: false, dashes: false }, { case: true }),
    },
    { requiredKeys: ["kind", "answers"] },
  ),
  fc
    .uniqueArray(
      fc.constantFrom("красный", "-1", "+1", "= 2", "@", "$\\frac12$", "A) синий", "зелёный; белый", "'x'"),
      { minLength: 2, maxLength: 6 },
    )
    .chain((options) =>
      fc.uniqueArray(fc.integer({ min: 1, max: options.length }), { minLength: 1 }).map((correct) => ({
        kind: "choice" as const,
        options,
        correct,
        several: correct.length > 1,
      })),
    ),
);

const cards = fc.uniqueArray(
  fc.record({
    row: fc.integer({ min: 1, max: 12 }),
    column: fc.integer({ min: 1, max: 12 }),
    category: line,
    pricePoints: fc.integer({ min: 1, max: 100_000 }),
    task: fc.record(
      { statement: words, checker: checkers, solution: words },
      { requiredKeys: ["statement", "checker"] },
    ),
  }),
  { minLength: 1, maxLength: 6, selector: ({ row, column }) => `${row}:${column}` },
);

describe("FIL13 a contest as a table reads back as it was", () => {
  test("whatever a table can hold; what it tells as lost, and only that, may be another", () => {
    let kept = 0;
    let lost = 0;
    fc.assert(
      fc.property(cards, (made) => {
        const document = documentWith(made as readonly Card[]);
        const table = contestTable(document);
        const rows = new Set(table.lost.map(({ row }) => row));
        lost += rows.size;
        if (rows.size > 0) return;
        kept += document.board.cards.length;
        const plain = ({ task, ...card }: Card) => {
          const { checker } = task;
          if (checker.kind !== "text" || checker.folds === undefined) return { ...card, task };
          const counting = Object.entries(checker.folds).filter(([, isOn]) => isOn === false);
          const { folds: _all, ...others } = checker;
          const folds = counting.length > 0 ? { folds: Object.fromEntries(counting) } : {};
          return { ...card, task: { ...task, checker: { ...others, ...folds } } };
        };
        expect(byPlace(readBack(document, table.csv)).map(plain)).toEqual(
          byPlace(document.board.cards).map(plain),
        );
      }),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(200);
    expect(lost).toBeLessThan(kept);
  });

  const demo = new URL("../../../demo/", import.meta.url);
  test.each(readdirSync(demo).filter((file) => file.endsWith(".csv")))(
    "the demo %s, of which nothing is lost",
    (file) => {
      const language = file.includes("russki") ? "ru" : "en";
      const read = readContestFile(readFileSync(new URL(file, demo)), { title: "T", language });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { csv, lost } = contestTable(read.document);
      expect(lost).toEqual([]);
      expect(readBack(read.document, csv)).toEqual(read.document.board.cards);
    },
  );
});

describe("FIL13 what a table cannot hold is told with its row", () => {
  const card: Card = {
    row: 1,
    column: 1,
    category: "A",
    pricePoints: 100,
    task: { statement: "Сколько будет 2 + 2?", checker: { kind: "number", answer: "4" } },
  };
  const lostOf = (task: object, changes: object = {}) =>
    contestTable(documentWith([{ ...card, task: { ...card.task, ...task } }], changes)).lost.map(
      ({ row, column, code }) => `${row ?? ""}:${column ?? ""} ${code}`,
    );

  test.each<[string, object, object, readonly string[]]>([
    ["nothing", {}, {}, []],
    [
      "rules and duration",
      {},
      { durationMs: 60_000, rules: { ...classicRules, slots: 1 } },
      [": settings_not_in_table"],
    ],
    [
      "a picture",
      { statement: "Что здесь? ![](media:a.png)" },
      { media: { "a.png": { type: "image/png", alt: "дом", base64: "iVBORw0KGgo=" } } },
      ["2:statement picture_not_in_table"],
    ],
    ["blanks at the end of a statement", { statement: "Сколько? " }, {}, ["2: card_not_in_table"]],
    [
      "one right choice where several could be taken",
      { checker: { kind: "choice", options: ["да", "нет"], correct: [1], several: true } },
      {},
      ["2: card_not_in_table"],
    ],
    [
      "an answer that looks like two",
      { checker: { kind: "text", answers: ["кот; кошка"] } },
      {},
      ["2: card_not_in_table"],
    ],
  ])("%s", (_, task, changes, expected) => {
    expect(lostOf(task, changes)).toEqual(expected);
  });
});
