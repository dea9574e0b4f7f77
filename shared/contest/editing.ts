import type { CardId } from "../ids.ts";
import { type LiveCard, MAX_CARDS, type Task } from "./board.ts";
import { isMaking } from "./cardRights.ts";
import { isBasedOn } from "./cards.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { CardDraft, CardPlace, CardWriting, DoneEdit, Edit, Editing } from "./editActs.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import { isSamePlain } from "./samePlain.ts";
import type { ContestState } from "./state.ts";
import { tidyWriting } from "./tidyWriting.ts";
import { unreachable } from "./unreachable.ts";

type Decided = readonly DecidedEvent[] | Rejection;

/** A card as its author sees it, on the board or not, finished or not. */
export interface WrittenCard extends CardDraft {
  readonly taskVersion: number;
}

/** Every card of the contest: those of the board in its order, then those that are aside or not finished. */
export function writtenCards({
  board,
  editing,
}: Pick<ContestState, "board" | "editing">): readonly WrittenCard[] {
  return [
    ...board.cards.map((card) => ({ ...draftOf(card), taskVersion: card.task.version })),
    ...(editing?.drafts ?? []).map((draft) => ({ ...draft, taskVersion: firstVersion })),
  ];
}

/** A card that is not finished was never bought. */
const firstVersion = 1;

export function editingOf({ board, editing }: Pick<ContestState, "board" | "editing">): Editing {
  if (editing) return editing;
  const lastCardId = Math.max(0, ...board.cards.map(({ id }) => id));
  return { revision: 0, rulesRevision: 0, lastCardId, drafts: [] };
}

/** What writes down all that waits beside a board, for a contest that begins with the same board. LIB4 */
export function draftEdits(drafts: readonly Omit<CardDraft, "revision">[]): readonly DoneEdit[] {
  return drafts.flatMap((draft): DoneEdit[] => [
    { what: "card", cardId: draft.id, writing: writingOf(draft) },
    ...(draft.place ? [{ what: "place" as const, cardId: draft.id, place: draft.place }] : []),
  ]);
}

/** Whether it can be bought once it stands on a board. EDT2 */
export function isFinished({ category, pricePoints, statement, checker }: CardWriting): boolean {
  return category.trim() !== "" && pricePoints !== null && statement.trim() !== "" && checker !== null;
}

/** Cards on the board that cannot be bought yet. EDT2 */
export function unfinishedCards({ editing }: Pick<ContestState, "editing">): readonly CardDraft[] {
  return (editing?.drafts ?? []).filter(({ place }) => place !== null);
}

/** Why the lobby cannot be opened; null: it can. EDT3 */
export function unfinishedBoard(state: ContestState): Rejection | null {
  const unfinished = unfinishedCards(state).length;
  if (unfinished > 0) return { code: "card_unfinished", params: { cards: unfinished } };
  return state.board.cards.length === 0 ? { code: "board_empty" } : null;
}

/** EDT1 – EDT7 */
export function decideEditing(
  state: ContestState,
  { command, at }: StampedCommand<Extract<Command, { type: "EditContest" }>>,
): Decided {
  const desk = new Desk(state);
  for (const edit of command.edits) {
    const refusal = isMaking(state.phase) ? desk.edit(edit) : desk.mend(edit);
    if (refusal) return refusal;
  }
  if (desk.done.length === 0) return { code: "nothing_to_change" };
  return desk.unfit() ?? [{ type: "ContestEdited", at, edits: desk.done }];
}

/** The board as the edits of one command leave it, and what they come to. */
class Desk {
  readonly done: DoneEdit[] = [];
  readonly #state: ContestState;
  readonly #cards: Map<CardId, WrittenCard>;
  #lastCardId: number;
  #sides: { readonly rows: number; readonly columns: number };

  constructor(state: ContestState) {
    this.#state = state;
    this.#cards = new Map(writtenCards(state).map((card) => [card.id, card]));
    this.#lastCardId = editingOf(state).lastCardId;
    this.#sides = state.board;
  }

  /** While the contest is made. */
  edit(edit: Edit): Rejection | null {
    switch (edit.what) {
      case "add":
        return this.#add(edit.place, edit.writing);
      case "write":
        return this.#write(edit);
      case "place":
        return this.#place(edit.cardId, edit.place);
      case "discard":
        return this.#discard(edit);
      case "size":
        return this.#resize(edit);
      case "rules":
        return this.#rule(edit);
      default:
        return unreachable(edit);
    }
  }

