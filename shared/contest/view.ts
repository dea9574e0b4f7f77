import type { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import type { Language } from "../languages.ts";
import type { Cell } from "./cells.ts";
import type { CheckerKind, Reader } from "./checkers/readers.ts";
import type { AutomaticAward, FinalBlocker } from "./closingRecords.ts";
import type {
  AnnouncementView,
  MessageView,
  ScreenView,
  SentMessageView,
  SteeringView,
} from "./controlView.ts";
import type { NoUndo } from "./deedActs.ts";
import type { Phase } from "./phases.ts";
import type { RepairType } from "./repairActs.ts";
import type { Theme } from "./themes.ts";

/*
 * What leaves the server about a contest, field by field. Nothing here is made of a type of the state, so that a field
 * that is added there stays secret until somebody shows it. SEE21
 */

/** What everybody may know, the big screen and every team included. */
export interface PublicView {
  readonly roomCode: string;
  readonly title: string;
  readonly language: Language;
  readonly theme?: Theme;
  readonly rules: RulesView;
  readonly board: PublicBoard;
  readonly phase: Phase;
  readonly entryOpen: boolean;
  /** Guests wait until a moderator lets them in. */
  readonly entryByApproval: boolean;
  readonly clock: ClockView;
  /** How many teams play on after the deadline; nobody but themselves and moderators knows which. */
  readonly extraTimeTeams: number;
  /** When the countdown to the start ends; null: there is none. */
  readonly countdownAt: number | null;
  /** So many acts that were shown are lost, and the contest has not gone on since; null: none are. */
  readonly missingActs: number | null;
  /** What everybody sees instead of the boards; null: the boards. */
  readonly cover: "look_up" | "emergency" | null;
  /** What stands on the screens until its time. */
  readonly announcement: AnnouncementView | null;
  /** What is asked of the big screens, by name. */
  readonly screens: readonly ScreenView[];
  /** Null: the teams are shown as they are. */
  readonly freeze: FreezeView | null;
  /** Null: nothing that had been frozen was revealed since the finish. */
  readonly lastReveal: LastRevealView | null;
  /** So many of the first places everybody sees, and of all others the names; 0: of every team; null: all places. */
  readonly shownPlaces: number | null;
  /** Null: the contest is not finished. */
  readonly finality: "provisional" | "final" | null;
  /** What was given out, oldest first. */
  readonly awards: readonly AwardView[];
  /** The task that is gone through on the big screen. */
  readonly review: TaskReviewView | null;
  /** Removed teams are not here. */
  readonly teams: Readonly<Record<TeamId, PublicTeam>>;
}

export interface RulesView {
  readonly startPoints: number;
  readonly slots: number;
  readonly rewardPercents: readonly number[];
  readonly rounding: "floor" | "nearest" | "ceil";
  readonly attempts: Readonly<Record<CheckerKind, number>>;
  readonly negativeBalance: boolean;
  readonly relief: boolean;
  readonly refundExpired: boolean;
  readonly lateEntry: boolean;
  readonly tieBreak: "shared" | "earliest";
  readonly ranking: "balance" | "worth";
}

/** Times are ms since 1970. */
export interface ClockView {
  readonly durationMs: number;
  readonly startsAt: number | null;
  readonly startedAt: number | null;
  readonly endsAt: number | null;
  readonly pausedAt: number | null;
  readonly finishedAt: number | null;
}

/** Teams are shown as they were at `frozenAt`, but for those whose result was revealed. */
export interface FreezeView {
  readonly frozenAt: number;
  /** In the order of revealing, with their true places. */
  readonly revealed: readonly RevealedView[];
}

export interface RevealedView {
  readonly teamId: TeamId;
  readonly place: number;
}

/** When frozen results were told last: the newest of them, or all that were left. */
export interface LastRevealView {
  readonly at: number;
  /** Whose were known before that moment. */
  readonly told: readonly TeamId[];
}

export interface PublicBoard {
  readonly rows: number;
  readonly columns: number;
  readonly cards: readonly PublicCard[];
}

/** `rewardsPoints[k]` is paid when attempt k+1 is right; its length is the number of attempts. */
export interface PublicCard {
  readonly id: CardId;
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly kind: CheckerKind;
  readonly rewardsPoints: readonly number[];
  /** Absent: it can be bought. */
  readonly voided?: true;
}

export interface PublicTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly balancePoints: number;
  /** Which boat it sails, from 0. */
  readonly boat: number;
  /** What was paid for cards that are still active. */
  readonly inPlayPoints: number;
  /**
   * Null: it has earned nothing yet. No moment, but 1, or, where the rules break ties by time, its number among those with
   * as many points, in the order in which they last earned. XTR5
   */
  readonly lastRewardAt: number | null;
  /** One per card, in the order of the board's cards; see `cells.ts`. */
  readonly cells: readonly Cell[];
  /** Only its name is seen: the rest is what it was at first, nothing. */
  readonly outOfSight?: true;
}

