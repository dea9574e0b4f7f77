import type { SeatId, TeamId } from "../ids.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, RoomLimits, Team } from "./state.ts";
import { foldTeamName, readTeamName } from "./teamName.ts";

type Stamped<Type extends Command["type"]> = StampedCommand<Extract<Command, { type: Type }>>;

/** A new team with its first seat. ENT1 – ENT5 */
export function decideJoining(
  state: ContestState,
  { command, at }: Stamped<"JoinContest">,
): readonly DecidedEvent[] | Rejection {
  const late = state.phase === "running" || state.phase === "paused";
  if (!state.entryOpen || (late && !state.rules.lateEntry)) return { code: "entry_closed" }; // ENT1
  const joined = newTeam(state, { ...command, most: state.limits.teams }, at);
  if (!Array.isArray(joined)) return joined as Rejection;
  return [...joined, { type: "SeatTaken", at, teamId: nextTeamId(state), seatId: command.seatId }];
}

/** A moderator's team has no seat yet; its PIN opens the first. ENT6 */
export function decideAdmitting(
  state: ContestState,
  { command, at }: Stamped<"AdmitTeam">,
): readonly DecidedEvent[] | Rejection {
  return newTeam(state, { ...command, most: state.limits.teams + keptForAdmitted(state.limits) }, at); // ENT12
}

/** One more device of a team. ENT7, ENT8 */
export function decideTakingSeat(
  state: ContestState,
  { command, at }: Stamped<"TakeSeat">,
): readonly DecidedEvent[] | Rejection {
  const team = findTeamByName(state, command.name);
  if (!team) return { code: "unknown_team" };
  if (team.pin === null) return { code: "pin_unknown" }; // ENT20
  if (team.pin !== command.pin) return { code: "wrong_pin" };
  if (team.seats.length >= state.limits.seatsPerTeam) {
    return { code: "team_full", params: { seats: state.limits.seatsPerTeam } };
  }
  return [{ type: "SeatTaken", at, teamId: team.id, seatId: command.seatId }];
}

/** Another PIN for further seats; those that are taken stay. ENT20 */
export function decideGivingPin(
  state: ContestState,
  { command, at }: Stamped<"GiveNewPin">,
): readonly DecidedEvent[] | Rejection {
  const { teamId, pin } = command;
  const team = state.teams[teamId];
  if (!team) return { code: "unknown_team" };
  if (team.removed) return { code: "team_removed" };
  return [{ type: "PinGiven", at, teamId, pin }];
}

// ENT9
export function decideReleasingSeat(
  state: ContestState,
  { command, at }: Stamped<"ReleaseSeat">,
): readonly DecidedEvent[] | Rejection {
  const { teamId, seatId } = command;
  const team = state.teams[teamId];
  if (!team) return { code: "unknown_team" };
  if (!team.seats.includes(seatId)) return { code: "unknown_seat" };
  return [{ type: "SeatReleased", at, teamId, seatId }];
}

// ENT10
export function decideRenaming(
  state: ContestState,
  { command, at }: Stamped<"RenameTeam">,
): readonly DecidedEvent[] | Rejection {
  const team = state.teams[command.teamId];
  if (!team) return { code: "unknown_team" };
  if (team.removed) return { code: "team_removed" };
  const name = freeName(state, command.name, team.id);
  if (typeof name !== "string") return name;
  return [{ type: "TeamRenamed", at, teamId: team.id, name }];
}

// ENT11
export function decideRemoving(
  state: ContestState,
  { command, at }: Stamped<"RemoveTeam">,
): readonly DecidedEvent[] | Rejection {
  const team = state.teams[command.teamId];
  if (!team) return { code: "unknown_team" };
  if (team.removed) return { code: "team_removed" };
  return [{ type: "TeamRemoved", at, teamId: team.id }];
}

/** Why a seat no longer stands, whatever its token says; null: it does. GEN4 */
export function seatRefusal(
  state: ContestState,
  seat: { readonly teamId: TeamId; readonly seatId: SeatId },
): "unknown_seat" | "team_removed" | null {
  const team = Object.hasOwn(state.teams, seat.teamId) ? state.teams[seat.teamId] : undefined;
  if (!team) return "unknown_seat";
  if (team.removed) return "team_removed";
  return team.seats.includes(seat.seatId) ? null : "unknown_seat";
}

/** The team that this name means, however it is typed; null for none. */
export function findTeamByName(state: ContestState, typedName: string): Team | null {
  const name = readTeamName(typedName);
  if (name === null) return null;
  const fold = foldTeamName(name);
  return presentTeams(state).find((team) => foldTeamName(team.name) === fold) ?? null;
}

/** Teams that were not removed, in the order of joining. STD5 */
export function presentTeams(state: ContestState): readonly Team[] {
  return Object.values(state.teams).filter((team) => !team.removed);
}

/** Places beyond the limit that only a moderator fills, so that no crowd of guests keeps a class out. ENT12 */
function keptForAdmitted({ teams }: RoomLimits): number {
  return Math.ceil(teams / 4);
}

function newTeam(
  state: ContestState,
  { name: typedName, pin, most }: { readonly name: string; readonly pin: string; readonly most: number },
  at: number,
): readonly DecidedEvent[] | Rejection {
  if (presentTeams(state).length >= most) return { code: "contest_full", params: { teams: most } }; // ENT2
  const name = freeName(state, typedName, null);
  if (typeof name !== "string") return name;
  const { startPoints } = state.rules; // ENT5: the latest comer gets what the first got
  return [{ type: "TeamJoined", at, teamId: nextTeamId(state), name, pin, startPoints }];
}

/** The name as it will be shown, when no other team has it. ENT3, ENT4 */
function freeName(state: ContestState, typedName: string, ownId: TeamId | null): string | Rejection {
  const name = readTeamName(typedName);
  if (name === null) return { code: "team_name_invalid" };
  const fold = foldTeamName(name);
  const taken = presentTeams(state).some((team) => team.id !== ownId && foldTeamName(team.name) === fold);
  return taken ? { code: "team_name_taken", params: { name } } : name;
}

function nextTeamId(state: ContestState): TeamId {
  return `t${state.teamCount + 1}`;
}
