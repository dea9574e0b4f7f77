import { type BookedTeam, type Books, type EventOf, enter, present } from "./books.ts";
import type { AwaitedEvent } from "./controlBooks.ts";
import type { Find } from "./eventChecks.ts";
import { freezeAgain } from "./frozenBooks.ts";

/** While everything is stopped it is only closed for that, and opened when that ends. */
export function bookEntry(books: Books, { open, approval }: EventOf<"EntrySet">, find: Find): void {
  const { control } = books;
  if (control.entryDue === null ? control.emergency !== null : open !== control.entryDue) find("order");
  // What an emergency closes it opens as it was.
  if (control.entryDue !== null && (approval === true) !== books.entryByApproval) find("order");
  control.entryDue = null;
  books.entryOpen = open;
  books.entryByApproval = approval === true;
}

export function bookTeam(books: Books, event: EventOf<"TeamJoined">, find: Find): void {
  const { at, by, teamId, name, pin, startPoints } = event;
  const { rules } = books.contest;
  if (teamId !== `t${books.teams.size + 1}`) find("team_number", teamId);
  if (startPoints !== rules.startPoints) find("start_points", teamId);
  if (present(books).length >= mostTeams(books, by.role === "guest")) find("team_limit", teamId);
  if (!isFree(books, name, teamId)) find("team_name", teamId);
  if (by.role === "guest") {
    const isLate = books.phase === "running" || books.phase === "paused";
    const isOpen = books.entryOpen && (rules.lateEntry || !isLate);
    const isLetIn = !books.entryByApproval || event.letInBy !== undefined; // APV1
    if ((!isOpen || !isLetIn) && !hasGone(books, name, pin)) find("entry_closed", teamId);
    books.awaited = [{ type: "SeatTaken", at, teamId }];
  }
  books.awaited = [...books.awaited, ...awaitedBoat(books, teamId, null, at)];
  const team: BookedTeam = {
    id: teamId,
    name,
    pin,
    seats: [],
    boat: null,
    removed: false,
    formerSeats: null,
    goneAt: null,
    keptSeats: [],
    keptBefore: null,
    seatsAreAt: null,
    blocked: false,
    nameHidden: false,
    points: 0,
    entries: [],
    rewardedAt: null,
    purchases: new Map(),
    extraMs: 0,
    grants: [],
    endedAt: null,
    notices: [],
    questions: [],
  };
  enter(team, { at, deltaPoints: startPoints, reason: "start", purchaseId: null });
  books.teams.set(teamId, team);
  freezeAgain(books, [teamId]);
}

/** The boat of a comer whose own another team has chosen. What only numbers bring together was so before anybody chose. */
export function awaitedBoat(
  books: Books,
  teamId: string,
  boat: number | null,
  at: number,
): readonly AwaitedEvent[] {
  const others = present(books).filter(({ id }) => id !== teamId);
  const own = sailedBy({ id: teamId, boat });
  const isChosen = others.some((other) => other.boat === own);
  const isAnyFree = new Set(others.map(sailedBy)).size < 60;
  return isChosen && isAnyFree ? [{ type: "BoatChosen", at, teamId }] : [];
}

export function bookSeat(books: Books, { teamId, seatId }: EventOf<"SeatTaken">, find: Find): void {
  const team = findPresent(books, teamId, find);
  if (!team) return;
  if (team.seats.length >= books.contest.limits.seatsPerTeam) find("seat_limit", teamId);
  team.seats.push(seatId);
}

export function bookRelease(books: Books, { teamId, seatId }: EventOf<"SeatReleased">, find: Find): void {
  const team = findPresent(books, teamId, find);
  if (!team) return;
  if (!team.seats.includes(seatId)) find("unknown_seat", teamId);
  team.seats = team.seats.filter((held) => held !== seatId);
  for (const other of books.teams.values()) {
    if (!other.keptSeats.includes(seatId)) continue;
    other.keptBefore ??= other.keptSeats;
    other.keptSeats = other.keptSeats.filter((held) => held !== seatId);
  }
}

