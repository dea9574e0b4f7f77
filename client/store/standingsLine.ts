import { shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { PublicView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import { type TeamName, teamNameOf } from "./teamName.ts";

/** Where a team stands, as one line tells it. */
export type StandingsLine =
  /** Nobody has begun: so many are there. */
  | { readonly type: "gathering"; readonly teams: number }
  /** The only team. */
  | { readonly type: "alone" }
  | { readonly type: "frozen" }
  /** Its place is shown to nobody. */
  | { readonly type: "unseen" }
  /** With these on one place. */
  | { readonly type: "shared"; readonly place: number; readonly teams: readonly TeamName[] }
  /** The next better one, or of the first the next worse; 0 points: told apart by time only. */
  | {
      readonly type: "behind" | "ahead";
      readonly place: number;
      readonly team: TeamName;
      readonly points: number;
    }
  /** No other team is in sight. */
  | { readonly type: "placed"; readonly place: number };

/** TSK2 What everybody sees of a team's place, and nothing else: a freeze and places that are not shown hold here, too. */
export function standingsLine(view: PublicView, teamId: TeamId): StandingsLine {
  const teams = Object.keys(view.teams).length;
  if (view.phase === "draft" || view.phase === "lobby") return { type: "gathering", teams };
  if (view.freeze) return { type: "frozen" };
  if (teams === 1) return { type: "alone" };
  const standings = shownStandings(view);
  const index = standings.findIndex(({ team }) => team.id === teamId);
  const own = standings[index];
  if (!own) return { type: "unseen" };
  const { place } = own;
  const others = standings.filter((standing) => standing.place === place && standing !== own);
  if (others.length > 0) return { type: "shared", place, teams: others.map(({ team }) => teamNameOf(team)) };
  const next = standings[index - 1] ?? standings[index + 1];
  if (!next) return { type: "placed", place };
  const points = Math.abs(rankingPoints(own.team, view.rules) - rankingPoints(next.team, view.rules));
  return { type: index === 0 ? "ahead" : "behind", place, team: teamNameOf(next.team), points };
}
