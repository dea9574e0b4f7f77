import type { Card, ReadingRuling, Task } from "../../shared/contest/board.ts";
import type { ContestDefinition, ContestEvent, EventType } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { RepairAct, RepairEntry, RepairNotice } from "../../shared/contest/repairActs.ts";
import type { FrozenTeam, LedgerReason, NameWords, PurchaseStatus } from "../../shared/contest/state.ts";
import { type AwaitedEvent, type ControlBooks, openControlBooks } from "./controlBooks.ts";
import type { BookedDeed } from "./deedChecks.ts";
import { type EditBooks, openEditBooks } from "./editBooks.ts";
import type { BookedLoss } from "./missedChecks.ts";
import type { BookedQuestion } from "./questionChecks.ts";

/*
 * What the account keeps of a contest: plain, mutable, and shared with nothing of the rules. Of them it knows types only, and
 * how answers are read and judged.
 */

export interface Answer {
  readonly at: number;
  readonly raw: string;
  readonly reading: string;
  verdict: "accepted" | "wrong" | "annulled";
  /** What a moderator said of it. */
  readonly ruling?: Answer["verdict"] | undefined;
}

export interface BookedPurchase {
  readonly id: number;
  readonly cardId: number;
  taskVersion: number;
  readonly boughtAt: number;
  readonly pricePoints: number;
  readonly paidPoints: number;
  readonly rewardsPoints: readonly number[];
  status: PurchaseStatus;
  closedAt: number | null;
  answers: Answer[];
  /** What it earns at least, by a moderator's act. */
  keptPoints?: number | undefined;
  /** What was paid came back. */
  refunded?: boolean;
}

export interface BookedEntry {
  readonly at: number;
  readonly deltaPoints: number;
  readonly reason: LedgerReason;
  readonly purchaseId: number | null;
}

export interface BookedTeam {
  readonly id: string;
  name: string;
  pin: string | null;
  seats: string[];
  /** Null: that of its number. */
  boat: number | null;
  removed: boolean;
  /** The seats it had when time removed it; null when it may not come back. */
  formerSeats: string[] | null;
  /** When that was. */
  goneAt: number | null;
  /** The seats it had when a moderator took it away, and the team that has them since, if one has. */
  keptSeats: string[];
  /** With those that were released since: earlier versions gave them back. Null: none was. */
  keptBefore: string[] | null;
  seatsAreAt: BookedTeam | null;
  blocked: boolean;
  nameHidden: boolean;
  /** The sum of the entries. */
  points: number;
  readonly entries: BookedEntry[];
  /** When a reward last made it richer. */
  rewardedAt: number | null;
  readonly purchases: Map<number, BookedPurchase>;
  /** How long it plays on after the deadline, and what it was given when. */
  extraMs: number;
  readonly grants: { readonly at: number; readonly byMs: number }[];
  /** When its own time was up, while others played on. */
  endedAt: number | null;
  /** What it is told of moderators' acts. */
  readonly notices: RepairNotice[];
  readonly questions: BookedQuestion[];
}

/** A card as acts change it. */
export interface CardMark {
  readonly cardId: number;
  readonly taskVersion: number;
  readonly voided: boolean;
  readonly rulings: readonly ReadingRuling[];
}

/** A purchase as acts change it, apart from its answers' verdicts. */
export interface PurchaseMark {
  readonly cardId: number;
  readonly taskVersion: number;
  /** By the number of the answer. */
  readonly readings: readonly string[];
  /** By the number of the answer. */
  readonly rulings: readonly Answer["ruling"][];
  readonly isWithdrawn: boolean;
  readonly isRefunded: boolean;
  readonly keptPoints: number | undefined;
}

/** A moderator's act, with all that it touched as it was before. */
export interface BookedAct {
  readonly act: RepairAct;
  /** The number of the act that undid it; null: it stands. */
  undoneBy: number | null;
  readonly cardsBefore: readonly CardMark[];
  /** By team and purchase. */
  readonly before: ReadonlyMap<string, PurchaseMark>;
  /** Entries that belong to no purchase. */
  readonly besides: readonly RepairEntry[];
}

/** As moderators' acts left it. */
export interface BookedCard extends Card {
  readonly voided?: boolean;
  readonly rulings?: readonly ReadingRuling[];
}

export interface BookedAward {
  readonly number: number;
  readonly kind: string;
  readonly cardId: number | null;
}

