import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";
import type { Format } from "../../i18n/format.ts";

/** All teams, to be looked for by name. CON12 */
export function byName({ teams }: PublicView, { compare }: Format): readonly PublicTeam[] {
  return Object.values(teams).sort((a, b) => compare(a.name, b.name));
}
