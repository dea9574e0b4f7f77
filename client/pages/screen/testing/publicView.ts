import type { Cell } from "../../../../shared/contest/cells.ts";
import type { PublicView } from "../../../../shared/contest/view.ts";
import { plainTeam, plainView, rowOfCards } from "../../../store/testing/plainView.ts";

/** A running contest with three cards and these teams' cells. */
export function publicView(cellsByTeam: Readonly<Record<string, readonly Cell[]>>): PublicView {
  const teams = Object.entries(cellsByTeam).map(([name, cells], index) =>
    plainTeam(index + 1, { name, cells }),
  );
  return plainView({ board: rowOfCards(3), teams: Object.fromEntries(teams.map((team) => [team.id, team])) });
}