export interface AwardView {
  readonly number: number;
  /** `own`: the organizer's, in the words of `text`. */
  readonly kind: AutomaticAward | "own";
  readonly cardId: CardId | null;
  readonly teamIds: readonly TeamId[];
  /** Of `most_first` how many cards, of `climb` how many places. */
  readonly value: number | null;
  readonly text: string;
  /** When it was given out; absent: a process of the version before does not say. */
  readonly at?: number;
}

/** A task as it is gone through after the end: nobody is named. */
export interface TaskReviewView {
  readonly cardId: CardId;
  readonly step: "statement" | "answer";
  readonly statement: string;
  readonly reader: Reader;
  /** Null until the second step. */
  readonly key: KeyView | null;
  readonly solution: string | null;
  /** How many teams had it, and how many solved it by attempt 1, 2 … */
  readonly bought: number;
  readonly solvedByAttempt: readonly number[];
  /** Equal wrong answers of several teams, the commonest first. */
  readonly wrong: readonly { readonly shown: string; readonly teams: number }[];
}

/** What one team knows beside the public. */
export interface TeamView {
  readonly kind: "team";
  readonly teamId: TeamId;
  readonly name: string;
  /** Null: nobody knows it any more. */
  readonly pin: string | null;
  readonly removed: boolean;
  /** Its devices may look, and not act. */
  readonly blocked: boolean;
  /** Everybody else is shown a number in place of its name. */
  readonly nameHidden: boolean;
  readonly seats: readonly SeatId[];
  readonly ledger: readonly LedgerLine[];
  readonly purchases: Readonly<Record<PurchaseId, PurchaseView>>;
  /** The task of each purchase. */
  readonly tasks: Readonly<Record<PurchaseId, TaskView>>;
  /** What moderators put right that concerns it, oldest first. */
  readonly notices: readonly RepairNoticeView[];
  /** What moderators sent to all or to it, by number. */
  readonly messages: Readonly<Record<number, MessageView>>;
  /** Null: the contest's time is its own. */
  readonly extraTime: ExtraTimeView | null;
  /** When its own time was up, while others played on; null: it was not. */
  readonly endedAt: number | null;
  /** What it asked and appealed against, oldest first. */
  readonly questions: readonly QuestionView[];
  /** What was right of each purchase's task; null: the organizer does not show it. */
  readonly keys: Readonly<Record<PurchaseId, ShownKeyView>> | null;
  /** What moderators told every team, oldest first. */
  readonly answersToAll: readonly AnswerToAllView[];
}

/** What a moderator gave a team beyond the contest's time. */
export interface ExtraTimeView {
  /** What comes after the contest's deadline, in ms. */
  readonly leftMs: number;
  /** In order; negative: taken back. */
  readonly grants: readonly ExtraTimeGrant[];
}

export interface ExtraTimeGrant {
  readonly at: number;
  readonly byMs: number;
  readonly why: string;
}

