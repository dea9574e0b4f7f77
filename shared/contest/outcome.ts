import type { CardId, SeatId, TeamId } from "../ids.ts";
import type { ContestEvent } from "./events.ts";
import type { PurchaseStatus } from "./state.ts";
import { unreachable } from "./unreachable.ts";

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
    }
  /** The cards that were written, in order: of a command that only adds cards these are the new ones. */
  | { readonly type: "edited"; readonly cardIds: readonly CardId[] };

/** What the sender of a command is told, made from its events alone: the same now, and after a restart. GEN8 */
export function outcomeOf(events: readonly ContestEvent[]): Outcome {
  const seat = events.find((event) => event.type === "SeatTaken");
  for (const event of events) {
    const outcome = outcomeOfEvent(event, seat?.seatId ?? null);
    if (outcome) return outcome;
  }
  return { type: "done" };
}

/** Null: nothing more than that it is done. */
function outcomeOfEvent(event: ContestEvent, seatId: SeatId | null): Outcome | null {
  switch (event.type) {
    case "TeamJoined":
    case "SeatTaken":
      return { type: "joined", teamId: event.teamId, seatId };
    case "CardBought":
      return { type: "bought", purchaseId: event.purchaseId, cardId: event.cardId };
    case "AnswerJudged": {
      const { purchaseId, cardId, verdict, reading, attempt, rewardPoints, status } = event;
      return { type: "judged", purchaseId, cardId, verdict, reading, attempt, rewardPoints, status };
    }
    case "ContestEdited": {
      const cardIds = event.edits.flatMap((edit) => (edit.what === "card" ? [edit.cardId] : []));
      return { type: "edited", cardIds };
    }
    case "ContestCreated":
    case "LobbyOpened":
    case "ContestStarted":
    case "ContestPaused":
    case "ContestInterrupted":
    case "ScheduleMissed":
    case "ActsMissed":
    case "ContestResumed":
    case "DeadlineMoved":
    case "ContestFinished":
    case "ContestReopened":
    case "EntrySet":
    case "PinGiven":
    case "SeatReleased":
    case "BoatChosen":
    case "TeamRenamed":
    case "TeamRemoved":
    case "TeamRestored":
    case "TeamsMerged":
    case "SeatMoved":
    case "TeamBlocked":
    case "NameHidden":
    case "NameWordsSet":
    case "Restated":
    case "QuestionAsked":
    case "VerdictAppealed":
    case "QuestionAnswered":
    case "AppealSettled":
    case "StandingsFrozen":
    case "StandingsThawed":
    case "FreezePlanned":
    case "PlacesShown":
    case "ResultRevealed":
    case "ResultsMarkedFinal":
    case "DeedUndone":
    case "ExtraTimeGiven":
    case "TeamsEnded":
    case "MessageSent":
    case "MessageTakenBack":
    case "BoardsCovered":
    case "BoardsUncovered":
    case "EverythingStopped":
    case "EmergencyEnded":
    case "CountdownStarted":
    case "CountdownCalledOff":
    case "ActPlanned":
    case "PlannedActDone":
    case "PlannedActCancelled":
    case "ScreenSteered":
    case "PrizesSet":
    case "AwardGiven":
    case "AwardTakenBack":
    case "TaskReviewed":
    case "KeysShown":
    case "DetailsSet":
      return null;
    default:
      return unreachable(event);
  }
}
