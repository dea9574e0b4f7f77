import type { PublicView } from "../../shared/contest/view.ts";

type Told = Pick<PublicView, "missingActs">;

/**
 * Whether the contest has gone back between two pictures of it, since the database lost acts: what was told of them did not
 * happen, and what differs is nobody's doing. HEA9
 */
export function hasLostActs(before: Told, after: Told): boolean {
  return after.missingActs !== null && after.missingActs !== before.missingActs;
}
