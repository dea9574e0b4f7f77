import type { AccountCode } from "../../shared/accountNotice.ts";
import type { Role } from "../../shared/contest/commands.ts";
import type { EventType } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { Books, EventOf } from "./books.ts";
import {
  bookFinish,
  bookInterruption,
  bookLobby,
  bookMissed,
  bookMove,
  bookPause,
  bookReopening,
  bookResumption,
  bookStart,
} from "./clockChecks.ts";
import {
  bookAward,
  bookAwardTakenBack,
  bookFinal,
  bookKeys,
  bookPrizes,
  bookReview,
} from "./closingChecks.ts";
import {
  bookCallingOff,
  bookCountdown,
  bookCover,
  bookEmergencyEnd,
  bookMessage,
  bookPlan,
  bookPlanCancelled,
  bookPlannedAct,
  bookScreen,
  bookStop,
  bookTakingBack,
  bookUncovering,
} from "./controlChecks.ts";
import { bookUndoing } from "./deedChecks.ts";
import { bookDetails } from "./detailChecks.ts";
import { bookEdits } from "./editChecks.ts";
import { bookExtraTime, bookTeamEnds } from "./extraTimeChecks.ts";
import { bookFreeze, bookFreezePlan, bookPlaces, bookReveal, bookThaw } from "./freezeChecks.ts";
import { bookMissedActs } from "./missedChecks.ts";
import { bookAnswer, bookPurchase } from "./purchaseChecks.ts";
import { bookAppeal, bookQuestion, bookQuestionAnswer, bookSettlement } from "./questionChecks.ts";
import { bookRepair } from "./repairChecks.ts";
import { bookBlock, bookHiding, bookMerge, bookRestoring, bookSeatMove } from "./seatingChecks.ts";
import {
  bookBoat,
  bookEntry,
  bookName,
  bookPin,
  bookRelease,
  bookRemoval,
  bookSeat,
  bookTeam,
} from "./teamChecks.ts";

/** Notes what is wrong with the event that is being booked. */
export type Find = (code: AccountCode, teamId?: string, purchaseId?: number) => void;

export interface EventCheck<Type extends EventType> {
  /** Who may cause it. */
  readonly by: readonly Role[];
  /** In which phases of the contest. */
  readonly phases: readonly Phase[];
  /**
   * Checks it against the books, then enters it as it stands in the journal: what was wrong once is found once, and what
   * follows from it is right.
   */
  readonly book: (books: Books, event: EventOf<Type>, find: Find) => void;
}

const live = ["lobby", "running", "paused"] as const;
const played = ["running", "paused", "finished"] as const;

