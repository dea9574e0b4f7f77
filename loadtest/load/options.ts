import { parseArgs } from "node:util";
import { BadOptions, oneOf, positive, whole } from "../given.ts";
import type { DatabaseKind } from "../runDatabase.ts";
import { mostClients, mostScreens } from "./limits.ts";
import { type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
import { shareSeats } from "./seatPlan.ts";

/** What `npm run load` was asked for. */
export interface LoadOptions {
  readonly name: ScenarioName;
  readonly scenario: Scenario;
  readonly database: DatabaseKind;
  /** Rounds of product and baselines, in turns. */
  readonly rounds: number;
  readonly baselines: boolean;
  readonly processes: number;
  readonly seed: number;
  readonly json: string | null;
  readonly html: string | null;
}

const usage = `npm run load -- [--scenario ${Object.keys(scenarios).join("|")}] [--rooms R] [--teams T] [--seats S]
  [--rate C] [--seconds N] [--rounds N] [--baselines yes|no] [--database postgres|pglite] [--processes N] [--seed N]
  [--json FILE] [--html FILE]
T teams and S seats are those of each room, C is the number of commands a second in all rooms together.`;

const text = { type: "string" } as const;

/** Throws {@link BadOptions}, with the usage behind the sentence. */
export function readLoadOptions(args: readonly string[], seed: number): LoadOptions {
  try {
    return read(args, seed);
  } catch (error) {
    if (error instanceof BadOptions) throw new BadOptions(`${error.message}\n\n${usage}`);
    throw error;
  }
}

function read(args: readonly string[], seed: number): LoadOptions {
  const given = parse(args);
  const name = oneOf("scenario", given.scenario ?? "hall", Object.keys(scenarios) as ScenarioName[]);
  const base = scenarios[name];
  const scenario: Scenario = {
    happening: base.happening,
    rooms: whole("rooms", given.rooms ?? `${base.rooms}`, 1, 1_000),
    teams: whole("teams", given.teams ?? `${base.teams}`, 1, 500),
    seats: whole("seats", given.seats ?? `${base.seats}`, 1, mostClients - 10),
    rate: positive("rate", given.rate ?? `${base.rate}`, 100_000),
    seconds: positive("seconds", given.seconds ?? `${base.seconds}`, 4_000),
  };
  checkCrowd(scenario);
  return {
    name,
    scenario,
    database: oneOf("database", given.database ?? "postgres", ["postgres", "pglite"]),
    rounds: whole("rounds", given.rounds ?? "1", 1, 100),
    baselines: oneOf("baselines", given.baselines ?? "yes", ["yes", "no"]) === "yes",
    processes: whole("processes", given.processes ?? "2", 1, 16),
    seed: whole("seed", given.seed ?? `${seed}`, 0, 1_000_000_000),
    json: given.json ?? null,
    html: given.html ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scenario: text,
        rooms: text,
        teams: text,
        seats: text,
        rate: text,
        seconds: text,
        rounds: text,
        baselines: text,
        database: text,
        processes: text,
        seed: text,
        json: text,
        html: text,
      },
    }).values;
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
}

function checkCrowd({ rooms, teams, seats }: Scenario): void {
  if (seats < teams) throw new BadOptions(`--seats ${seats} is too few for ${teams} teams: each needs one.`);
  const { seatsPerTeam } = shareSeats({ rooms, teams, seats }, mostScreens);
  if (seatsPerTeam > 50)
    throw new BadOptions(`--seats ${seats} is too many for ${teams} teams: a team has 50 seats at most.`);
  // Every client has an address of its own.
  if (rooms * seats > 60_000) throw new BadOptions("At most 60000 clients fit in a run.");
}
