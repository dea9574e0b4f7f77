import type { SeatId, TeamId } from "../ids.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { findTeamByName, givenBoat, mostTeams, presentTeams } from "./entering.ts";
import type { DecidedEvent } from "./events.ts";
import { purchasesAtEnd } from "./expiring.ts";
import { decideNameWords } from "./nameWords.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Team } from "./state.ts";
import { unreachable } from "./unreachable.ts";

type SeatingCommand = Extract<
  Command,
  { type: "MergeTeams" | "MoveSeat" | "RestoreTeam" | "BlockTeam" | "HideName" | "SetNameWords" }
>;

/** Where devices sit, and what a team may do and show. SEA1 – SEA6 */
export function decideSeating(
  state: ContestState,
  { command, at }: StampedCommand<SeatingCommand>,
): readonly DecidedEvent[] | Rejection {
  switch (command.type) {
    case "MergeTeams":
      return merged(state, command.fromTeamId, command.intoTeamId, at);
    case "MoveSeat":
      return moved(state, command, at);
    case "RestoreTeam":
      return restored(state, command.teamId, at);
    case "BlockTeam": {
      const team = hereOr(state, command.teamId);
      if ("code" in team) return team;
      const { blocked } = command;
      if ((team.blocked ?? false) === blocked) return { code: "nothing_to_change" };
      return [{ type: "TeamBlocked", at, teamId: team.id, blocked }];
    }
    case "HideName": {
      const team = hereOr(state, command.teamId);
      if ("code" in team) return team;
      const { hidden } = command;
      if ((team.nameHidden ?? false) === hidden) return { code: "nothing_to_change" };
      return [{ type: "NameHidden", at, teamId: team.id, hidden }];
    }
    case "SetNameWords":
      return decideNameWords(state, command, at);
    default:
      return unreachable(command);
  }
}

/**
 * The seat as it stands now: a token names the seat, and whose it is, the state says. Of one that nobody holds it stays
 * what it was. SEA2
 */
export function seatNow<Seat extends { readonly teamId: TeamId; readonly seatId: SeatId }>(
  state: ContestState,
  seat: Seat,
): Seat {
  const claimed = Object.hasOwn(state.teams, seat.teamId) ? state.teams[seat.teamId] : undefined;
  if (claimed?.seats.includes(seat.seatId)) return seat;
  const holder = presentTeams(state).find(({ seats }) => seats.includes(seat.seatId));
  return holder ? { ...seat, teamId: holder.id } : seat;
}

/** What everybody is shown of a team's name. SEA5 */
export function shownName(
  { language }: Pick<ContestState, "language">,
  { id, name, nameHidden }: Pick<Team, "id" | "name" | "nameHidden">,
): string {
  return nameHidden ? hiddenNames[language](id.slice(1)) : name;
}

const hiddenNames: Readonly<Record<ContestState["language"], (number: string) => string>> = {
  en: (number) => `Team ${number}`,
  ru: (number) => `Команда ${number}`,
};

/** The devices of one sit at the other from now on; accounts are never mixed. SEA1 */
function merged(
  state: ContestState,
  fromTeamId: TeamId,
  intoTeamId: TeamId,
  at: number,
): readonly DecidedEvent[] | Rejection {
  const from = hereOr(state, fromTeamId);
  if ("code" in from) return from;
  const into = hereOr(state, intoTeamId);
  if ("code" in into) return into;
  if (from === into) return { code: "same_team" };
  return [{ type: "TeamsMerged", at, fromTeamId, intoTeamId }];
}

