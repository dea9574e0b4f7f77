import type { ContestDocument, DocumentCard } from "./ContestDocument.ts";
import { findFormulas } from "./formulas.ts";
import { isSpreadsheetError, keyWarnings } from "./keyWarnings.ts";
import { type FilePlace, type FileProblem, fileProblem } from "./problems.ts";
import { quote } from "./quote.ts";

/** What of a card a warning can be about. */
export type CardPart = "category" | "statement" | "answer" | "choices" | "solution";

/** Where a part of a card stands in the file. */
export type PlaceOf = (card: DocumentCard, part: CardPart) => FilePlace;

/** In a document: the path to the field. */
export function placesInDocument({ board }: ContestDocument): PlaceOf {
  const paths: Readonly<Record<CardPart, string>> = {
    category: "category",
    statement: "task.statement",
    answer: "task.checker",
    choices: "task.checker.options",
    solution: "task.solution",
  };
  return (card, part) => ({ path: `board.cards[${board.cards.indexOf(card)}].${paths[part]}` });
}

/** What is odd in a card that can be played; what only drawing tells is not among it. FIL8 */
export function cardWarnings(card: DocumentCard, placeOf: PlaceOf): readonly FileProblem[] {
  const place = (part: CardPart) => placeOf(card, part);
  const { checker } = card.task;
  const errors = (["category", "statement"] as const).flatMap((part) => {
    const text = part === "category" ? card.category : card.task.statement;
    return isSpreadsheetError(text)
      ? [fileProblem("spreadsheet_error", { cell: quote(text) }, place(part))]
      : [];
  });
  const unmarked = textsOf(card).flatMap(({ part, text }) => {
    const command = COMMAND.exec(findFormulas(text).rest)?.[0];
    return command === undefined
      ? []
      : [fileProblem("formula_without_dollars", { cell: quote(command) }, place(part))];
  });
  return [
    ...errors,
    ...unmarked,
    ...keyWarnings(checker, { answer: place("answer"), choices: place("choices") }),
  ];
}

/** LaTeX that stands in the text itself. */
const COMMAND = /\\[([]|\$\$|\\[a-zA-Z]{2,}(?:\{[^{}]*\})*|[\p{L}\d)]\^\{[^{}]*\}/u;

/** The texts of a card that are drawn, formulas and all. */
export function textsOf({
  task,
}: DocumentCard): readonly { readonly part: CardPart; readonly text: string }[] {
  const { statement, checker, solution } = task;
  return [
    { part: "statement", text: statement },
    ...(checker.kind === "choice" ? checker.options.map((text) => ({ part: "choices" as const, text })) : []),
    ...(solution === undefined ? [] : [{ part: "solution" as const, text: solution }]),
  ];
}

/** A column of the board has one category: a second one is rather a slip. Each column is told once. FIL8 */
export function categoryWarnings(cards: readonly DocumentCard[], placeOf: PlaceOf): readonly FileProblem[] {
  const columns = Map.groupBy(cards, ({ column }) => column);
  return [...columns.values()].flatMap((column) => {
    const sorted = column.toSorted((a, b) => a.row - b.row);
    const [first] = sorted;
    const other = sorted.find(
      ({ category }) => first && sameCategory(category) !== sameCategory(first.category),
    );
    if (!first || !other) return [];
    const params = { cell: quote(other.category), first: quote(first.category), boardColumn: first.column };
    return [fileProblem("two_categories", params, placeOf(other, "category"))];
  });
}

function sameCategory(category: string): string {
  return category.toLowerCase().replaceAll("ё", "е").replace(/\s+/gu, " ").trim();
}
