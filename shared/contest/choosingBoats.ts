import { boatOf, isBoatTaken } from "./boats.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { presentTeams } from "./entering.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Team } from "./state.ts";

/** BOA2 */
export function decideChoosingBoat(
  state: ContestState,
  team: Team,
  { command: { boat }, at }: StampedCommand<Extract<Command, { type: "ChooseBoat" }>>,
): readonly DecidedEvent[] | Rejection {
  if (boatOf(team) === boat) return { code: "nothing_to_change" };
  const others = presentTeams(state).filter(({ id }) => id !== team.id);
  if (isBoatTaken(boat, others)) return { code: "boat_taken", params: { number: boat + 1 } };
  return [{ type: "BoatChosen", at, teamId: team.id, boat }];
}
