import { shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { PublicView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import { alongOf, dearestOf, scaleOf } from "./raceScale.ts";

/** A team on the strip of the race. */
export interface StripBoat {
  readonly teamId: TeamId;
  readonly boat: number;
  /** How far it has come, and how far down it lies: shares of 1, as on the big screen's race. */
  readonly along: number;
  readonly down: number;
  /** The more, the further in front of others. */
  readonly front: number;
  readonly isOwn: boolean;
  /** Of very many, those that matter to the team are boats; the others are marks where they stand. */
  readonly look: "boat" | "mark";
}

const mostBoats = 12;
const leaders = 3;

/**
 * TSK3 The race as a strip, as the standings that everybody sees have it: nothing of before, and of who is out of sight
 * nothing. In an order that stays while places change.
 */
export function raceStrip(view: PublicView, ownId: TeamId): readonly StripBoat[] {
  const standings = shownStandings(view);
  const points = standings.map(({ team }) => rankingPoints(team, view.rules));
  const scale = scaleOf(points, dearestOf(view));
  const count = standings.length;
  const own = standings.findIndex(({ team }) => team.id === ownId);
  const isNear = (index: number) => index < leaders || (own !== -1 && Math.abs(index - own) <= 1);
  return standings
    .map(({ team }, index): StripBoat => {
      const isOwn = index === own;
      const look = count <= mostBoats || isNear(index) ? "boat" : "mark";
      return {
        teamId: team.id,
        boat: team.boat,
        along: alongOf(scale, points[index] ?? 0),
        down: (index + 0.5) / count,
        front: (isOwn ? 2 * count : look === "boat" ? count : 0) + count - index,
        isOwn,
        look,
      };
    })
    .sort((a, b) => numberOf(a.teamId) - numberOf(b.teamId));
}

function numberOf(teamId: TeamId): number {
  return Number(teamId.slice(1));
}
