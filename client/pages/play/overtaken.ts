import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";

/** Whether others have passed this team between two pictures of the contest; what it did itself is no overtaking. */
export function isOvertaken(before: PublicView, after: PublicView, teamId: string): boolean {
  if (before.phase !== "running" || after.phase !== "running") return false;
  // What a thaw shows, or more places do, happened long ago.
  if ((before.freeze && !after.freeze) || before.shownPlaces !== after.shownPlaces) return false;
  const [placeBefore, placeAfter] = [placeIn(before, teamId), placeIn(after, teamId)];
  if (placeBefore === null || placeAfter === null || placeAfter <= placeBefore) return false;
  return pointsIn(before, teamId) === pointsIn(after, teamId);
}

function placeIn(view: PublicView, teamId: string): number | null {
  return shownStandings(view).find(({ team }) => team.id === teamId)?.place ?? null;
}

function pointsIn(view: PublicView, teamId: string): number | null {
  const team = view.teams[teamId];
  return team ? rankingPoints(team, view.rules) : null;
}
