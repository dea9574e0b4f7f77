import { isDeepStrictEqual } from "node:util";
import type { Card, Task } from "../../shared/contest/board.ts";
import type { Edit } from "../../shared/contest/editActs.ts";
import type { BookedCard, Books, EventOf } from "./books.ts";
import { type BookedWriting, type EditCircumstances, editsDue, isSound, isWhole } from "./editBooks.ts";
import type { Find } from "./eventChecks.ts";
import type { WritingSight } from "./sight.ts";

/** Whether the account would take these edits. */
export function areEditsDue(books: Books, edits: readonly Edit[]): boolean {
  const editing = { ...books.editing, written: writtenNow(books) };
  return editsDue(editing, circumstancesOf(books), edits) !== null;
}

/** What edits made of the board and the rules: nothing that stands in the phase's way. ACC1 EDT1 – EDT7 */
export function bookEdits(books: Books, { at, edits }: EventOf<"ContestEdited">, find: Find): void {
  const { editing } = books;
  const around = circumstancesOf(books);
  const isMaking = books.phase === "draft" || books.phase === "lobby";
  editing.edits += 1;
  const revision = editing.edits;
  const written = writtenNow(books);
  const touched = new Set<number>();
  for (const edit of edits) {
    if (!isMaking && edit.what !== "card") find("edit");
    switch (edit.what) {
      case "card": {
        const before = written.get(edit.cardId);
        if (!before && (edit.cardId !== editing.lastCardId + 1 || !isMaking)) find("edit");
        if (before && !isMaking && !isMended(before, edit.writing, around.isBought(edit.cardId)))
          find("edit");
        editing.lastCardId = Math.max(editing.lastCardId, edit.cardId);
        written.set(edit.cardId, { place: before?.place ?? null, revision, writing: edit.writing });
        touched.add(edit.cardId);
        break;
      }
      case "place": {
        const before = written.get(edit.cardId);
        if (!before) find("edit");
        else written.set(edit.cardId, { ...before, place: edit.place });
        touched.add(edit.cardId);
        break;
      }
      case "discard":
        if (written.get(edit.cardId)?.place !== null) find("edit");
        written.delete(edit.cardId);
        break;
      case "size":
        editing.sides = { rows: edit.rows, columns: edit.columns };
        break;
      case "rules":
        if (books.teams.size > 0 && edit.rules.startPoints !== books.contest.rules.startPoints) find("edit");
        editing.rulesEdit = revision;
        books.contest = { ...books.contest, rules: edit.rules };
        break;
    }
  }
  if (edits.length === 0 || !isSound(written, editing.sides, books.phase)) find("edit");
  bookCards(books, written, touched, isMaking ? null : at);
}

/** What was put right is written, too. */
function writtenNow({ editing, cards }: Books): Map<number, BookedWriting> {
  const written = new Map(editing.written);
  for (const [id, { task, category, pricePoints }] of cards) {
    const known = written.get(id);
    const { statement, checker, solution = "" } = task;
    const writing = { category, pricePoints, statement, solution, checker, typedKey: null };
    if (known) written.set(id, { ...known, writing });
  }
  return written;
}

function isMended(before: BookedWriting, writing: BookedWriting["writing"], isBought: boolean): boolean {
  if (!before.place || !isWhole(writing)) return false;
  if (!isBought) return true;
  const { pricePoints, checker } = before.writing;
  return pricePoints === writing.pricePoints && isDeepStrictEqual(checker, writing.checker);
}

function bookCards(
  books: Books,
  written: ReadonlyMap<number, BookedWriting>,
  touched: ReadonlySet<number>,
  correctedAt: number | null,
): void {
  const whole = [...written].filter(([, { place, writing }]) => place && isWhole(writing));
  const rest = [...written].filter(([, { place, writing }]) => !place || !isWhole(writing));
  books.editing.written = new Map([...whole, ...rest]);
  const before = new Map(books.cards);
  books.cards.clear();
  for (const [id, card] of whole) {
    const known = before.get(id);
    books.cards.set(id, known && !touched.has(id) ? known : cardOf(id, card, known, correctedAt));
  }
}

/** Throws for one that is not whole. */
function cardOf(
  id: number,
  { place, writing }: BookedWriting,
  known: BookedCard | undefined,
  correctedAt: number | null,
): BookedCard {
  const { category, pricePoints, statement, solution, checker } = writing;
  if (!place || pricePoints === null || !checker) throw new Error(`card ${id} is not whole`);
  const words = { statement, ...(solution.trim() === "" ? {} : { solution }) };
  const withWords = ({ solution: _solution, ...task }: Task): Task => ({
    ...task,
    ...words,
    ...(correctedAt !== null && task.statement !== statement && { correctedAt }),
  });
  const task = known ? withWords(known.task) : { version: 1, ...words, checker };
  const earlier = known?.earlierTasks ?? [];
  const changed: Pick<Card, "task" | "earlierTasks"> = {
    task: { ...task, checker },
    earlierTasks: earlier.map((each) =>
      each.statement === known?.task.statement && each.statement !== statement ? withWords(each) : each,
    ),
  };
  return { ...known, id, ...place, category, pricePoints, ...changed };
}

/** Whether memory holds what the journal says that authors wrote. ACC2 */
export function isSameWriting({ cards, editing, contest }: Books, seen: WritingSight): boolean {
  const { rows, columns, cards: standing } = seen.board;
  const drafts = [...editing.written].filter(([id]) => !cards.has(id));
  return (
    rows === editing.sides.rows &&
    columns === editing.sides.columns &&
    isDeepStrictEqual(seen.rules, contest.rules) &&
    (seen.editing?.revision ?? 0) === editing.edits &&
    (seen.editing?.rulesRevision ?? 0) === editing.rulesEdit &&
    (seen.editing?.lastCardId ?? editing.lastCardId) === editing.lastCardId &&
    isDeepStrictEqual(
      standing.map((card) => card.id),
      [...cards.keys()],
    ) &&
    standing.every((card) => {
      const booked = cards.get(card.id);
      const { id, row, column, category, pricePoints, task, earlierTasks } = card;
      return (
        (card.revision ?? 0) === editing.written.get(id)?.revision &&
        booked?.row === row &&
        booked.column === column &&
        booked.category === category &&
        booked.pricePoints === pricePoints &&
        isDeepStrictEqual(booked.task, task) &&
        isDeepStrictEqual(booked.earlierTasks, earlierTasks)
      );
    }) &&
    isDeepStrictEqual(
      (seen.editing?.drafts ?? []).map(({ id, place, revision, ...writing }) => [
        id,
        { place, revision, writing },
      ]),
      drafts,
    )
  );
}

function circumstancesOf(books: Books): EditCircumstances {
  return {
    phase: books.phase,
    language: books.contest.language,
    rules: books.contest.rules,
    teams: books.teams.size,
    isBought: (cardId) =>
      [...books.teams.values()].some((team) =>
        [...team.purchases.values()].some((purchase) => purchase.cardId === cardId),
      ),
    taskVersion: (cardId) => books.cards.get(cardId)?.task.version ?? 1,
  };
}
