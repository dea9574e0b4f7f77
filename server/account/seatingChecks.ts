import { type BookedTeam, type Books, type EventOf, present } from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { checkRefunds, expire, goOn } from "./expiryChecks.ts";
import { awaitedBoat, mostTeams, nameKey } from "./teamChecks.ts";

/** Devices change their team, and nothing of an account does. SEA1 */
export function bookMerge(books: Books, event: EventOf<"TeamsMerged">, find: Find): void {
  const { fromTeamId, intoTeamId } = event;
  const [from, into] = [findHere(books, fromTeamId, find), findHere(books, intoTeamId, find)];
  if (!from || !into) return;
  if (from === into) find("order", fromTeamId);
  const { seats } = from;
  from.seats = [];
  from.removed = true;
  from.formerSeats = null;
  from.goneAt = null;
  from.keptSeats = seats;
  from.keptBefore = null;
  from.seatsAreAt = into;
  into.seats = [...into.seats, ...seats];
}

export function bookSeatMove(books: Books, event: EventOf<"SeatMoved">, find: Find): void {
  const { fromTeamId, toTeamId, seatId } = event;
  const [from, to] = [findHere(books, fromTeamId, find), findHere(books, toTeamId, find)];
  if (!from || !to) return;
  if (from === to || !from.seats.includes(seatId)) find("unknown_seat", fromTeamId);
  if (to.seats.length >= books.contest.limits.seatsPerTeam) find("seat_limit", toTeamId);
  from.seats = from.seats.filter((held) => held !== seatId);
  to.seats = [...to.seats, seatId];
}

/** It comes back with seats that were its own and are nobody else's, and what it owns is as the clock says. */
export function bookRestoring(books: Books, event: EventOf<"TeamRestored">, find: Find): void {
  const { at, teamId, seats, expired, restored } = event;
  const team = books.teams.get(teamId);
  if (!team) {
    find("unknown_team", teamId);
    return;
  }
  if (!team.removed) find("order", teamId);
  books.isFinal = false; // CLO7
  const others = present(books);
  if (others.length >= mostTeams(books, false)) find("team_limit", teamId);
  if (others.some((other) => nameKey(other.name) === nameKey(team.name))) find("team_name", teamId);
  const taken = new Set(others.filter((other) => other !== team.seatsAreAt).flatMap((other) => other.seats));
  const isDue = (kept: readonly string[]) =>
    isSame(
      kept.filter((seatId) => !taken.has(seatId)),
      seats,
    );
  const isOfBefore = team.keptBefore !== null && isDue(team.keptBefore);
  if (!isDue(team.formerSeats ?? team.keptSeats) && !isOfBefore) find("unknown_seat", teamId);
  const { seatsAreAt } = team;
  if (seatsAreAt) seatsAreAt.seats = seatsAreAt.seats.filter((seatId) => !seats.includes(seatId));
  team.removed = false;
  team.seats = [...seats];
  team.formerSeats = null;
  team.goneAt = null;
  team.keptSeats = [];
  team.keptBefore = null;
  team.seatsAreAt = null;
  books.awaited = awaitedBoat(books, teamId, team.boat, at);
  checkRefunds(books, expired, "active", books.phase === "finished" ? [team] : [], find);
  const isPlaying = books.phase === "running" || books.phase === "paused";
  checkRefunds(books, restored, "expired", isPlaying && team.endedAt === null ? [team] : [], find);
  expire(books, expired, at);
  goOn(books, restored, at);
}

export function bookBlock(books: Books, { teamId, blocked }: EventOf<"TeamBlocked">, find: Find): void {
  const team = findHere(books, teamId, find);
  if (!team) return;
  if (team.blocked === blocked) find("order", teamId);
  team.blocked = blocked;
}

export function bookHiding(books: Books, { teamId, hidden }: EventOf<"NameHidden">, find: Find): void {
  const team = findHere(books, teamId, find);
  if (!team) return;
  if (team.nameHidden === hidden) find("order", teamId);
  team.nameHidden = hidden;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((seatId, index) => seatId === other[index]);
}

function findHere(books: Books, teamId: string, find: Find): BookedTeam | null {
  const team = books.teams.get(teamId);
  if (!team) find("unknown_team", teamId);
  else if (team.removed) find("team_removed", teamId);
  return team ?? null;
}
