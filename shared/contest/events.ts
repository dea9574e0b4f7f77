import type { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import type { Board } from "./board.ts";
import type { RulePack } from "./rules.ts";
import type { Purchase, RoomLimits, Theme } from "./state.ts";

/**
 * What happened, as decided: a replay judges nothing again. Every event says when (`at`, ms since 1970).
 * A field once written is never renamed; a new meaning is a new event type.
 */
export type ContestEvent =
  | Event<"ContestCreated", ContestDefinition>
  | Event<"LobbyOpened">
  | Event<"ContestStarted", { readonly endsAt: number }>
  | Event<"ContestPaused">
  /** The program was gone for too long: the contest stands still since `lastAliveAt`. */
  | Event<"ContestInterrupted", { readonly lastAliveAt: number }>
  /** The scheduled start passed while nobody was there: from now on it is started by hand. */
  | Event<"ScheduleMissed">
  | Event<"ContestResumed", { readonly endsAt: number }>
  | Event<"DeadlineMoved", { readonly endsAt: number }>
  | Event<"ContestFinished", { readonly expired: readonly PurchaseRefund[] }>
  | Event<"ContestReopened", { readonly endsAt: number; readonly restored: readonly PurchaseRefund[] }>
  | Event<"EntrySet", { readonly open: boolean }>
  | Event<
      "TeamJoined",
      { readonly teamId: TeamId; readonly name: string; readonly pin: string; readonly startPoints: number }
    >
  | Event<"SeatTaken", { readonly teamId: TeamId; readonly seatId: SeatId }>
  | Event<"SeatReleased", { readonly teamId: TeamId; readonly seatId: SeatId }>
  | Event<"TeamRenamed", { readonly teamId: TeamId; readonly name: string }>
  | Event<"TeamRemoved", { readonly teamId: TeamId }>
  | Event<
      "CardBought",
      Pick<Purchase, "cardId" | "pricePoints" | "paidPoints" | "rewardsPoints"> & {
        readonly teamId: TeamId;
        readonly purchaseId: PurchaseId;
        readonly relief: boolean;
      }
    >
  | Event<
      "AnswerJudged",
      {
        readonly teamId: TeamId;
        readonly purchaseId: PurchaseId;
        readonly cardId: CardId;
        readonly answer: string;
        readonly reading: string;
        readonly verdict: "accepted" | "wrong";
        /** From 1. */
        readonly attempt: number;
        readonly rewardPoints: number;
        readonly status: "active" | "solved" | "failed";
      }
    >;

export type EventType = ContestEvent["type"];

export interface ContestDefinition {
  readonly contestId: string;
  readonly roomCode: string;
  readonly title: string;
  readonly language: "en" | "ru";
  readonly board: Board;
  readonly rules: RulePack;
  readonly limits: RoomLimits;
  readonly durationMs: number;
  readonly startsAt: number | null;
  /** How its pages look until a viewer chooses otherwise; absent: as the viewer's system says. */
  readonly theme?: Theme;
}

/** A purchase that expired or came back, and the points that went with it (0 unless the rules refund). */
export interface PurchaseRefund {
  readonly teamId: TeamId;
  readonly purchaseId: PurchaseId;
  readonly refundPoints: number;
}

type Event<Type extends string, Data = unknown> = { readonly type: Type; readonly at: number } & Data;
