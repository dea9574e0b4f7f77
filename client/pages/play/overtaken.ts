import type { PublicView } from "../../../shared/contest/view.ts";
import { gainOf, isOneStory, placesOf } from "../../store/overtaking.ts";

/** Whether others have passed this team between two pictures of the contest; what it did itself is no overtaking. */
export function isOvertaken(before: PublicView, after: PublicView, teamId: string): boolean {
  if (before.phase !== "running" || after.phase !== "running" || !isOneStory(before, after)) return false;
  const team = after.teams[teamId];
  const [placeBefore, placeAfter] = [placesOf(before).get(teamId), placesOf(after).get(teamId)];
  if (!team || placeBefore === undefined || placeAfter === undefined || placeAfter <= placeBefore)
    return false;
  return gainOf(before.teams[teamId], team, after.rules) === 0;
}
