import type { PublicView } from "../../../shared/contest/view.ts";
import type { TeamId } from "../../../shared/ids.ts";
import { gainOf, isOneStory, overtakersBetween, placesOf } from "../../store/overtaking.ts";
import { type TeamName, teamNameOf } from "../../store/teamName.ts";

/** Whether others have passed this team between two pictures of the contest; what it did itself is no overtaking. */
export function isOvertaken(before: PublicView, after: PublicView, teamId: string): boolean {
  if (!isPlayed(before, after) || !isOneStory(before, after)) return false;
  const team = after.teams[teamId];
  const [placeBefore, placeAfter] = [placesOf(before).get(teamId), placesOf(after).get(teamId)];
  if (!team || placeBefore === undefined || placeAfter === undefined || placeAfter <= placeBefore)
    return false;
  return gainOf(before.teams[teamId], team, after.rules) === 0;
}

/** Whether this team came past others by points of its own. */
export function isOvertaking(before: PublicView, after: PublicView, teamId: string): boolean {
  return isPlayed(before, after) && overtakersBetween(before, after).includes(teamId);
}

/**
 * The foremost of the teams that stood no better than this one and now stand before it, or with `isOwn` the foremost of
 * those that it has left behind; null where nobody in sight did.
 */
export function passedBetween(
  before: PublicView,
  after: PublicView,
  teamId: TeamId,
  isOwn: boolean,
): TeamName | null {
  const [earlier, later] = [placesOf(before), placesOf(after)];
  const [ownBefore, ownAfter] = [earlier.get(teamId), later.get(teamId)];
  if (ownBefore === undefined || ownAfter === undefined) return null;
  for (const [id, place] of later) {
    const placeBefore = earlier.get(id);
    if (id === teamId || placeBefore === undefined) continue;
    const hasPassed = isOwn
      ? placeBefore < ownBefore && place > ownAfter
      : placeBefore >= ownBefore && place < ownAfter;
    if (hasPassed) return after.teams[id] ? teamNameOf(after.teams[id]) : null;
  }
  return null;
}

function isPlayed(before: PublicView, after: PublicView): boolean {
  return before.phase === "running" && after.phase === "running";
}