  /** While it is played: words of any card, and all of one that nobody has bought. EDT5 */
  mend(edit: Edit): Rejection | null {
    if (edit.what !== "write") return { code: "not_while_played" };
    const before = this.#cards.get(edit.cardId);
    if (!before?.place) return { code: "unknown_card" };
    const { pricePoints, checker } = this.#tidied(edit.writing, before);
    const isSameGame = pricePoints === before.pricePoints && isSamePlain(checker, before.checker);
    // Who did not know of a key that was put right has not touched it. EDT13
    if (!isSameGame && isBought(this.#state, edit.cardId))
      return isBasedOn(edit.basedOn, before) ? { code: "card_bought" } : changedMeanwhile(edit);
    return isFinished(edit.writing) ? this.#write(edit) : { code: "card_unfinished", params: { cards: 1 } };
  }

  /** What is wrong with the whole; null: nothing. EDT2 EDT3 */
  unfit(): Rejection | null {
    const { rows, columns } = this.#sides;
    const taken = new Set<string>();
    let aside = 0;
    for (const { place } of this.#cards.values()) {
      if (!place) {
        aside += 1;
        continue;
      }
      const key = `${place.row}:${place.column}`;
      if (place.row > rows || place.column > columns)
        return { code: "outside_board", params: { rows, columns } };
      if (taken.has(key)) return { code: "place_taken", params: { row: place.row, column: place.column } };
      taken.add(key);
    }
    if (aside > MAX_CARDS) return { code: "too_many_cards", params: { most: MAX_CARDS } };
    if (this.#state.phase === "draft") return null;
    const standing = [...this.#cards.values()].filter(({ place }) => place !== null);
    const unfinished = standing.filter((card) => !isFinished(card)).length;
    if (unfinished > 0) return { code: "card_unfinished", params: { cards: unfinished } };
    return standing.length === 0 ? { code: "board_empty" } : null;
  }

  #add(place: CardPlace | null, written: CardWriting): null {
    const writing = this.#tidied(written, null);
    this.#lastCardId += 1;
    const cardId = this.#lastCardId;
    this.#cards.set(cardId, { id: cardId, place, revision: 0, taskVersion: firstVersion, ...writing });
    this.done.push({ what: "card", cardId, writing });
    if (place) this.done.push({ what: "place", cardId, place });
    return null;
  }

  /** Two who write at once never overwrite each other. EDT4 */
  #write(edit: Extract<Edit, { what: "write" }>): Rejection | null {
    const { cardId, writing: written } = edit;
    const before = this.#cards.get(cardId);
    if (!before) return { code: "unknown_card" };
    const writing = this.#tidied(written, before);
    if (isSamePlain(writing, writingOf(before))) return null;
    if (!isBasedOn(edit.basedOn, before)) return changedMeanwhile(edit);
    this.#cards.set(cardId, { ...before, ...writing });
    this.done.push({ what: "card", cardId, writing });
    return null;
  }

  #tidied(writing: CardWriting, before: CardWriting | null): CardWriting {
    return tidyWriting(writing, before, this.#state.language);
  }

  #place(cardId: CardId, place: CardPlace | null): Rejection | null {
    const before = this.#cards.get(cardId);
    if (!before) return { code: "unknown_card" };
    if (isSamePlain(place, before.place)) return null;
    this.#cards.set(cardId, { ...before, place });
    this.done.push({ what: "place", cardId, place });
    return null;
  }

  /** Nobody throws away what somebody else has written since. EDT19 */
  #discard({ cardId, basedOn }: Extract<Edit, { what: "discard" }>): Rejection | null {
    const before = this.#cards.get(cardId);
    if (!before) return { code: "unknown_card" };
    if (before.place) return { code: "card_on_board" };
    if (basedOn && !isBasedOn(basedOn, before))
      return { code: "changed_meanwhile", params: { kept: cardId } };
    this.#cards.delete(cardId);
    this.done.push({ what: "discard", cardId });
    return null;
  }

  /** Nobody lays aside what somebody else has put there since, nor takes back their size. EDT18 */
  #resize({ rows, columns, basedOn }: Extract<Edit, { what: "size" }>): Rejection | null {
    const before = this.#sides;
    if (rows === before.rows && columns === before.columns) return null;
    if (basedOn && (basedOn.rows !== before.rows || basedOn.columns !== before.columns))
      return { code: "changed_meanwhile" };
    this.#sides = { rows, columns };
    this.done.push({ what: "size", rows, columns });
    for (const { id, place } of this.#cards.values()) {
      if (!place || (place.row <= rows && place.column <= columns)) continue;
      if (basedOn) return { code: "changed_meanwhile" };
      this.#place(id, null);
    }
    return null;
  }

  /** Teams that are here have had their start points. EDT6 */
  #rule({ basedOn, rules }: Extract<Edit, { what: "rules" }>): Rejection | null {
    const { rules: before, teamCount } = this.#state;
    if (isSamePlain(rules, before)) return null;
    if (basedOn !== editingOf(this.#state).rulesRevision)
      return { code: "changed_meanwhile", params: { card: 0 } };
    if (teamCount > 0 && rules.startPoints !== before.startPoints) return { code: "start_points_given" };
    this.done.push({ what: "rules", rules });
    return null;
  }
}

