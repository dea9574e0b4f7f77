import { findCardIndex } from "../../shared/contest/cards.ts";
import { type CellState, readCell } from "../../shared/contest/cells.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";

/** What a team did with a card. SEE2 */
export function cellOf(view: PublicView, team: PublicTeam | undefined, cardId: number): CellState {
  const index = findCardIndex(view.board.cards, cardId);
  return readCell((index !== undefined && team?.cells[index]) || 0);
}

/** Which teams did what with a card; names in the order of the alphabet, solvers by their attempt first. */
export interface CardTeams {
  readonly solved: readonly { readonly name: string; readonly attempt: number }[];
  readonly active: readonly string[];
  readonly failed: readonly string[];
  readonly expired: readonly string[];
}

/** What everybody may know of a card. SEE2 */
export function cardTeams(view: PublicView, cardId: number, locale: string): CardTeams {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const teams = Object.values(view.teams)
    .map((team) => ({ name: team.name, state: cellOf(view, team, cardId) }))
    .sort((a, b) => compare(a.name, b.name));
  const named = (status: "active" | "failed" | "expired") =>
    teams.filter(({ state }) => state.status === status).map(({ name }) => name);
  return {
    solved: teams
      .flatMap(({ name, state }) => (state.status === "solved" ? [{ name, attempt: state.attempt }] : []))
      .sort((a, b) => a.attempt - b.attempt),
    active: named("active"),
    failed: named("failed"),
    expired: named("expired"),
  };
}
