import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planSeats, shareSeats } from "./seatPlan.ts";

const mostScreens = 2_500;
const sizes = fc
  .record({
    rooms: fc.integer({ min: 1, max: 6 }),
    teams: fc.integer({ min: 1, max: 40 }),
    more: fc.nat(300),
  })
  .map(({ rooms, teams, more }) => ({ rooms, teams, seats: teams + more }));
const processCounts = fc.integer({ min: 1, max: 4 });

describe("the plan of seats", () => {
  it("gives every room exactly its seats, every team one at least, and nobody two", () => {
    fc.assert(
      fc.property(sizes, processCounts, (size, processes) => {
        const seats = planSeats(size, mostScreens, processes).flat();
        expect(new Set(seats.map(({ client }) => client)).size).toBe(size.rooms * size.seats);
        for (let room = 0; room < size.rooms; room += 1) {
          const here = seats.filter((seat) => seat.room === room);
          expect(here).toHaveLength(size.seats);
          const firsts = here.filter(({ team, place }) => team !== null && place === 0);
          expect(new Set(firsts.map(({ team }) => team)).size).toBe(size.teams);
          const names = here.map(({ team, place }) => `${team}/${place}`);
          expect(new Set(names).size).toBe(size.seats);
        }
      }),
    );
  });

  it("keeps a team in one process, and teams within their number of seats", () => {
    fc.assert(
      fc.property(sizes, processCounts, (size, processes) => {
        const { seatsPerTeam, screens } = shareSeats(size, mostScreens);
        const homes = new Map<string, number>();
        planSeats(size, mostScreens, processes).forEach((share, index) => {
          for (const { room, team, place } of share) {
            expect(place).toBeLessThan(team === null ? screens : seatsPerTeam);
            const home = homes.get(`${room}/${team}`) ?? index;
            if (team !== null) expect(home).toBe(index);
            homes.set(`${room}/${team}`, home);
          }
        });
      }),
    );
  });

  it("lets no more screens in than may come", () => {
    expect(shareSeats({ rooms: 1, teams: 300, seats: 1_000 }, mostScreens)).toEqual({
      seatsPerTeam: 4,
      screens: 0,
    });
    expect(shareSeats({ rooms: 1, teams: 500, seats: 5_000 }, mostScreens)).toEqual({
      seatsPerTeam: 6,
      screens: 2_000,
    });
    expect(shareSeats({ rooms: 1, teams: 100, seats: 5_000 }, mostScreens)).toEqual({
      seatsPerTeam: 25,
      screens: 2_500,
    });
  });
});