/** A question, or an appeal against the verdict of one answer; for its team and for moderators. */
export interface QuestionView {
  /** Counts those of its team, from 1. */
  readonly number: number;
  readonly at: number;
  readonly cardId: CardId | null;
  readonly text: string;
  readonly appeal: { readonly purchaseId: PurchaseId; readonly index: number } | null;
  /** Null: nobody has answered it yet. */
  readonly reply:
    | { readonly type: "answer"; readonly at: number; readonly text: string; readonly toAll: boolean }
    | { readonly type: "settled"; readonly at: number; readonly accepted: boolean; readonly why: string }
    | null;
}

/** What was right, and how it is solved where somebody wrote that. */
export interface ShownKeyView {
  readonly key: KeyView;
  readonly solution: string | null;
}

/** Says neither who asked nor what. */
export interface AnswerToAllView {
  readonly at: number;
  readonly cardId: CardId | null;
  readonly text: string;
}

/** What a moderator's act meant for one team. */
export interface RepairNoticeView {
  /** The act's number. */
  readonly act: number;
  readonly at: number;
  readonly type: RepairType;
  readonly purchaseId: PurchaseId | null;
  /** The answer whose verdict changed, as typed, and what it is now. */
  readonly answer: string | null;
  readonly verdict: SubmissionView["verdict"] | null;
  readonly deltaPoints: number;
  readonly why: string;
}

export interface LedgerLine {
  readonly at: number;
  readonly deltaPoints: number;
  readonly reason:
    | "start"
    | "purchase"
    | "relief"
    | "reward"
    | "refund"
    | "refund_taken_back"
    | "correction"
    | "void"
    | "withdrawal"
    | "adjustment"
    | "undo";
  readonly purchaseId: PurchaseId | null;
  /** Of an adjustment: why, in the moderator's words. */
  readonly why?: string;
}

export interface PurchaseView {
  readonly id: PurchaseId;
  readonly cardId: CardId;
  readonly boughtAt: number;
  readonly pricePoints: number;
  readonly paidPoints: number;
  readonly rewardsPoints: readonly number[];
  readonly status: "active" | "solved" | "failed" | "expired" | "withdrawn";
  readonly submissions: readonly SubmissionView[];
  readonly closedAt: number | null;
  /** What it earns at least, by a moderator's act; absent: nothing. */
  readonly keptPoints?: number;
  /** What was paid came back by a moderator's act. */
  readonly refunded?: true;
}

export interface SubmissionView {
  readonly at: number;
  readonly answer: string;
  readonly reading: string;
  readonly verdict: "accepted" | "wrong" | "annulled";
}

/** A task as its buyer sees it: never the key. */
export interface TaskView {
  readonly statement: string;
  readonly reader: Reader;
  /** When its words were corrected while the contest was played; absent: they were not. EDT5 */
  readonly correctedAt?: number;
}

interface KeyViews {
  readonly number: { readonly answer: string; readonly tolerance: string | null };
  readonly text: { readonly answers: readonly string[] };
  /** Numbers of options, from 1. */
  readonly choice: { readonly correct: readonly number[] };
}

/** What is right, beside what the task's reader says of how an answer is read. Part of a view only when the organizer shows it: SEE5. */
export type KeyViewOf<Kind extends CheckerKind> = {
  [K in Kind]: KeyViews[K] & { readonly kind: K };
}[Kind];
export type KeyView = KeyViewOf<CheckerKind>;

/** What a moderator knows beside the public: every team's answers, PIN and seats. Statements and keys are asked for. */
export interface ModeratorView {
  readonly kind: "moderator";
  readonly limits: LimitsView;
  readonly closing: ClosingView;
  readonly teams: Readonly<Record<TeamId, ModeratorTeam>>;
  /** What moderators put right, oldest first. */
  readonly acts: readonly ActView[];
  /** What was sent to teams and screens, by number. */
  readonly messages: Readonly<Record<number, SentMessageView>>;
  readonly steering: SteeringView;
  readonly nameWords: NameWordsView;
  /** What they did beside putting right, the newest of them, by number. */
  readonly deeds: Readonly<Record<number, DeedView>>;
  /** Counts the edits of board, tasks and rules, which are asked for. EDT8 */
  readonly editRevision: number;
}

