import type { RoomLimits } from "../../shared/contest/state.ts";
import type { Budgets } from "./Budgets.ts";

/** What a contest that is made now takes in. */
export function roomLimits(budgets: Budgets): RoomLimits {
  return { teams: budgets.most("teams"), seatsPerTeam: budgets.most("seats") };
}
