import type { PublicView, TeamView } from "../../shared/contest/view.ts";

/** The contest by the clock of a team: its own deadline, and over for it when its own time is up. XTR1 XTR2 */
export function asTeamSees(
  view: PublicView,
  team: Pick<TeamView, "extraTime" | "endedAt"> | null,
): PublicView {
  const { endsAt } = view.clock;
  const leftMs = team?.extraTime?.leftMs ?? 0;
  const isEnded = team !== null && isOwnEnd(view, team);
  if (leftMs === 0 && !isEnded) return view;
  return {
    ...view,
    clock: { ...view.clock, endsAt: endsAt === null ? null : endsAt + leftMs },
    ...(isEnded && { phase: "finished" as const }),
  };
}

/** Whether the team's time is up while others play on. */
export function isOwnEnd(
  { phase }: Pick<PublicView, "phase">,
  { endedAt }: Pick<TeamView, "endedAt">,
): boolean {
  return endedAt !== null && (phase === "running" || phase === "paused");
}
