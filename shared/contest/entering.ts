import type { SeatId, TeamId } from "../ids.ts";
import { type BoatNumber, boatForComer, boatOf } from "./boats.ts";
import type { Command, StampedCommand } from "./commands.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, RoomLimits, Team } from "./state.ts";
import { foldTeamName, outlineTeamName, readTeamName } from "./teamName.ts";

type Stamped<Type extends Command["type"]> = StampedCommand<Extract<Command, { type: Type }>>;

/** A new team with its first seat. ENT1 – ENT5 */
export function decideJoining(
  state: ContestState,
  { command, at }: Stamped<"JoinContest">,
): readonly DecidedEvent[] | Rejection {
  const late = state.phase === "running" || state.phase === "paused";
  if (!state.entryOpen || (late && !state.rules.lateEntry)) return { code: "entry_closed" }; // ENT1
  if (state.entryByApproval && command.letInBy === undefined) return { code: "entry_by_approval" }; // APV1
  return newSeatedTeam(state, command, at);
}

/** A team that went comes back, whether or not the entry is open; to it, when another of its devices was earlier. ENT22 */
export function decideReturning(
  state: ContestState,
  { command, at }: Stamped<"ReturnTeam">,
): readonly DecidedEvent[] | Rejection {
  const { teamId, formerSeatId, seatId } = command;
  const former = state.teams[teamId];
  if (!former) return { code: "unknown_team" };
  const { name, pin } = former;
  const refusal = seatRefusal(state, { teamId, seatId: formerSeatId });
  if (refusal === null) return { code: "team_name_taken", params: { name } };
  if (refusal !== "team_gone") return { code: refusal };
  const present = findTeamByName(state, name);
  if (!present || pin === null || present.pin !== pin)
    return newSeatedTeam(state, { name, pin, seatId, boat: boatOf(former) }, at);
  return furtherSeat(state, present, seatId, at);
}

