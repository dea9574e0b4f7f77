import type { Card } from "../board.ts";
import { makeChecker } from "../checkers/checker.ts";
import type { CardWriting, Edit } from "../editActs.ts";
import type { ContestDefinition } from "../events.ts";

interface Page {
  place: string | null;
  writing: CardWriting;
  writtenBy: number;
}

/** What an author's command does to a board, told a second time: pages of paper that are written, moved and laid aside. */
export class EditModel {
  #pages: Map<number, Page>;
  #rows: number;
  #columns: number;
  #edits = 0;
  #rulesBy = 0;
  #nextId: number;

  constructor({ board }: ContestDefinition) {
    this.#rows = board.rows;
    this.#columns = board.columns;
    this.#nextId = 1 + Math.max(...board.cards.map(({ id }) => id));
    this.#pages = new Map(board.cards.map((card) => [card.id, pageOf(card)]));
  }

  /** The contest with its edits, or null where they are refused. `isOpen`: nobody has played yet. */
  edit(
    contest: ContestDefinition,
    edits: readonly Edit[],
    known: { readonly phase: string; readonly teams: number; readonly bought: ReadonlySet<number> },
  ): ContestDefinition | null {
    const isOpen = known.phase === "draft" || known.phase === "lobby";
    const pages = new Map([...this.#pages].map(([id, page]) => [id, { ...page }]));
    let [rows, columns, nextId, rulesBy, rules] = [
      this.#rows,
      this.#columns,
      this.#nextId,
      this.#rulesBy,
      contest.rules,
    ];
    const number = this.#edits + 1;
    let isChanged = false;
    for (const edit of edits) {
      if (!isOpen && edit.what !== "write") return null;
      const page = "cardId" in edit ? pages.get(edit.cardId) : undefined;
      if ("cardId" in edit && !page) return null;
      switch (edit.what) {
        case "add":
          pages.set(nextId, {
            place: edit.place && `${edit.place.row} ${edit.place.column}`,
            writing: cleaned(edit.writing, null, contest),
            writtenBy: number,
          });
          nextId += 1;
          isChanged = true;
          break;
        case "write": {
          if (!page) return null;
          const writing = cleaned(edit.writing, page.writing, contest);
          const before = page.writing;
          if (!isOpen) {
            const isOtherGame =
              text(before.checker) !== text(writing.checker) || before.pricePoints !== writing.pricePoints;
            if (page.place === null || !isComplete(writing)) return null;
            if (isOtherGame && known.bought.has(edit.cardId)) return null;
          }
          if (text(writing) === text(before)) break;
          if (edit.basedOn.revision !== page.writtenBy || edit.basedOn.taskVersion !== 1) return null;
          Object.assign(page, { writing, writtenBy: number });
          isChanged = true;
          break;
        }
        case "place": {
          const place = edit.place && `${edit.place.row} ${edit.place.column}`;
          if (!page) return null;
          isChanged ||= page.place !== place;
          page.place = place;
          break;
        }
        case "discard":
          if (page?.place !== null) return null;
          if (edit.basedOn && edit.basedOn.revision !== page.writtenBy) return null;
          if (edit.basedOn && edit.basedOn.taskVersion !== 1) return null;
          pages.delete(edit.cardId);
          isChanged = true;
          break;
        case "size": {
          if (edit.rows === rows && edit.columns === columns) break;
          const outside = [...pages.values()].filter(
            ({ place }) => !isInside(place, edit.rows, edit.columns),
          );
          if (edit.basedOn && text(edit.basedOn) !== text({ rows, columns })) return null;
          if (edit.basedOn && outside.length > 0) return null;
          for (const each of outside) each.place = null;
          [rows, columns] = [edit.rows, edit.columns];
          isChanged = true;
          break;
        }
        case "rules":
          if (text(edit.rules) === text(rules)) break;
          if (edit.basedOn !== this.#rulesBy) return null;
          if (known.teams > 0 && edit.rules.startPoints !== rules.startPoints) return null;
          rules = edit.rules;
          rulesBy = number;
          isChanged = true;
          break;
      }
    }
    const standing = [...pages].filter(([, { place }]) => place !== null);
    const isTidy = new Set(standing.map(([, { place }]) => place)).size === standing.length;
    if (!isChanged || !isTidy || standing.some(([, { place }]) => !isInside(place, rows, columns)))
      return null;
    if (known.phase !== "draft" && !isPlayable(pages)) return null;
    const whole = [...pages].filter(([, { place, writing }]) => place !== null && isComplete(writing));
    const rest = [...pages].filter(([, { place, writing }]) => place === null || !isComplete(writing));
    this.#pages = new Map([...whole, ...rest]);
    [this.#rows, this.#columns, this.#nextId, this.#rulesBy, this.#edits] = [
      rows,
      columns,
      nextId,
      rulesBy,
      number,
    ];
    const cards = whole.flatMap(([id, page]) => cardOf(id, page));
    return { ...contest, rules, board: { rows, columns, cards } };
  }

  get isPlayable(): boolean {
    return isPlayable(this.#pages);
  }
}

function isPlayable(pages: ReadonlyMap<number, Page>): boolean {
  const standing = [...pages.values()].filter(({ place }) => place !== null);
  return standing.length > 0 && standing.every(({ writing }) => isComplete(writing));
}

function pageOf({
  row,
  column,
  category,
  pricePoints,
  task: { statement, checker, solution = "" },
}: Card): Page {
  const writing = { category, pricePoints, statement, solution, checker, typedKey: null };
  return { place: `${row} ${column}`, writing, writtenBy: 0 };
}

function cardOf(id: number, { place, writing }: Page): readonly Card[] {
  const { category, pricePoints, statement, checker } = writing;
  const [row = 0, column = 0] = place?.split(" ").map(Number) ?? [];
  if (pricePoints === null || !checker) return [];
  return [
    { id, row, column, category, pricePoints, task: { version: 1, statement, checker }, earlierTasks: [] },
  ];
}

function cleaned(
  writing: CardWriting,
  before: CardWriting | null,
  { language }: ContestDefinition,
): CardWriting {
  const { checker } = writing;
  if (!checker) return writing;
  const isKept = text(checker) === text(before?.checker ?? null);
  return { ...writing, typedKey: null, checker: isKept ? checker : makeChecker(checker, language) };
}

function isComplete({ category, pricePoints, statement, checker }: CardWriting): boolean {
  return (
    [category, statement].every((words) => words.trim() !== "") && pricePoints !== null && checker !== null
  );
}

function isInside(place: string | null, rows: number, columns: number): boolean {
  const [row = 0, column = 0] = place?.split(" ").map(Number) ?? [];
  return row <= rows && column <= columns;
}

/** Fields in whatever order they were written. */
function text(value: unknown): string {
  const sorted = (_: string, part: unknown): unknown =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => a.localeCompare(b))
      : part;
  return JSON.stringify(value, sorted);
}
