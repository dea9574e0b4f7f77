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
  readonly solved: readonly (CardTeam & { readonly attempt: number })[];
  readonly active: readonly CardTeam[];
  readonly failed: readonly CardTeam[];
  readonly expired: readonly CardTeam[];
}

interface CardTeam {
  readonly name: string;
  readonly boat: number;
}

/** What everybody may know of a card. SEE2 */
export function cardTeams(view: PublicView, cardId: number, locale: string): CardTeams {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const teams = Object.values(view.teams)
    .map((team) => ({ name: team.name, boat: team.boat, state: cellOf(view, team, cardId) }))
    .sort((a, b) => compare(a.name, b.name));
  const named = (status: "active" | "failed" | "expired") =>
    teams.filter(({ state }) => state.status === status).map(({ name, boat }) => ({ name, boat }));
  return {
    solved: teams
      .flatMap(({ name, boat, state }) =>
        state.status === "solved" ? [{ name, boat, attempt: state.attempt }] : [],
      )
      .sort((a, b) => a.attempt - b.attempt),
    active: named("active"),
    failed: named("failed"),
    expired: named("expired"),
  };
}