/** What the account knows of each event: written without a look at the rules' own table. Complete by its type. ACC1 */
export const eventChecks: { readonly [Type in EventType]: EventCheck<Type> } = {
  /** Opens the books; a second one is out of order. */
  ContestCreated: { by: ["moderator"], phases: [], book: (_books, _event, find) => find("order") },
  ContestEdited: { by: ["moderator"], phases: ["draft", ...live], book: bookEdits },
  LobbyOpened: { by: ["moderator"], phases: ["draft"], book: bookLobby },
  ContestStarted: { by: ["moderator", "time"], phases: ["lobby"], book: bookStart },
  ContestPaused: { by: ["moderator"], phases: ["running"], book: bookPause },
  ContestInterrupted: { by: ["time"], phases: ["running"], book: bookInterruption },
  ScheduleMissed: { by: ["moderator", "time"], phases: ["lobby"], book: bookMissed },
  ActsMissed: { by: ["time"], phases: ["draft", ...live, "finished"], book: bookMissedActs },
  ContestResumed: { by: ["moderator"], phases: ["paused"], book: bookResumption },
  DeadlineMoved: { by: ["moderator"], phases: ["running", "paused"], book: bookMove },
  ContestFinished: { by: ["moderator", "time"], phases: ["running", "paused"], book: bookFinish },
  ContestReopened: { by: ["moderator"], phases: ["finished"], book: bookReopening },
  EntrySet: { by: ["moderator"], phases: live, book: bookEntry },
  TeamJoined: { by: ["guest", "moderator"], phases: live, book: bookTeam },
  SeatTaken: { by: ["guest"], phases: live, book: bookSeat },
  SeatReleased: { by: ["moderator"], phases: live, book: bookRelease },
  TeamRenamed: { by: ["moderator"], phases: [...live, "finished"], book: bookName },
  BoatChosen: { by: ["team", "guest", "moderator"], phases: [...live, "finished"], book: bookBoat },
  PinGiven: { by: ["moderator"], phases: live, book: bookPin },
  TeamRemoved: { by: ["moderator", "time"], phases: [...live, "finished"], book: bookRemoval },
  TeamRestored: { by: ["moderator"], phases: [...live, "finished"], book: bookRestoring },
  TeamsMerged: { by: ["moderator"], phases: live, book: bookMerge },
  SeatMoved: { by: ["moderator"], phases: live, book: bookSeatMove },
  TeamBlocked: { by: ["moderator"], phases: live, book: bookBlock },
  NameHidden: { by: ["moderator"], phases: [...live, "finished"], book: bookHiding },
  /** Marks for the eyes of moderators: nothing follows from them but what may be saved over them. NAM3 */
  NameWordsSet: {
    by: ["moderator"],
    phases: ["draft", ...live, "finished"],
    book(books, { marked, allowed }) {
      books.nameWords = { marked, allowed };
    },
  },
  CardBought: { by: ["team"], phases: ["running"], book: bookPurchase },
  AnswerJudged: { by: ["team"], phases: ["running"], book: bookAnswer },
  StandingsFrozen: { by: ["moderator", "time"], phases: ["running", "paused"], book: bookFreeze },
  StandingsThawed: { by: ["moderator"], phases: ["running", "paused", "finished"], book: bookThaw },
  FreezePlanned: { by: ["moderator"], phases: ["draft", ...live], book: bookFreezePlan },
  PlacesShown: { by: ["moderator"], phases: ["draft", ...live, "finished"], book: bookPlaces },
  ResultRevealed: { by: ["moderator"], phases: ["finished"], book: bookReveal },
  ResultsMarkedFinal: { by: ["moderator"], phases: ["finished"], book: bookFinal },
  DeedUndone: { by: ["moderator"], phases: ["draft", ...live, "finished"], book: bookUndoing },
  ExtraTimeGiven: { by: ["moderator"], phases: live, book: bookExtraTime },
  TeamsEnded: { by: ["time"], phases: ["running"], book: bookTeamEnds },
  MessageSent: { by: ["moderator"], phases: [...live, "finished"], book: bookMessage },
  MessageTakenBack: { by: ["moderator"], phases: [...live, "finished"], book: bookTakingBack },
  BoardsCovered: { by: ["moderator"], phases: ["running", "paused"], book: bookCover },
  BoardsUncovered: { by: ["moderator"], phases: ["running", "paused"], book: bookUncovering },
  EverythingStopped: { by: ["moderator"], phases: live, book: bookStop },
  EmergencyEnded: { by: ["moderator"], phases: live, book: bookEmergencyEnd },
  CountdownStarted: { by: ["moderator"], phases: ["lobby"], book: bookCountdown },
  CountdownCalledOff: { by: ["moderator", "time"], phases: ["lobby"], book: bookCallingOff },
  ActPlanned: { by: ["moderator"], phases: ["draft", ...live], book: bookPlan },
  PlannedActCancelled: {
    by: ["moderator"],
    phases: ["draft", ...live, "finished"],
    book: bookPlanCancelled,
  },
  ScreenSteered: { by: ["moderator"], phases: [...live, "finished"], book: bookScreen },
  PlannedActDone: { by: ["time"], phases: live, book: bookPlannedAct },
  QuestionAsked: { by: ["team"], phases: played, book: bookQuestion },
  VerdictAppealed: { by: ["team"], phases: played, book: bookAppeal },
  QuestionAnswered: { by: ["moderator"], phases: played, book: bookQuestionAnswer },
  AppealSettled: { by: ["moderator"], phases: played, book: bookSettlement },
  PrizesSet: { by: ["moderator"], phases: ["draft", ...live, "finished"], book: bookPrizes },
  DetailsSet: { by: ["moderator"], phases: ["draft", ...live, "finished"], book: bookDetails },
  AwardGiven: { by: ["moderator"], phases: ["finished"], book: bookAward },
  AwardTakenBack: { by: ["moderator"], phases: ["finished"], book: bookAwardTakenBack },
  TaskReviewed: { by: ["moderator"], phases: ["finished"], book: bookReview },
  KeysShown: { by: ["moderator"], phases: ["finished"], book: bookKeys },
  Restated: { by: ["moderator"], phases: ["running", "paused", "finished"], book: bookRepair },
};
