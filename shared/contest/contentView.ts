import type { CardId } from "../ids.ts";
import type { Language } from "../languages.ts";
import type { CardWriting } from "./editActs.ts";
import { editingOf, writtenCards } from "./editing.ts";
import type { RulePack } from "./rules.ts";
import type { ContestState } from "./state.ts";
import type { Theme } from "./themes.ts";

/** What an author works on, keys and all: for those who may edit, and only when they ask. EDT8 */
export interface ContentView {
  /** Counts the contest's edits. */
  readonly revision: number;
  readonly rulesRevision: number;
  readonly title: string;
  readonly language: Language;
  readonly theme: Theme | null;
  readonly durationMs: number;
  readonly rules: RulePack;
  readonly rows: number;
  readonly columns: number;
  /** Where every card stands; who is not here is gone. */
  readonly places: readonly CardPlaceView[];
  /** Cards that were written since the revision that was asked from. */
  readonly cards: readonly CardContentView[];
}

export interface CardPlaceView {
  readonly id: CardId;
  /** Null: aside. */
  readonly place: { readonly row: number; readonly column: number } | null;
}

export interface CardContentView {
  readonly id: CardId;
  readonly revision: number;
  readonly taskVersion: number;
  readonly writing: CardWriting;
  /** Somebody has bought it: its price and its key stay. */
  readonly bought: boolean;
}

/** `since`: what the asker has already, or null for all. What was put right since is asked for as a whole. */
export function contentView(state: ContestState, since: number | null): ContentView {
  const { title, language, theme = null, clock, rules, board } = state;
  const { revision, rulesRevision } = editingOf(state);
  const written = writtenCards(state);
  const bought = new Set(
    Object.values(state.teams).flatMap(({ purchases }) => purchases.map(({ cardId }) => cardId)),
  );
  return {
    revision,
    rulesRevision,
    title,
    language,
    theme,
    durationMs: clock.durationMs,
    rules,
    rows: board.rows,
    columns: board.columns,
    places: written.map(({ id, place }) => ({
      id,
      place: place && { row: place.row, column: place.column },
    })),
    cards: written
      .filter((card) => since === null || card.revision > since)
      .map(({ id, revision: cardRevision, taskVersion, ...card }) => ({
        id,
        revision: cardRevision,
        taskVersion,
        writing: writingView(card),
        bought: bought.has(id),
      })),
  };
}

function writingView(card: CardWriting): CardWriting {
  const { category, pricePoints, statement, solution, checker, typedKey } = card;
  return { category, pricePoints, statement, solution, checker, typedKey };
}
