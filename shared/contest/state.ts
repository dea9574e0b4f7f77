import type { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import type { Board } from "./board.ts";
import type { RulePack } from "./rules.ts";

export const phases = ["draft", "lobby", "running", "paused", "finished"] as const;
export type Phase = (typeof phases)[number];

/** How the pages of a contest look until a viewer chooses otherwise. */
export const themes = ["light", "dark", "contrast", "pink"] as const;
export type Theme = (typeof themes)[number];

/** Everything a live contest is, as plain JSON. Times are server times in milliseconds since 1970. */
export interface ContestState {
  readonly contestId: string;
  readonly roomCode: string;
  readonly title: string;
  readonly language: "en" | "ru";
  readonly theme?: Theme;
  readonly board: Board;
  readonly rules: RulePack;
  readonly limits: RoomLimits;
  readonly phase: Phase;
  readonly entryOpen: boolean;
  readonly clock: Clock;
  readonly teams: Readonly<Record<TeamId, Team>>;
  readonly teamCount: number;
  readonly purchaseCount: number;
  /** Time of the last event: the clock a replay has reached. */
  readonly lastEventAt: number;
}

export interface RoomLimits {
  readonly teams: number;
  readonly seatsPerTeam: number;
}

export interface Clock {
  readonly durationMs: number;
  /** Scheduled start, or null: started by hand. */
  readonly startsAt: number | null;
  readonly startedAt: number | null;
  /** The deadline. While paused it stands still and is moved when the contest goes on. */
  readonly endsAt: number | null;
  readonly pausedAt: number | null;
  readonly finishedAt: number | null;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly pin: string;
  readonly seats: readonly SeatId[];
  readonly removed: boolean;
  /** Kept equal to the sum of the ledger by `post`, the only writer of both. */
  readonly balancePoints: number;
  /** When the balance last grew by a reward, or null. */
  readonly lastRewardAt: number | null;
  readonly ledger: readonly LedgerEntry[];
  readonly purchases: readonly Purchase[];
}

export type LedgerReason = "start" | "purchase" | "relief" | "reward" | "refund" | "refund_taken_back";

export interface LedgerEntry {
  readonly at: number;
  readonly deltaPoints: number;
  readonly reason: LedgerReason;
  readonly purchaseId: PurchaseId | null;
}

export type PurchaseStatus = "active" | "solved" | "failed" | "expired" | "withdrawn";

export interface Purchase {
  readonly id: PurchaseId;
  readonly cardId: CardId;
  readonly boughtAt: number;
  readonly pricePoints: number;
  /** What was charged: the price, or less by relief. */
  readonly paidPoints: number;
  /** Points paid when attempt 1, 2 … is right; its length is the number of attempts allowed. */
  readonly rewardsPoints: readonly number[];
  readonly status: PurchaseStatus;
  readonly submissions: readonly Submission[];
  readonly closedAt: number | null;
}

export interface Submission {
  readonly at: number;
  readonly answer: string;
  readonly reading: string;
  readonly verdict: "accepted" | "wrong" | "annulled";
}
