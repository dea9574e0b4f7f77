import type { BoatMoment } from "./raceModel.ts";
import type { Regime } from "./raceWater.ts";

const leaders = 3;
const mostMovers = 6;

/** A boat whose name is to be read. */
export interface NamedBoat {
  readonly boat: BoatMoment;
  readonly side: "behind" | "before";
  /** It leads, or something has just happened to it, or it gains, or there are few. */
  readonly isImportant: boolean;
}

/** Whose names are to be read, the most important first; in a fleet also those of all others for whom there is room. */
export function namedBoats(boats: readonly BoatMoment[], regime: Regime): readonly NamedBoat[] {
  const first = boats.slice(0, leaders);
  const others = boats.slice(leaders);
  const movers = [...others.filter(isFresh), ...others.filter((boat) => !isFresh(boat) && boat.isGaining)];
  const important = regime === "few" ? boats : [...first, ...movers.slice(0, mostMovers)];
  const rest = regime === "fleet" ? others.filter((boat) => !important.includes(boat)) : [];
  return [...important.map((boat) => named(boat, true)), ...rest.map((boat) => named(boat, false))];
}

function named(boat: BoatMoment, isImportant: boolean): NamedBoat {
  return { boat, side: isFresh(boat) || boat.isGaining ? "before" : "behind", isImportant };
}

function isFresh({ acts }: BoatMoment): boolean {
  return acts.length > 0;
}
