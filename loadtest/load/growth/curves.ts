import type { BoardSize } from "../loadContests.ts";

/** One run of a curve: one room, as large as it says. */
export interface CurvePoint {
  readonly x: number;
  readonly teams: number;
  readonly seats: number;
  readonly boardSize: BoardSize;
  /** In the journal before anybody comes; null: a new contest. */
  readonly events: number | null;
}

/** How the cost of a command is measured against one thing that grows. */
export interface Curve {
  readonly name: "seats" | "teams" | "cards" | "events";
  /** What stays as it is. */
  readonly around: string;
  readonly points: readonly CurvePoint[];
}

const full = { rows: 12, columns: 12 };

export const curves: readonly Curve[] = [
  {
    name: "seats",
    around: "50 teams (10 at 10 seats), 144 cards",
    points: [10, 50, 200, 1_000, 5_000].map((seats) => ({
      x: seats,
      teams: Math.min(seats, 50),
      seats,
      boardSize: full,
      events: null,
    })),
  },
  {
    name: "teams",
    around: "500 seats, 144 cards",
    points: [10, 50, 150, 500].map((teams) => ({
      x: teams,
      teams,
      seats: 500,
      boardSize: full,
      events: null,
    })),
  },
  {
    name: "cards",
    around: "30 teams, 100 seats",
    points: [{ rows: 2, columns: 3 }, { rows: 4, columns: 4 }, { rows: 6, columns: 8 }, full].map(
      (boardSize) => ({
        x: boardSize.rows * boardSize.columns,
        teams: 30,
        seats: 100,
        boardSize,
        events: null,
      }),
    ),
  },
  {
    name: "events",
    around: "500 teams with a seat each (40 at 100 events), 144 cards",
    points: [100, 1_100, 10_000, 100_000].map((events) => {
      const teams = events < 1_000 ? 40 : 500;
      return { x: events, teams, seats: 500, boardSize: full, events };
    }),
  },
];