/** One thing that a moderator did beside putting right. */
export interface DeedView {
  readonly number: number;
  readonly at: number;
  /** Of the event that it is. */
  readonly type: string;
  readonly teamIds: readonly TeamId[];
  /** Why nothing undoes it; null: something does. */
  readonly none: NoUndo | null;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
}

/** Words by which names are marked, beside the known ones, and words that are not. */
export interface NameWordsView {
  readonly marked: readonly string[];
  readonly allowed: readonly string[];
}

/** One thing that a moderator put right. Keys are asked for. */
export interface ActView {
  readonly number: number;
  readonly at: number;
  readonly accountId: string;
  readonly type: RepairType;
  readonly cardId: CardId | null;
  readonly teamId: TeamId | null;
  readonly purchaseId: PurchaseId | null;
  /** Of answers ruled on: their reading, where all with it are meant; how many else; and the verdict. */
  readonly reading: string | null;
  readonly answers: number;
  readonly verdict: SubmissionView["verdict"] | null;
  readonly policy: "keep" | "strict";
  readonly why: string;
  /** Of an undoing: the number of what it undid. */
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  /** How many purchases it touched. */
  readonly purchases: number;
}

/** What a moderator has to know to freeze, to reveal and to close. */
export interface ClosingView {
  /** Standings will freeze so long before the end; null: they will not by themselves. */
  readonly freezeMinutes: number | null;
  /** Teams whose result is hidden; 0 when nothing is frozen. */
  readonly hiddenCount: number;
  /** What the next step of the reveal will show; null when there is none, or before the end. */
  readonly next: NextRevealView | null;
  /** Why results should not be called final yet. */
  readonly blockers: readonly FinalBlocker[];
  readonly finalReason: string | null;
  /** What stood against it then. */
  readonly finalAgainst: readonly FinalBlocker[];
  /** For so many places there is a prize. */
  readonly prizes: number;
  readonly keysShown: boolean;
  /** Hints of the radar that nobody has ruled on; after the end. */
  readonly openHints: number;
  /** Awards that follow from what happened; after the end. */
  readonly proposals: readonly AwardProposalView[];
}

export type AwardProposalView = Pick<AwardView, "cardId" | "teamIds" | "value"> & {
  readonly kind: AutomaticAward;
};

export interface NextRevealView {
  readonly teamId: TeamId;
  readonly name: string;
  readonly place: number;
  readonly balancePoints: number;
  /** What everybody sees it stand by until then. */
  readonly shownPoints: number;
}

export interface LimitsView {
  readonly teams: number;
  readonly seatsPerTeam: number;
}

export interface ModeratorTeam {
  readonly teamId: TeamId;
  readonly name: string;
  /** Null: nobody knows it any more. */
  readonly pin: string | null;
  readonly removed: boolean;
  readonly blocked: boolean;
  readonly nameHidden: boolean;
  /** The team at which its devices sit since it was merged; null: it was not. */
  readonly mergedInto: TeamId | null;
  readonly seats: readonly SeatId[];
  /** As they are, whatever everybody is shown; so are all below. */
  readonly balancePoints: number;
  readonly inPlayPoints: number;
  readonly lastRewardAt: number | null;
  readonly cells: readonly Cell[];
  readonly purchases: readonly PurchaseView[];
  /** Entries of the ledger that name no purchase: the others follow from the purchases. */
  readonly otherEntries: readonly LedgerLine[];
  readonly extraTime: ExtraTimeView | null;
  readonly endedAt: number | null;
  readonly questions: readonly QuestionView[];
}

export type PrivateView = TeamView | ModeratorView;