export interface Books {
  /** With its rules and details as they were changed last; of its start time see {@link startsAt}. */
  contest: ContestDefinition;
  readonly editing: EditBooks;
  readonly cards: Map<number, BookedCard>;
  phase: Phase;
  entryOpen: boolean;
  entryByApproval: boolean;
  startsAt: number | null;
  startedAt: number | null;
  endsAt: number | null;
  pausedAt: number | null;
  finishedAt: number | null;
  missed: BookedLoss | null;
  /** Of the last event. */
  lastAt: number;
  /** Of the last event that everybody saw. FRZ6 */
  openAt: number;
  /** Whose results are shown; null: nothing is frozen. */
  revealed: Set<string> | null;
  /** When results were told last since the finish, and whose were known before; null: none were. */
  lastReveal: { readonly at: number; readonly told: readonly string[] } | null;
  /** What everybody sees of each team while standings are frozen, revealed ones too; null: nothing is frozen. */
  frozen: Map<string, FrozenTeam> | null;
  freezeMinutes: number | null;
  /** So many of the first places everybody sees; null: all. */
  shownPlaces: number | null;
  nameWords: NameWords;
  isFinal: boolean;
  /** What was given out at the end. */
  awards: readonly BookedAward[];
  /** The task that is gone through, and how far; null: none is. */
  review: string | null;
  keysShown: boolean;
  /** Whose the last act of repair was. */
  lastActBy: string | null;
  readonly teams: Map<string, BookedTeam>;
  /** What must come next, as parts of the same act. */
  awaited: readonly AwaitedEvent[];
  readonly control: ControlBooks;
  /** Some event said who caused it. */
  knowsActors: boolean;
  /** Earlier versions numbered the purchases of all teams together. */
  numbersByContest: boolean;
  highestPurchase: number;
  /** What moderators put right, in order. */
  readonly acts: BookedAct[];
  /** What they did beside that, in order. */
  readonly deeds: BookedDeed[];
  /** What a reading of a card's task came to when it was first given. */
  readonly verdicts: Map<string, "accepted" | "wrong">;
}

export type EventOf<Type extends EventType> = Extract<ContestEvent, { type: Type }>;

export function openBooks(contest: ContestDefinition & { readonly at: number }): Books {
  return {
    contest,
    editing: openEditBooks(contest),
    cards: new Map(contest.board.cards.map((card) => [card.id, card])),
    phase: "draft",
    entryOpen: true,
    entryByApproval: false,
    startsAt: contest.startsAt,
    startedAt: null,
    endsAt: null,
    pausedAt: null,
    finishedAt: null,
    missed: null,
    lastAt: contest.at,
    openAt: contest.at,
    revealed: null,
    lastReveal: null,
    frozen: null,
    freezeMinutes: null,
    shownPlaces: null,
    nameWords: { marked: [], allowed: [] },
    isFinal: false,
    awards: [],
    review: null,
    keysShown: false,
    lastActBy: null,
    teams: new Map(),
    awaited: [],
    control: openControlBooks(),
    knowsActors: false,
    numbersByContest: true,
    highestPurchase: 0,
    acts: [],
    deeds: [],
    verdicts: new Map(),
  };
}

/** Points come and go by entries only; of nothing there is none, but for what is told of in any case. */
export function enter(team: BookedTeam, entry: BookedEntry): void {
  team.entries.push(entry);
  team.points += entry.deltaPoints;
  if (entry.reason === "reward" && entry.deltaPoints > 0) team.rewardedAt = netTime(team, entry.at);
}

/** A moment of the contest as it breaks ties: what a team had been given before does not count against it. */
export function netTime({ grants }: BookedTeam, at: number): number {
  return grants.reduce((time, grant) => (grant.at < at ? time - grant.byMs : time), at);
}

export function present(books: Books): BookedTeam[] {
  return [...books.teams.values()].filter((team) => !team.removed);
}

export function activePurchases(team: BookedTeam): BookedPurchase[] {
  return [...team.purchases.values()].filter(({ status }) => status === "active");
}

export function findTask(card: Card, version: number): Task | undefined {
  return card.task.version === version
    ? card.task
    : card.earlierTasks.find((earlier) => earlier.version === version);
}

/** By how many attempts a purchase was tried: annulled answers do not count. */
export function attemptsOf({ answers }: BookedPurchase): number {
  let attempts = 0;
  for (const { verdict } of answers) if (verdict !== "annulled") attempts += 1;
  return attempts;
}

/** What it paid for what it works on, and has not had back. */
export function stakeOf(team: BookedTeam): number {
  return activePurchases(team).reduce(
    (sum, { paidPoints, refunded }) => sum + (refunded ? 0 : paidPoints),
    0,
  );
}

/** What a team stands by: what it has, and where the contest counts that, what it has staked, too. */
export function standsBy({ contest }: Books, team: BookedTeam): number {
  return contest.rules.ranking === "worth" ? team.points + stakeOf(team) : team.points;
}

/** One more than the teams above it. */
export function placeOf(books: Books, team: BookedTeam): number {
  const own = standsBy(books, team);
  return 1 + present(books).filter((other) => isAbove(books, other, team, own)).length;
}

function isAbove(books: Books, one: BookedTeam, other: BookedTeam, others: number): boolean {
  const points = standsBy(books, one);
  if (points !== others) return points > others;
  const isByTime = books.contest.rules.tieBreak === "earliest";
  return isByTime && (one.rewardedAt ?? 0) < (other.rewardedAt ?? 0);
}
