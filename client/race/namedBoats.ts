import type { Regime } from "./raceLayout.ts";
import type { BoatMoment } from "./raceModel.ts";

const leaders = 3;
const mostMovers = 6;

/** Whose names are to be read, the most important first: leaders, whom something has just happened to, who gains; then all others where there is room for them. */
export function namedBoats(boats: readonly BoatMoment[], regime: Regime): readonly BoatMoment[] {
  if (regime === "few") return boats;
  const first = boats.slice(0, leaders);
  const others = boats.slice(leaders);
  const fresh = others.filter(({ acts }) => acts.length > 0);
  const gaining = others.filter(({ acts, isGaining }) => acts.length === 0 && isGaining);
  const movers = [...fresh, ...gaining].slice(0, mostMovers);
  const rest = regime === "fleet" ? others.filter((boat) => !movers.includes(boat)) : [];
  return [...first, ...movers, ...rest];
}