/** SEA3 */
function moved(
  state: ContestState,
  { seatId, fromTeamId, toTeamId }: Extract<SeatingCommand, { type: "MoveSeat" }>,
  at: number,
): readonly DecidedEvent[] | Rejection {
  const from = hereOr(state, fromTeamId);
  if ("code" in from) return from;
  const to = hereOr(state, toTeamId);
  if ("code" in to) return to;
  if (!from.seats.includes(seatId)) return { code: "unknown_seat" };
  if (from === to) return { code: "same_team" };
  const { seatsPerTeam } = state.limits;
  if (to.seats.length >= seatsPerTeam) return { code: "team_full", params: { seats: seatsPerTeam } };
  return [{ type: "SeatMoved", at, seatId, fromTeamId, toTeamId }];
}

/** A removed team comes back with what it had; one that was merged takes back its devices, too. SEA4 */
function restored(state: ContestState, teamId: TeamId, at: number): readonly DecidedEvent[] | Rejection {
  const team = Object.hasOwn(state.teams, teamId) ? state.teams[teamId] : undefined;
  if (!team) return { code: "unknown_team" };
  if (!team.removed) return { code: "nothing_to_change" };
  const most = mostTeams(state.limits).inAll;
  const present = presentTeams(state);
  if (present.length >= most) return { code: "contest_full", params: { teams: most } };
  if (findTeamByName(state, team.name)) return { code: "team_name_taken", params: { name: team.name } };
  const into = team.mergedInto === undefined ? undefined : state.teams[team.mergedInto];
  const seats = (team.formerSeats ?? team.mayReturn ?? []).filter((seatId) =>
    present.every((other) => other === into || !other.seats.includes(seatId)),
  );
  const isPlaying = state.phase === "running" || state.phase === "paused";
  const expired = state.phase === "finished" ? purchasesAtEnd(state.rules, [team], "active") : [];
  const goesOn = isPlaying && team.endedAt === undefined;
  const back = goesOn ? purchasesAtEnd(state.rules, [team], "expired") : [];
  return [
    { type: "TeamRestored", at, teamId, seats, expired, restored: back },
    ...givenBoat(state, team, at),
  ];
}

function hereOr(state: ContestState, teamId: TeamId): Team | Rejection {
  const team = Object.hasOwn(state.teams, teamId) ? state.teams[teamId] : undefined;
  if (!team) return { code: "unknown_team" };
  return team.removed ? { code: "team_removed" } : team;
}

// What becomes of the teams.

type Teams = ContestState["teams"];

export function afterMerging(teams: Teams, from: Team, into: Team): Teams {
  const { mayReturn: _gone, goneAt: _when, ...rest } = from;
  return {
    ...teams,
    [from.id]: { ...rest, removed: true, seats: [], formerSeats: from.seats, mergedInto: into.id },
    [into.id]: { ...into, seats: [...into.seats, ...from.seats] },
  };
}

export function afterMovingSeat(teams: Teams, from: Team, to: Team, seatId: SeatId): Teams {
  return {
    ...teams,
    [from.id]: { ...from, seats: from.seats.filter((held) => held !== seatId) },
    [to.id]: { ...to, seats: [...to.seats, seatId] },
  };
}

/** A device that was let go comes back with none of the teams at which it once sat. ENT9 SEA4 */
export function withoutFormerSeat(teams: Teams, seatId: SeatId): Teams {
  const after: Record<TeamId, Team> = { ...teams };
  for (const team of Object.values(teams)) {
    const { formerSeats } = team;
    if (!formerSeats?.includes(seatId)) continue;
    after[team.id] = { ...team, formerSeats: formerSeats.filter((held) => held !== seatId) };
  }
  return after;
}

/** Here again, with these seats, whoever held them meanwhile. */
export function afterRestoring(before: Teams, team: Team, seats: readonly SeatId[]): Teams {
  const { mayReturn: _gone, goneAt: _when, formerSeats: _former, mergedInto, ...rest } = team;
  const into = mergedInto === undefined ? undefined : before[mergedInto];
  const teams = { ...before, [team.id]: { ...rest, removed: false, seats } };
  if (!into) return teams;
  return { ...teams, [into.id]: { ...into, seats: into.seats.filter((seatId) => !seats.includes(seatId)) } };
}
