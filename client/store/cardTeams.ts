import { readCell } from "../../shared/contest/cells.ts";
import type { PublicView } from "../../shared/contest/view.ts";

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
    .map(({ name, cells }) => ({ name, state: readCell(cells[cardId - 1] ?? 0) }))
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
