import type { CardId, SeatId, TeamId } from "../ids.ts";
import type { ContestEvent } from "./events.ts";
import type { PurchaseStatus } from "./state.ts";

/** What a command came to, for its sender. */
export type Outcome =
  | { readonly type: "done" }
  | { readonly type: "joined"; readonly teamId: TeamId; readonly seatId: SeatId | null }
  | { readonly type: "bought"; readonly purchaseId: number; readonly cardId: CardId }
  | {
      readonly type: "judged";
      readonly purchaseId: number;
      readonly cardId: CardId;
      readonly verdict: "accepted" | "wrong";
      readonly reading: string;
      /** From 1. */
      readonly attempt: number;
      readonly rewardPoints: number;
      readonly status: PurchaseStatus;
    };

/** What the sender of a command is told, made from its events alone: the same now, and after a restart. */
export function outcomeOf(events: readonly ContestEvent[]): Outcome {
  const seat = events.find((event) => event.type === "SeatTaken");
  for (const event of events) {
    switch (event.type) {
      case "TeamJoined":
        return { type: "joined", teamId: event.teamId, seatId: seat?.seatId ?? null };
      case "SeatTaken":
        return { type: "joined", teamId: event.teamId, seatId: event.seatId };
      case "CardBought":
        return { type: "bought", purchaseId: event.purchaseId, cardId: event.cardId };
      case "AnswerJudged": {
        const { purchaseId, cardId, verdict, reading, attempt, rewardPoints, status } = event;
        return { type: "judged", purchaseId, cardId, verdict, reading, attempt, rewardPoints, status };
      }
      default:
        break;
    }
  }
  return { type: "done" };
}
