import { outOfSight } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { PodiumStep } from "./podium.ts";

/** How a podium is composed: step by step, or, where all teams are equal, as one fleet. STG5 */
export function isOneFleet(view: Pick<PublicView, "teams">, podium: readonly PodiumStep[]): boolean {
  const [first, ...others] = podium;
  if (!first || others.length > 0 || outOfSight(view).length > 0) return false;
  return first.teams.length > 1 && first.teams.length === Object.keys(view.teams).length;
}

/** Whether not even the first have a point: then there is nobody to be cheered. STG5 */
export function hasNobodyPoints([first]: readonly PodiumStep[]): boolean {
  return pointsOf(first) <= 0;
}

/** What all on a step stand by. After the end nothing is in play. */
export function pointsOf(step: PodiumStep | undefined): number {
  return step?.teams[0]?.balancePoints ?? 0;
}

/** In which column of these places a step stands: the second left of the first, the third on its right. */
export function columnOf(places: readonly number[], place: number): number {
  const fromLeft = [2, 1, 3].filter((each) => places.includes(each));
  return fromLeft.indexOf(place) + 1;
}

/** So many columns show so many names in rows of equal length, none longer than `mostRows`. */
export function columnsFor(names: number, mostRows: number): number {
  return Math.max(1, Math.ceil(names / mostRows));
}

/** How many boats lie in each row of a fleet at rest: rows of equal length, the fewer the better. */
export function boatsInARow(boats: number): number {
  const rows = Math.max(1, Math.ceil(boats / 20));
  return Math.max(1, Math.ceil(boats / rows));
}
