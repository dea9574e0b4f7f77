import { type Checker, makeChecker } from "../../../shared/contest/checkers/checker.ts";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { ContestDocument, DocumentCard } from "../../../shared/contestFile/ContestDocument.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { usualDurationMs } from "../../../shared/contestFile/settings.ts";
import type { Language } from "../../../shared/languages.ts";
import { pictureNamesIn } from "../../../shared/pictures.ts";
import { type CsvColumn, csvColumns, readContestCsv } from "../contestCsv.ts";
import { GUARDED_ROW, guarded } from "../guarding.ts";
import { spreadsheetCsv } from "./spreadsheetCsv.ts";

export interface ContestTable {
  /** As a spreadsheet opens it; no cell of it computes. */
  readonly csv: string;
  /** What the table does not hold, or holds otherwise: cards by the row of the table that has them. */
  readonly lost: readonly FileProblem[];
}

/**
 * The board of a contest as a table of the fixed form. What is lost is found by reading the table back, so that nothing is that is not told. BUD4
 * FIL13
 */
export function contestTable(document: ContestDocument): ContestTable {
  const cards = document.board.cards.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const rows = cards.map((card) => csvColumns.map((column) => rowOf(card)[column]));
  const csv = spreadsheetCsv([csvColumns, ...rows]);
  const lost = [
    ...lostSettings(document),
    ...lostDrafts(document),
    ...lostPictures(cards),
    ...lostCards(document, cards),
  ];
  return { csv, lost };
}

type Row = Readonly<Record<CsvColumn, string>>;

function rowOf({ row, column, category, pricePoints, task }: DocumentCard): Row {
  const { statement, checker, solution = "" } = task;
  const texts = { category, statement, solution, ...keyCells(checker) };
  const safe = Object.entries(texts).map(([name, text]) => [name, guarded(text)] as const);
  const isGuarded = safe.some(([name, text]) => text !== texts[name as keyof typeof texts]);
  return {
    row: `${row}`,
    column: `${column}`,
    price: `${pricePoints}`,
    kind: `${isGuarded ? GUARDED_ROW : ""}${checker.kind}`,
    ...texts,
    ...Object.fromEntries(safe),
  };
}

type KeyCells = Pick<Row, "answer" | "choices" | "tolerance" | "exact">;

function keyCells(checker: Checker): KeyCells {
  const none = { answer: "", choices: "", tolerance: "", exact: "" };
  const cells: {
    readonly [Kind in CheckerKind]: (of: Extract<Checker, { kind: Kind }>) => Partial<KeyCells>;
  } = {
    number: ({ answer, tolerance = "" }) => ({ answer, tolerance }),
    text: ({ answers, folds = {} }) => ({
      answer: answers.join("\n"),
      exact: Object.entries(folds)
        .filter(([, isOn]) => isOn === false)
        .map(([fold]) => fold)
        .join(", "),
    }),
    choice: ({ options, correct }) => ({
      answer: correct.map((number) => options[number - 1] ?? "").join("\n"),
      choices: options.join("\n"),
    }),
  };
  return { ...none, ...(cells[checker.kind] as (of: Checker) => Partial<KeyCells>)(checker) };
}

/** A table says nothing of them. */
function lostSettings({ theme, durationMs, rules }: ContestDocument): readonly FileProblem[] {
  const isUsual =
    theme === undefined &&
    durationMs === usualDurationMs &&
    Object.entries(classicRules).every(
      ([name, value]) => JSON.stringify(rules[name as keyof typeof rules]) === JSON.stringify(value),
    );
  return isUsual ? [] : [fileProblem("settings_not_in_table", {})];
}

/** What is not finished is no row. */
function lostDrafts({ drafts }: ContestDocument): readonly FileProblem[] {
  return drafts.length === 0 ? [] : [fileProblem("drafts_not_in_table", { cards: drafts.length })];
}

const FIRST_ROW = 2;

function lostPictures(cards: readonly DocumentCard[]): readonly FileProblem[] {
  return cards.flatMap(({ task }, index) =>
    (["statement", "solution"] as const)
      .filter((column) => pictureNamesIn(task[column] ?? "").length > 0)
      .map((column) => fileProblem("picture_not_in_table", {}, { row: index + FIRST_ROW, column })),
  );
}

/** Cards that the table does not give back as they are, each read alone: one that cannot be read says nothing of the others. */
function lostCards({ language }: ContestDocument, cards: readonly DocumentCard[]): readonly FileProblem[] {
  return cards.flatMap((card, index) => {
    const table = spreadsheetCsv([csvColumns, csvColumns.map((column) => rowOf(card)[column])]);
    const read = readContestCsv(table, language);
    const back = read.ok ? read.board.cards[0] : undefined;
    if (back && isSame(meantBy(back, language), { ...meantBy(card, language), id: back.id })) return [];
    const params = { cell: quote(card.task.statement) };
    return [fileProblem("card_not_in_table", params, { row: index + FIRST_ROW })];
  });
}

/** The card as it would be made today: how a key is read is not its author's to say, nor what he leaves as it is. */
function meantBy(card: DocumentCard, language: Language): DocumentCard {
  const checker = makeChecker(card.task.checker, language);
  if (checker.kind !== "text") return { ...card, task: { ...card.task, checker } };
  const { folds = {}, ...others } = checker;
  const counting = Object.entries(folds).filter(([, isOn]) => isOn === false);
  return { ...card, task: { ...card.task, checker: { ...others, folds: Object.fromEntries(counting) } } };
}

/** Fields that are left out and fields that are not set are the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const fieldOf = (value: object, name: string): unknown =>
    Object.entries(value).find(([key]) => key === name)?.[1];
  return [...names].every((name) => isSame(fieldOf(a, name), fieldOf(b, name)));
}
