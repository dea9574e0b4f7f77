import type { SecureSite } from "../attack/http.ts";

/** Where attackers find the service: nginx, as the public does. */
export interface Door extends SecureSite {
  /** `https://127.0.0.1:PORT`. */
  readonly origin: string;
}

export const attackNames = ["codes", "idle", "slow", "large", "flood"] as const;
export type AttackName = (typeof attackNames)[number];

export interface AttackOrder {
  readonly door: Door;
  /** Contests under way that anybody may look at, for attackers who want in; nobody plays in them. */
  readonly roomCodes: readonly string[];
  /** How long, and how much within that time, of this process. */
  readonly seconds: number;
  readonly count: number;
  readonly seed: number;
  /** Which of the processes of attackers this is, of how many. */
  readonly place: number;
  readonly places: number;
  /** A large file of the pages, and a small one. */
  readonly largeFile: string;
  readonly smallFile: string;
}

export interface AttackReport {
  readonly tried: number;
  /** What came back, and how often. */
  readonly answers: Readonly<Record<string, number>>;
}

/** Calls of `attackerProcess.ts`. */
export interface AttackerCalls {
  readonly attack: (order: AttackOrder & { readonly name: AttackName }) => Promise<AttackReport>;
  /** As many requests for a small file. */
  readonly fetchFiles: (order: AttackOrder) => Promise<AttackReport>;
}
