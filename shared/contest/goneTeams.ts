import type { ContestState, Team } from "./state.ts";

/** Of teams that went by themselves moderators are shown so many: guests can make them without end. */
export const mostGone = 200;

/** The teams that moderators are shown: all, but of those that went by themselves the last. ENT21 SEE12 */
export function teamsForModerators({ teams }: Pick<ContestState, "teams">): readonly Team[] {
  const all = Object.values(teams);
  const gone = inOrderOfGoing(all);
  if (gone.length <= mostGone) return all;
  const first = new Set(gone.slice(0, gone.length - mostGone));
  return all.filter((team) => !first.has(team));
}

/** Of these teams those that went by themselves, who went first at the head: that is not the order of joining. */
export function inOrderOfGoing(teams: readonly Team[]): readonly Team[] {
  return teams
    .filter(({ mayReturn }) => mayReturn)
    .sort((one, other) => (one.goneAt ?? 0) - (other.goneAt ?? 0));
}