export function bookName(books: Books, { teamId, name }: EventOf<"TeamRenamed">, find: Find): void {
  const team = findPresent(books, teamId, find);
  if (!isFree(books, name, teamId)) find("team_name", teamId);
  if (team) team.name = name;
}

/** Nobody chooses what another sails, and after the lobby nobody chooses: who comes then is given one where it must be. */
export function bookBoat(books: Books, { by, teamId, boat }: EventOf<"BoatChosen">, find: Find): void {
  const team = findPresent(books, teamId, find);
  if (!team) return;
  if (by.role === "team" && books.phase !== "lobby") find("phase", teamId);
  if (!mayChoose(books, team, boat)) find("boat", teamId);
  team.boat = boat;
}

/** Sixty boats go round by the numbers of teams. */
function sailedBy({ id, boat }: Pick<BookedTeam, "id" | "boat">): number {
  return boat ?? (Number(id.replace("t", "")) + 59) % 60;
}

/** Whether a team may have it: no other that is here sails it, and it is not its own already. */
export function mayChoose(books: Books, team: BookedTeam, boat: number): boolean {
  return isBoatFree(books, boat, team.id) && sailedBy(team) !== boat;
}

function isBoatFree(books: Books, boat: number, teamId: string): boolean {
  return present(books).every((team) => team.id === teamId || sailedBy(team) !== boat);
}

export function bookPin(books: Books, { teamId, pin }: EventOf<"PinGiven">, find: Find): void {
  const team = findPresent(books, teamId, find);
  if (team) team.pin = pin;
}

/** Time lets go only whom nobody would miss; a moderator may remove for good also who has gone. */
export function bookRemoval(books: Books, { at, by, teamId }: EventOf<"TeamRemoved">, find: Find): void {
  const team = books.teams.get(teamId);
  if (!team) {
    find("unknown_team", teamId);
    return;
  }
  const isByTime = by.role === "time";
  if (!team.removed) books.isFinal = false; // CLO7
  if (team.removed && (isByTime || team.formerSeats === null)) find("team_removed", teamId);
  if (isByTime && (team.purchases.size > 0 || books.revealed)) find("team_active", teamId); // FRZ6
  if (!isByTime) team.keptSeats = team.formerSeats ?? team.seats;
  team.keptBefore = null;
  team.formerSeats = isByTime ? team.seats : null;
  team.goneAt = isByTime ? at : null;
  team.removed = true;
  team.seats = [];
}

/** Guests make half as many teams again as the limit says; a moderator a quarter of the limit more. */
export function mostTeams({ contest }: Books, isGuest: boolean): number {
  const { teams } = contest.limits;
  const ofGuests = teams + half(teams);
  return isGuest ? ofGuests : ofGuests + half(half(teams));
}

/** Rounded up, which half a half is, too. */
function half(count: number): number {
  return (count + (count % 2)) / 2;
}

/** Whether a team of this name and PIN has gone because nobody was there: it may come back at any time. */
export function hasGone(books: Books, name: string, pin: string | null): boolean {
  return [...books.teams.values()].some(
    (team) => team.formerSeats !== null && team.name === name && team.pin === pin,
  );
}

/** Looks through case, width, spaces and the letter ё only: a coarser sieve than that of the rules, but one of its own. */
function isFree(books: Books, name: string, teamId: string): boolean {
  const key = nameKey(name);
  return key !== "" && present(books).every((team) => team.id === teamId || nameKey(team.name) !== key);
}

export function nameKey(name: string): string {
  const letters = name.normalize("NFKD").toLowerCase().replace(/\s+/g, " ").trim();
  return letters.replaceAll("ё".normalize("NFKD"), "е");
}

function findPresent(books: Books, teamId: string, find: Find): BookedTeam | null {
  const team = books.teams.get(teamId);
  if (!team) find("unknown_team", teamId);
  else if (team.removed) find("team_removed", teamId);
  return team ?? null;
}
