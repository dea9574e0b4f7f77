/** The crowd of a run: the same in every room. */
export interface CrowdSize {
  readonly rooms: number;
  /** Of each room. */
  readonly teams: number;
  /** Connections to each room: seats of teams, and screens for the rest. */
  readonly seats: number;
}

/** One client. */
export interface PlannedSeat {
  readonly room: number;
  /** From 1; null: a screen. */
  readonly team: number | null;
  /** Within its team or among the screens, from 0. A team's first seat makes the team. */
  readonly place: number;
  /** Number of the client in the whole run, from 0: its address follows from it. */
  readonly client: number;
}

/** As the product's own: a class' team has so many laptops at most. */
const seatsOfTeam = 6;

/** How many seats a team has at most, and how many screens look on, so that all seats of a room are taken. */
export function shareSeats(
  { teams, seats }: CrowdSize,
  mostScreens: number,
): { readonly seatsPerTeam: number; readonly screens: number } {
  const screens = Math.min(mostScreens, Math.max(0, seats - teams * seatsOfTeam));
  return { seatsPerTeam: Math.ceil((seats - screens) / teams), screens };
}

/**
 * Every client of a run, by the process that plays it. Many rooms are shared out as a whole, so that each is followed by
 * one process; the teams of few rooms are, so that all processes have the same to do.
 */
export function planSeats(
  size: CrowdSize,
  mostScreens: number,
  processes: number,
): readonly (readonly PlannedSeat[])[] {
  const shares: PlannedSeat[][] = Array.from({ length: processes }, () => []);
  const { screens } = shareSeats(size, mostScreens);
  const wholeRooms = size.rooms >= processes * 2;
  let client = 0;
  for (let room = 0; room < size.rooms; room += 1) {
    for (let index = 0; index < size.seats; index += 1) {
      const ofTeam = index < size.seats - screens;
      const number = ofTeam ? index % size.teams : index;
      const place = ofTeam ? Math.floor(index / size.teams) : index - (size.seats - screens);
      shares[(wholeRooms ? room : number) % processes]?.push({
        room,
        team: ofTeam ? number + 1 : null,
        place,
        client,
      });
      client += 1;
    }
  }
  return shares;
}
