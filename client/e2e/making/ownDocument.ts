import { deepStrictEqual, match, ok } from "node:assert/strict";
import type { DocumentCard } from "../../../shared/contestFile/ContestDocument.ts";
import { en } from "../../i18n/en.ts";
import type { PacedPage } from "../PacedPage.ts";
import { type HandCard, misprint, ownCards, ownTable } from "./ownContest.ts";

/** Takes the contest's file out of the list of contests and looks whether all of it is there, as it was meant; the board is open after it. */
export async function wholeContest(hand: PacedPage, title: string): Promise<void> {
  await hand.role("link", { name: `← ${en.console.toList}` }).click();
  const row = hand.css("tr").withText(title);
  await row.css(".row-menu-button").click();
  const file = await hand.role("menuitem", { name: en.console.downloadContest }).download();
  const { rows, columns, cards } = cardsOf(file);
  deepStrictEqual([rows, columns, cards.length], [5, 5, 25]);
  const places = new Set(cards.map((card) => `${card.row}:${card.column}`));
  deepStrictEqual(places.size, 25);
  const statements = cards.map(({ task }) => task.statement);
  deepStrictEqual(new Set(statements).size, 25);
  for (const statement of statements) ok(statement.length >= 60, statement);
  comparePasted(cards);
  for (const card of ownCards) compareWritten(card, cardIn(cards, card));
  await row.css("a").first.click();
  await hand.role("link", { name: en.studio.editBoard }).click();
  await hand.css('[data-place="5:5"][data-state=whole]').there();
}

interface Board {
  readonly rows: number;
  readonly columns: number;
  readonly cards: readonly DocumentCard[];
}

/** Of any version of the document. */
function cardsOf(file: string): Board {
  const document = JSON.parse(file) as { readonly board: Board };
  return document.board;
}

function cardIn(cards: readonly DocumentCard[], at: { readonly row: number; readonly column: number }) {
  const card = cards.find(({ row, column }) => row === at.row && column === at.column);
  if (!card) throw new Error(`there is no card in row ${at.row}, column ${at.column}`);
  return card;
}

/** By their questions: where they stand was found by the program. */
function comparePasted(cards: readonly DocumentCard[]): void {
  const half = cards.filter(
    ({ row, column }) => !ownCards.some((own) => own.row === row && own.column === column),
  );
  const wanted = ownTable.map(({ category, price, question, answer }) => {
    const isMended = !question.endsWith("?");
    return [category, price, isMended ? question + misprint.lacks : question, answer];
  });
  const found = half.map(({ category, pricePoints, task }) => {
    const { checker } = task;
    const answer =
      checker.kind === "number" ? checker.answer : checker.kind === "text" ? checker.answers[0] : null;
    return [category, pricePoints, task.statement, answer];
  });
  deepStrictEqual(found.sort(), wanted.sort());
}

function compareWritten(own: HandCard, { category, pricePoints, task }: DocumentCard): void {
  const { checker, statement } = task;
  deepStrictEqual([category, pricePoints, checker.kind], [own.category, own.price, own.kind]);
  ok(statement.startsWith(own.statement), statement);
  switch (checker.kind) {
    case "number": {
      const tolerance = own.extra?.type === "tolerance" ? own.extra.tolerance : undefined;
      deepStrictEqual([checker.answer, checker.tolerance], [own.answers[0], tolerance]);
      break;
    }
    case "text":
      deepStrictEqual(checker.answers, own.answers);
      deepStrictEqual(checker.folds?.case ?? true, own.extra?.type !== "capitals");
      break;
    case "choice":
      deepStrictEqual(checker.options, own.options);
      deepStrictEqual(
        checker.correct,
        own.answers.map((answer) => (own.options?.indexOf(answer) ?? -1) + 1),
      );
      deepStrictEqual(checker.several, own.answers.length > 1);
  }
  if (own.extra?.type === "formula") ok(statement.includes(`\n$$\n${own.extra.formula}\n$$\n`), statement);
  if (own.extra?.type === "picture")
    match(statement, new RegExp(`!\\[${own.extra.alt}\\]\\(media:[0-9a-f]{32}\\)`, "u"));
}
