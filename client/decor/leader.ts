import type { PublicView } from "../../shared/contest/view.ts";
import { openRace } from "../race/raceModel.ts";
import { layoutWater, pointOf } from "../race/raceWater.ts";
import type { Box } from "./place.ts";

/**
 * PNK4 How far from the window's left the leading boat lies, in CSS pixels, when it has come to rest on this water; null where there is
 * no boat. Nothing but the race's own model and layout, so a freeze holds it, too.
 */
export function leaderX(view: PublicView, water: Box): number | null {
  const race = openRace(view);
  const [leader] = race.racers;
  const course = leader && race.courses.get(leader.teamId);
  if (!course) return null;
  const layout = layoutWater(race.racers.length, { width: water.width, height: water.height, pixelRatio: 1 });
  return water.left + pointOf(layout, course.to).x;
}

/** Where to stand on the lower edge so that the middle of a figure is at `x`: a share, as in {@link import("./place.ts").Place}. */
export function shareBelow(x: number, windowWidth: number, figureWidth: number): number {
  const room = windowWidth - figureWidth;
  return room <= 0 ? 0 : Math.min(1, Math.max(0, (x - figureWidth / 2) / room));
}
