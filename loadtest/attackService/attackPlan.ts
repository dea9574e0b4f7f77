import type { AttackName } from "./attackerCalls.ts";

export interface PlannedAttack {
  readonly what: string;
  /** How many in each of so many rounds, each of so many seconds. */
  readonly count: (rounds: number, seconds: number) => number;
}

/** What is done to the service, from addresses of their own. */
export const attackPlan: Readonly<Record<AttackName, PlannedAttack>> = {
  codes: { what: "wrong codes", count: (rounds) => Math.ceil(10_000 / rounds) },
  idle: { what: "idle sockets", count: () => 1_000 },
  slow: { what: "slow readers", count: () => 200 },
  large: { what: "messages of 10 MB", count: () => 24 },
  flood: { what: "1,000 messages/s of one client", count: (_rounds, seconds) => 1_000 * seconds },
};
