import { isDeepStrictEqual } from "node:util";
import { makeChecker } from "../../shared/contest/checkers/checker.ts";
import type { CardBasis, CardPlace, CardWriting, DoneEdit, Edit } from "../../shared/contest/editActs.ts";
import type { ContestDefinition } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { RulePack } from "../../shared/contest/rules.ts";

/** A card as its author left it. */
export interface BookedWriting {
  readonly place: CardPlace | null;
  /** The edit that wrote it last; 0: none. */
  readonly revision: number;
  readonly writing: CardWriting;
}

/** What authors made of a contest. */
export interface EditBooks {
  /** Of all cards, those on the board that are whole first. */
  written: Map<number, BookedWriting>;
  sides: { readonly rows: number; readonly columns: number };
  edits: number;
  rulesEdit: number;
  lastCardId: number;
}

export function openEditBooks({ board }: ContestDefinition): EditBooks {
  const written = new Map<number, BookedWriting>();
  for (const { id, row, column, category, pricePoints, task } of board.cards) {
    const { statement, checker, solution = "" } = task;
    const writing = { category, pricePoints, statement, solution, checker, typedKey: null };
    written.set(id, { place: { row, column }, revision: 0, writing });
  }
  const { rows, columns } = board;
  return {
    written,
    sides: { rows, columns },
    edits: 0,
    rulesEdit: 0,
    lastCardId: Math.max(0, ...written.keys()),
  };
}

/** What the account knows beside the edits. */
export interface EditCircumstances {
  readonly phase: Phase;
  readonly language: ContestDefinition["language"];
  readonly rules: RulePack;
  readonly teams: number;
  readonly isBought: (cardId: number) => boolean;
  readonly taskVersion: (cardId: number) => number;
}

/** What a command of edits comes to; null: it is refused. EDT1 – EDT7 */
export function editsDue(
  books: EditBooks,
  around: EditCircumstances,
  edits: readonly Edit[],
): readonly DoneEdit[] | null {
  const isMaking = around.phase === "draft" || around.phase === "lobby";
  const done: DoneEdit[] = [];
  const written = new Map(books.written);
  let { lastCardId, sides } = books;
  const move = (cardId: number, card: BookedWriting, place: CardPlace | null) => {
    if (isDeepStrictEqual(card.place, place)) return;
    written.set(cardId, { ...card, place });
    done.push({ what: "place", cardId, place });
  };
  for (const edit of edits) {
    if (edit.what !== "write" && !isMaking) return null;
    if (edit.what === "add") {
      lastCardId += 1;
      const writing = tidy(edit.writing, null, around);
      written.set(lastCardId, { place: edit.place, revision: 0, writing });
      done.push({ what: "card", cardId: lastCardId, writing });
      if (edit.place) done.push({ what: "place", cardId: lastCardId, place: edit.place });
    } else if (edit.what === "size") {
      const { rows, columns, basedOn } = edit;
      if (rows === sides.rows && columns === sides.columns) continue;
      if (basedOn && (basedOn.rows !== sides.rows || basedOn.columns !== sides.columns)) return null;
      sides = { rows, columns };
      done.push({ what: "size", rows, columns });
      for (const [id, card] of written) {
        if (!card.place || isWithin(card.place, sides)) continue;
        if (basedOn) return null;
        move(id, card, null);
      }
    } else if (edit.what === "rules") {
      if (isDeepStrictEqual(edit.rules, around.rules)) continue;
      if (edit.basedOn !== books.rulesEdit) return null;
      if (around.teams > 0 && edit.rules.startPoints !== around.rules.startPoints) return null;
      done.push({ what: "rules", rules: edit.rules });
    } else {
      const { cardId } = edit;
      const card = written.get(cardId);
      if (!card) return null;
      if (edit.what === "place") move(cardId, card, edit.place);
      else if (edit.what === "discard") {
        if (card.place || (edit.basedOn && !isAsSeen(cardId, card, edit.basedOn, around))) return null;
        written.delete(cardId);
        done.push({ what: "discard", cardId });
      } else {
        const writing = tidy(edit.writing, card.writing, around);
        if (!isMaking && !mayBeMended(cardId, card, writing, around)) return null;
        if (isDeepStrictEqual(writing, card.writing)) continue;
        if (!isAsSeen(cardId, card, edit.basedOn, around)) return null;
        written.set(cardId, { ...card, writing });
        done.push({ what: "card", cardId, writing });
      }
    }
  }
  return done.length > 0 && isSound(written, sides, around.phase) ? done : null;
}

/** Nobody has written it since. EDT4 EDT19 */
function isAsSeen(cardId: number, card: BookedWriting, seen: CardBasis, around: EditCircumstances): boolean {
  return seen.revision === card.revision && seen.taskVersion === around.taskVersion(cardId);
}

/** While it is played: all of what nobody bought, and of the rest what the game does not turn on. EDT5 */
function mayBeMended(
  cardId: number,
  card: BookedWriting,
  writing: CardWriting,
  { isBought }: EditCircumstances,
): boolean {
  if (!card.place || !isWhole(writing)) return false;
  const { pricePoints, checker } = card.writing;
  const isSameGame = pricePoints === writing.pricePoints && isDeepStrictEqual(checker, writing.checker);
  return isSameGame || !isBought(cardId);
}

function tidy(
  writing: CardWriting,
  before: CardWriting | null,
  { language }: EditCircumstances,
): CardWriting {
  const { checker } = writing;
  if (checker === null) return writing;
  const isKept = before !== null && isDeepStrictEqual(checker, before.checker);
  return { ...writing, typedKey: null, checker: isKept ? checker : makeChecker(checker, language) };
}

export function isWhole({ category, pricePoints, statement, checker }: CardWriting): boolean {
  return category.trim() !== "" && statement.trim() !== "" && pricePoints !== null && checker !== null;
}

function isWithin({ row, column }: CardPlace, { rows, columns }: EditBooks["sides"]): boolean {
  return row <= rows && column <= columns;
}

/** Whether the cards can stand like this in that phase. EDT2 EDT3 */
export function isSound(
  written: ReadonlyMap<number, BookedWriting>,
  sides: EditBooks["sides"],
  phase: Phase,
): boolean {
  const standing = [...written.values()].flatMap(({ place, writing }) => (place ? [{ place, writing }] : []));
  const places = new Set(standing.map(({ place: { row, column } }) => 100 * row + column));
  if (places.size < standing.length || standing.some(({ place }) => !isWithin(place, sides))) return false;
  if (written.size - standing.length > 144) return false;
  return phase === "draft" || (standing.length > 0 && standing.every(({ writing }) => isWhole(writing)));
}
