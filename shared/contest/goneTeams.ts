import type { ContestState, Team } from "./state.ts";

/** Of teams that went by themselves moderators are shown so many: guests can make them without end. */
export const mostGone = 200;

/** The teams that moderators are shown: all, but of those that went by themselves the newest. ENT21 SEE12 */
export function teamsForModerators({ teams }: Pick<ContestState, "teams">): readonly Team[] {
  const all = Object.values(teams);
  const gone = all.filter(({ mayReturn }) => mayReturn);
  if (gone.length <= mostGone) return all;
  const oldest = new Set(gone.slice(0, gone.length - mostGone));
  return all.filter((team) => !oldest.has(team));
}