function changedMeanwhile({ cardId }: Extract<Edit, { what: "write" }>): Rejection {
  return { code: "changed_meanwhile", params: { card: cardId } };
}

/** By anybody, ever: also by a team that went, or that gave it back. */
function isBought({ teams }: ContestState, cardId: CardId): boolean {
  return Object.values(teams).some(({ purchases }) =>
    purchases.some((purchase) => purchase.cardId === cardId),
  );
}

// What becomes of the state.

/** The state after an edit. */
export function withEdits(
  state: ContestState,
  { at, edits }: Extract<ContestEvent, { type: "ContestEdited" }>,
): ContestState {
  const before = editingOf(state);
  const revision = before.revision + 1;
  const live = new Map(state.board.cards.map((card) => [card.id, card]));
  const cards = new Map<CardId, CardDraft>(
    writtenCards(state).map(({ taskVersion: _, ...card }) => [card.id, card]),
  );
  const changed = new Set<CardId>();
  let { rows, columns } = state.board;
  let { rules } = state;
  let { rulesRevision, lastCardId } = before;
  for (const edit of edits) {
    switch (edit.what) {
      case "card":
        changed.add(edit.cardId);
        lastCardId = Math.max(lastCardId, edit.cardId);
        cards.set(edit.cardId, {
          id: edit.cardId,
          place: cards.get(edit.cardId)?.place ?? null,
          revision,
          ...edit.writing,
        });
        break;
      case "place": {
        const card = cards.get(edit.cardId);
        changed.add(edit.cardId);
        if (card) cards.set(edit.cardId, { ...card, place: edit.place });
        break;
      }
      case "discard":
        cards.delete(edit.cardId);
        break;
      case "size":
        ({ rows, columns } = edit);
        break;
      case "rules":
        ({ rules } = edit);
        rulesRevision = revision;
        break;
      default:
        return unreachable(edit);
    }
  }
  const correctedAt = isMaking(state.phase) ? null : at;
  const standing: LiveCard[] = [];
  const drafts: CardDraft[] = [];
  for (const draft of cards.values()) {
    const known = live.get(draft.id);
    const card = known && !changed.has(draft.id) ? known : liveCard(draft, known, correctedAt);
    if (card) standing.push(card);
    else drafts.push(draft);
  }
  const editing = { revision, rulesRevision, lastCardId, drafts };
  return { ...state, rules, board: { rows, columns, cards: standing }, editing };
}

/** Null: it is aside, or not finished. */
function liveCard(
  draft: CardDraft,
  known: LiveCard | undefined,
  correctedAt: number | null,
): LiveCard | null {
  const { id, place, revision, category, pricePoints, checker } = draft;
  if (!place || pricePoints === null || !checker || !isFinished(draft)) return null;
  const { row, column } = place;
  const changed = { id, row, column, category, pricePoints, revision };
  const { task, earlierTasks = [] } = known ?? {};
  return {
    ...known,
    ...changed,
    task: taskAfter(draft, checker, task, correctedAt),
    // Who bought it before its key was corrected reads the same words. EDT5
    earlierTasks: earlierTasks.map((earlier) =>
      earlier.statement === task?.statement && draft.statement !== earlier.statement
        ? { ...earlier, ...words(draft), ...(correctedAt !== null && { correctedAt }) }
        : earlier,
    ),
  };
}

function taskAfter(
  draft: CardDraft,
  checker: Task["checker"],
  before: Task | undefined,
  correctedAt: number | null,
): Task {
  const { solution: _before, ...known } = before ?? { version: firstVersion };
  const isCorrected = correctedAt !== null && before !== undefined && before.statement !== draft.statement;
  return { ...known, ...words(draft), checker, ...(isCorrected && { correctedAt }) };
}

function words({ statement, solution }: CardDraft): Pick<Task, "statement" | "solution"> {
  return { statement, ...(solution.trim() !== "" && { solution }) };
}

/** A card of a board as its author sees it. */
function draftOf({ id, row, column, category, pricePoints, task, revision = 0 }: LiveCard): CardDraft {
  const { statement, solution = "", checker } = task;
  return {
    id,
    place: { row, column },
    revision,
    category,
    pricePoints,
    statement,
    solution,
    checker,
    typedKey: null,
  };
}

function writingOf({
  category,
  pricePoints,
  statement,
  solution,
  checker,
  typedKey,
}: CardWriting): CardWriting {
  return { category, pricePoints, statement, solution, checker, typedKey };
}