/** A moderator's team has no seat yet; its PIN opens the first. ENT6 */
export function decideAdmitting(
  state: ContestState,
  { command, at }: Stamped<"AdmitTeam">,
): readonly DecidedEvent[] | Rejection {
  return newTeam(state, { ...command, most: mostTeams(state.limits).inAll }, at);
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
  const { invitedBy } = command;
  if (invitedBy !== undefined && !team.seats.includes(invitedBy)) return { code: "unknown_seat" }; // ENT24
  return furtherSeat(state, team, command.seatId, at);
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

/** Nobody's new name is written over unseen. ENT10 */
export function decideRenaming(
  state: ContestState,
  { command, at }: Stamped<"RenameTeam">,
): readonly DecidedEvent[] | Rejection {
  const { teamId, from } = command;
  const team = state.teams[teamId];
  if (!team) return { code: "unknown_team" };
  if (team.removed) return { code: "team_removed" };
  const name = freeName(state, command.name, team.id);
  if (typeof name !== "string") return name;
  if (from !== undefined && from !== team.name && name !== team.name)
    return { code: "changed_meanwhile", params: { name: team.name } };
  return [{ type: "TeamRenamed", at, teamId: team.id, name }];
}

// ENT11
export function decideRemoving(
  state: ContestState,
  { command, at }: Stamped<"RemoveTeam">,
): readonly DecidedEvent[] | Rejection {
  const team = state.teams[command.teamId];
  if (!team) return { code: "unknown_team" };
  if (team.removed && !team.mayReturn) return { code: "team_removed" };
  return [{ type: "TeamRemoved", at, teamId: team.id }];
}

/** Of these teams those that are here and have nothing to lose. ENT21 */
export function decideRemovingIdle(
  state: ContestState,
  { command, at }: Stamped<"RemoveIdleTeams">,
): readonly DecidedEvent[] | Rejection {
  // FRZ6: whether a team goes would tell whether it has bought something. Before the start nobody has.
  if (state.freeze || (state.shown && state.phase !== "lobby")) return { code: "already_frozen" };
  const idle = [...new Set(command.teamIds)].filter((teamId) => {
    const team = state.teams[teamId];
    return team && mayGoByItself(team);
  });
  if (idle.length === 0) return { code: "unknown_team" };
  return idle.map((teamId) => ({ type: "TeamRemoved", at, teamId }));
}

/**
 * Whether a team goes when nobody is there as it. What comes back is a new team with its name and PIN (ENT22): one that
 * has bought or asked something, or of which a moderator gave or hid something, would come back without it. ENT21
 */
export function mayGoByItself(team: Team): boolean {
  const { removed, purchases, questions = [], balancePoints, ledger, extraTime, nameHidden } = team;
  // What was given and taken back is nothing to lose.
  const startOnly = balancePoints === (ledger[0]?.deltaPoints ?? 0);
  return (
    !removed && startOnly && purchases.length + questions.length === 0 && !extraTime?.leftMs && !nameHidden
  );
}

/** Why a seat no longer stands, whatever its token says; null: it does. GEN4 */
export function seatRefusal(
  state: ContestState,
  seat: { readonly teamId: TeamId; readonly seatId: SeatId },
): "unknown_seat" | "team_removed" | "team_gone" | null {
  const team = Object.hasOwn(state.teams, seat.teamId) ? state.teams[seat.teamId] : undefined;
  if (!team) return "unknown_seat";
  if (team.removed) return team.mayReturn?.includes(seat.seatId) ? "team_gone" : "team_removed";
  return team.seats.includes(seat.seatId) ? null : "unknown_seat";
}

/** Whether the team of this seat may only look. SEA6 */
export function isBlocked(
  { teams }: Pick<ContestState, "teams">,
  { teamId }: { readonly teamId: TeamId },
): boolean {
  return Object.hasOwn(teams, teamId) && teams[teamId]?.blocked === true;
}

/** The team that this name means, however it is typed; null for none. */
export function findTeamByName(state: ContestState, typedName: string): Team | null {
  const name = readTeamName(typedName);
  if (name === null) return null;
  const teams = presentTeams(state);
  const [fold, outline] = [foldTeamName(name), outlineTeamName(name)];
  // An old contest may hold two that look the same.
  return (
    teams.find((team) => namesOf(team).fold === fold) ??
    teams.find((team) => namesOf(team).outline === outline) ??
    null
  );
}

/** Folded once: among hundreds of teams folding is most of what it costs to look for a name. */
const knownNames = new WeakMap<Team, { readonly fold: string; readonly outline: string }>();

function namesOf(team: Team): { readonly fold: string; readonly outline: string } {
  const known = knownNames.get(team);
  if (known) return known;
  const names = { fold: foldTeamName(team.name), outline: outlineTeamName(team.name) };
  knownNames.set(team, names);
  return names;
}

/** Teams that were not removed, in the order of joining. STD5 */
export function presentTeams(state: Pick<ContestState, "teams">): readonly Team[] {
  return Object.values(state.teams).filter((team) => !team.removed);
}

/**
 * How many teams there are at most: made by guests, of whom those at one address fill the limit and no more (the server
 * knows addresses); and in all, so that no crowd of guests takes the places that a moderator fills. ENT2, ENT12
 */
export function mostTeams({ teams }: RoomLimits): { readonly ofGuests: number; readonly inAll: number } {
  const ofGuests = teams + Math.ceil(teams / 2);
  return { ofGuests, inAll: ofGuests + Math.ceil(teams / 4) };
}

interface NewTeam {
  readonly name: string;
  readonly pin: string | null;
  readonly letInBy?: string;
  /** Which it would sail. */
  readonly boat?: BoatNumber;
}

function newSeatedTeam(
  state: ContestState,
  { seatId, ...team }: NewTeam & { readonly seatId: SeatId },
  at: number,
): readonly DecidedEvent[] | Rejection {
  const joined = newTeam(state, { ...team, most: mostTeams(state.limits).ofGuests }, at);
  if (!Array.isArray(joined)) return joined as Rejection;
  const [came, ...given] = joined;
  return [came, { type: "SeatTaken", at, teamId: nextTeamId(state), seatId }, ...given];
}

function furtherSeat(
  { limits: { seatsPerTeam } }: ContestState,
  team: Team,
  seatId: SeatId,
  at: number,
): readonly DecidedEvent[] | Rejection {
  if (team.seats.length >= seatsPerTeam) return { code: "team_full", params: { seats: seatsPerTeam } };
  return [{ type: "SeatTaken", at, teamId: team.id, seatId }];
}

function newTeam(
  state: ContestState,
  { name: typedName, pin, letInBy, boat, most }: NewTeam & { readonly most: number },
  at: number,
): readonly DecidedEvent[] | Rejection {
  if (presentTeams(state).length >= most) return { code: "contest_full", params: { teams: most } }; // ENT2
  const name = freeName(state, typedName, null);
  if (typeof name !== "string") return name;
  const { startPoints } = state.rules; // ENT5: the latest comer gets what the first got
  const letIn = letInBy === undefined ? {} : { letInBy };
  const teamId = nextTeamId(state);
  const given = givenBoat(state, { id: teamId }, at, boat);
  return [{ type: "TeamJoined", at, teamId, name, pin, startPoints, ...letIn }, ...given];
}

/** Beside a team that comes, or comes back: the boat it is given, where it cannot have that which it would sail. BOA3 */
export function givenBoat(
  state: ContestState,
  team: Pick<Team, "id" | "boat">,
  at: number,
  wish = team.boat,
): readonly DecidedEvent[] {
  const boat = boatForComer(team, presentTeams(state), wish);
  return boat === null ? [] : [{ type: "BoatChosen", at, teamId: team.id, boat }];
}

/** The name as it will be shown, when no other team has it. ENT3, ENT4 */
function freeName(state: ContestState, typedName: string, ownId: TeamId | null): string | Rejection {
  const name = readTeamName(typedName);
  if (name === null) return { code: "team_name_invalid" };
  const outline = outlineTeamName(name);
  const taken = presentTeams(state).some((team) => team.id !== ownId && namesOf(team).outline === outline);
  return taken ? { code: "team_name_taken", params: { name } } : name;
}

function nextTeamId(state: ContestState): TeamId {
  return `t${state.teamCount + 1}`;
}
