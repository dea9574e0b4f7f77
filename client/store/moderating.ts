import { standingsOf } from "../../shared/contest/standings.ts";
import type { ModeratorTeam, ModeratorView, PublicTeam } from "../../shared/contest/view.ts";
import type { LiveView } from "../../shared/wireState.ts";

/** A team as the moderator's table shows it. */
export interface TeamRow {
  readonly place: number;
  readonly team: PublicTeam;
  readonly secrets: ModeratorTeam;
  readonly seatsOnline: number;
  readonly solvedCount: number;
  readonly activeCount: number;
}

/** The present teams by their place. A team that only one of the two views knows yet waits for the other. */
export function teamRows(live: LiveView, moderator: ModeratorView): readonly TeamRow[] {
  const rows: TeamRow[] = [];
  for (const { place, team } of standingsOf(Object.values(live.view.teams), live.view.rules)) {
    const secrets = moderator.teams[team.id];
    if (!secrets || secrets.removed) continue;
    const count = (status: string) =>
      secrets.purchases.filter((purchase) => purchase.status === status).length;
    rows.push({
      place,
      team,
      secrets,
      seatsOnline: live.online[team.id] ?? 0,
      solvedCount: count("solved"),
      activeCount: count("active"),
    });
  }
  return rows;
}
