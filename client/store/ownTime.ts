import type { PublicTeam, PublicView, TeamView } from "../../shared/contest/view.ts";

type Own = Pick<TeamView, "teamId" | "name" | "nameHidden" | "extraTime" | "endedAt">;

/**
 * The contest as a team sees it: by its own deadline, over when its own time is up, and with its own name where that is
 * hidden from the others. XTR1 XTR2 SEA5
 */
export function asTeamSees(view: PublicView, team: Own | null): PublicView {
  if (!team) return view;
  const { endsAt } = view.clock;
  const leftMs = team.extraTime?.leftMs ?? 0;
  const isEnded = isOwnEnd(view, team);
  const own = view.teams[team.teamId];
  const named = team.nameHidden && own ? namedAs(own, team.name) : null;
  if (leftMs === 0 && !isEnded && !named) return view;
  return {
    ...view,
    clock: { ...view.clock, endsAt: endsAt === null ? null : endsAt + leftMs },
    ...(isEnded && { phase: "finished" as const }),
    ...(named && { teams: { ...view.teams, [team.teamId]: named } }),
  };
}

/** Whether the team's time is up while others play on. */
export function isOwnEnd(
  { phase }: Pick<PublicView, "phase">,
  { endedAt }: Pick<TeamView, "endedAt">,
): boolean {
  return endedAt !== null && (phase === "running" || phase === "paused");
}

function namedAs(team: PublicTeam, name: string): PublicTeam {
  return { ...team, name };
}
