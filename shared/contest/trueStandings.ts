import { presentTeams } from "./entering.ts";
import { type Standing, standable, standingsOf } from "./standings.ts";
import type { ContestState, Team } from "./state.ts";

/** The standings of a contest as they are, whatever everybody is shown of them. STD5 */
export function trueStandings({
  teams,
  rules,
}: Pick<ContestState, "teams" | "rules">): readonly Standing<Team>[] {
  const standing = presentTeams({ teams }).map((team) => ({ ...standable(team), whole: team }));
  return standingsOf(standing, rules).map(({ place, team }) => ({ place, team: team.whole }));
}
