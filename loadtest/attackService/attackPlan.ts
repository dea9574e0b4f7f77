import type { AttackName } from "./attackerCalls.ts";

export interface PlannedAttack {
  readonly what: string;
  /** How many in each of so many rounds, each of so many seconds. */
  readonly count: (rounds: number, seconds: number) => number;
  /** What is noted of those that did not get as far as to do anything to the service. */
  readonly keptOut: readonly string[];
}

/** What `askEvenly` notes of what is not answered. */
const unanswered = ["no answer", "no answer yet"];

/** As many of each attack. */
export const controlPlan: Omit<PlannedAttack, "count"> = { what: "files", keptOut: unanswered };

/** What is done to the service, from addresses of their own. */
export const attackPlan: Readonly<Record<AttackName, PlannedAttack>> = {
  codes: { what: "wrong codes", count: (rounds) => Math.ceil(10_000 / rounds), keptOut: unanswered },
  idle: { what: "idle sockets", count: () => 1_000, keptOut: ["not let in"] },
  slow: { what: "slow readers", count: () => 200, keptOut: ["not let in"] },
  large: { what: "messages of 10 MB", count: () => 24, keptOut: ["0 not let in"] },
  // Who is sent away comes back, and sends then what it would have sent meanwhile.
  flood: {
    what: "1,000 messages/s of one client",
    count: (_rounds, seconds) => 1_000 * seconds,
    keptOut: [],
  },
};
