import type { CrowdSize } from "./seatPlan.ts";

/** What happens once everybody is in. */
export type Happening =
  /** Commands come at a rate. */
  | "steady"
  /** Every team buys a card within the time. */
  | "bell"
  /** All seats drop at once and return within five seconds, while commands come at a rate. */
  | "storm";

export interface Scenario extends CrowdSize {
  readonly happening: Happening;
  /** Commands per second, over all rooms. */
  readonly rate: number;
  readonly seconds: number;
}

export const scenarios = {
  lesson: { happening: "steady", rooms: 1, teams: 30, seats: 61, rate: 4, seconds: 30 },
  hall: { happening: "steady", rooms: 1, teams: 300, seats: 1_000, rate: 20, seconds: 30 },
  stadium: { happening: "steady", rooms: 1, teams: 500, seats: 5_000, rate: 20, seconds: 30 },
  district: { happening: "steady", rooms: 100, teams: 20, seats: 20, rate: 200, seconds: 30 },
  bell: { happening: "bell", rooms: 1, teams: 300, seats: 1_000, rate: 300, seconds: 1 },
  storm: { happening: "storm", rooms: 1, teams: 300, seats: 1_000, rate: 20, seconds: 15 },
  soak: { happening: "steady", rooms: 1, teams: 300, seats: 1_000, rate: 20, seconds: 1_200 },
} as const satisfies Readonly<Record<string, Scenario>>;
export type ScenarioName = keyof typeof scenarios;

/** Before what is measured, commands come at the same rate for so long: the programs have just been started. */
export const warmUpSeconds = 2;

/** Seconds within which everybody is back. */
export const stormReturnSeconds = 5;
