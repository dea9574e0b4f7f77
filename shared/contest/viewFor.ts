import type { TeamId } from "../ids.ts";
import { awardProposals } from "./awards.ts";
import type { LiveCard, Task } from "./board.ts";
import { findCard, taskOf } from "./cards.ts";
import { cellsOf } from "./cells.ts";
import { readerOf } from "./checkers/checker.ts";
import { finalBlockers, openHints, prizesOf } from "./closing.ts";
import type { GivenAward, TaskReview } from "./closingRecords.ts";
import type { Message } from "./controlActs.ts";
import { coverOf } from "./controlling.ts";
import {
  announcementView,
  messagesView,
  screensView,
  sentMessagesView,
  steeringView,
} from "./controlView.ts";
import type { Deed } from "./deedActs.ts";
import { extraTimeTeams } from "./extraTime.ts";
import { hiddenStandings, nextToReveal } from "./freezing.ts";
import { teamsForModerators } from "./goneTeams.ts";
import { keyView } from "./keyView.ts";
import { isFor, messagesOf } from "./messaging.ts";
import { missingActs } from "./missedActs.ts";
import { nameWordsOf } from "./nameWords.ts";
import { publicTeams, revealedPlaces } from "./publicTeams.ts";
import type { AnswerToAll, Question, QuestionReply } from "./questionRecords.ts";
import { remembering } from "./remembering.ts";
import type { ActRecord, RepairNotice } from "./repairActs.ts";
import type { RulePack } from "./rules.ts";
import { rewardsFor } from "./scoring.ts";
import { sparseRecord } from "./sparseRecord.ts";
import { inPlayPoints, rankingPoints } from "./standings.ts";
import type {
  Clock,
  ContestState,
  ExtraTime,
  LastReveal,
  LedgerEntry,
  NameWords,
  Purchase,
  RoomLimits,
  Submission,
  Team,
} from "./state.ts";
import { taskReviewView } from "./taskReview.ts";
import type {
  ActView,
  AnswerToAllView,
  AwardProposalView,
  AwardView,
  ClockView,
  ClosingView,
  DeedView,
  ExtraTimeView,
  FreezeView,
  LastRevealView,
  LedgerLine,
  LimitsView,
  ModeratorTeam,
  ModeratorView,
  NameWordsView,
  PublicBoard,
  PublicCard,
  PublicView,
  PurchaseView,
  QuestionView,
  RepairNoticeView,
  RulesView,
  ShownKeyView,
  SubmissionView,
  TaskView,
  TeamView,
} from "./view.ts";

/** Who looks. Everything that leaves the server about a contest passes through {@link viewFor}. SEE6 */
export type Audience =
  | { readonly kind: "public" }
  | { readonly kind: "team"; readonly teamId: TeamId }
  | { readonly kind: "moderator" };

interface ViewOf {
  readonly public: PublicView;
  readonly team: TeamView;
  readonly moderator: ModeratorView;
}

/**
 * The one gate for secrets: what this audience may see of the contest, and nothing more.
 * Parts that did not change between two states are the same objects (SEE7). Throws for a team that does not exist. SEE22
 */
export function viewFor<A extends Audience>(state: ContestState, audience: A): ViewOf[A["kind"]];
export function viewFor(state: ContestState, audience: Audience): ViewOf[keyof ViewOf] {
  switch (audience.kind) {
    case "public":
      return publicView(state);
    case "team":
      return teamView(state, audience.teamId);
    case "moderator":
      return moderatorView(state);
  }
}

/** A task without its key, for those who may read it. SEE5 */
export const taskView = remembering<Task, TaskView>((task) => ({
  statement: task.statement,
  reader: readerOf(task.checker),
  ...(task.correctedAt !== undefined && { correctedAt: task.correctedAt }),
}));

/** SEE1 */
function publicView(state: ContestState): PublicView {
  return {
    roomCode: state.roomCode,
    title: state.title,
    language: state.language,
    ...(state.theme && { theme: state.theme }),
    rules: rulesView(state.rules),
    board: boardsOf(state.rules)(state.board),
    phase: state.phase,
    entryOpen: state.entryOpen,
    entryByApproval: state.entryByApproval ?? false,
    clock: clockView(state.clock),
    extraTimeTeams: extraTimeTeams(state),
    countdownAt: state.countdownAt ?? null,
    missingActs: missingActs(state),
    cover: coverOf(state),
    announcement: announcementView(state),
    screens: screensView(state),
    freeze: freezeView(state),
    lastReveal: state.lastReveal ? lastRevealView(state.lastReveal) : null,
    shownPlaces: state.shown?.places ?? null,
    finality: state.phase === "finished" ? (state.final ? "final" : "provisional") : null,
    awards: awardsView(state.awards ?? none),
    review: state.review ? reviewViewsOf(state.review)(state.teams)(state.board) : null,
    teams: publicTeams(state),
  };
}

/** AWD2 */
const awardsView = remembering<readonly GivenAward[], readonly AwardView[]>((awards) =>
  awards.map(({ number, kind, cardId, teamIds, value, text, at }) => {
    return { number, kind, cardId, teamIds, value, text, at };
  }),
);

function freezeView(state: ContestState): FreezeView | null {
  const { freeze } = state;
  if (!freeze) return null;
  return { frozenAt: freeze.frozenAt, revealed: revealedPlaces(state) };
}

/** STG4 */
const lastRevealView = remembering<LastReveal, LastRevealView>(({ at, told }) => ({ at, told: [...told] }));

const rulesView = remembering<RulePack, RulesView>((rules) => ({
  startPoints: rules.startPoints,
  slots: rules.slots,
  rewardPercents: rules.rewardPercents,
  rounding: rules.rounding,
  attempts: rules.attempts,
  negativeBalance: rules.negativeBalance,
  relief: rules.relief,
  refundExpired: rules.refundExpired,
  lateEntry: rules.lateEntry,
  tieBreak: rules.tieBreak,
  ranking: rules.ranking,
}));

const clockView = remembering<Clock, ClockView>((clock) => ({
  durationMs: clock.durationMs,
  startsAt: clock.startsAt,
  startedAt: clock.startedAt,
  endsAt: clock.endsAt,
  pausedAt: clock.pausedAt,
  finishedAt: clock.finishedAt,
}));

/** By rules, then by board: a card's rewards follow from both. */
const boardsOf = remembering((rules: RulePack) =>
  remembering(({ rows, columns, cards }: ContestState["board"]): PublicBoard => {
    return { rows, columns, cards: cards.map((card) => cardView(rules, card)) };
  }),
);

function cardView(rules: RulePack, card: LiveCard): PublicCard {
  return {
    id: card.id,
    row: card.row,
    column: card.column,
    category: card.category,
    pricePoints: card.pricePoints,
    kind: card.task.checker.kind,
    rewardsPoints: rewardsFor(rules, card),
    ...(card.voided && { voided: true as const }),
  };
}

/** SEE3 */
function teamView(state: ContestState, teamId: TeamId): TeamView {
  const team = state.teams[teamId];
  if (!team) throw new Error(`no team ${teamId}`);
  const view = teamViewsOf(state.board.cards)(messagesOf(state))(state.answersToAll ?? none)(team);
  return state.keysShown ? viewsWithKeysOf(state.board.cards)(team)(view) : view;
}

/** WLK3 */
const viewsWithKeysOf = remembering((cards: readonly LiveCard[]) =>
  remembering((team: Team) => {
    const keys = sparseRecord<ShownKeyView>();
    for (const { id, cardId, taskVersion } of team.purchases) {
      const card = findCard(cards, cardId);
      if (card) keys[id] = shownKeyView(taskOf(card, taskVersion));
    }
    return remembering((view: TeamView): TeamView => ({ ...view, keys }));
  }),
);

const shownKeyView = remembering<Task, ShownKeyView>(({ checker, solution }) => ({
  key: keyView(checker),
  solution: solution ?? null,
}));

const reviewViewsOf = remembering((review: TaskReview) =>
  remembering((teams: ContestState["teams"]) =>
    remembering((board: ContestState["board"]) => taskReviewView(review, teams, board)),
  ),
);

const teamViewsOf = remembering((cards: readonly LiveCard[]) =>
  remembering((messages: readonly Message[]) =>
    remembering((answersToAll: readonly AnswerToAll[]) =>
      remembering((team: Team) => teamViewOf(cards, messages, answersToAll, team)),
    ),
  ),
);

function teamViewOf(
  cards: readonly LiveCard[],
  messages: readonly Message[],
  answersToAll: readonly AnswerToAll[],
  team: Team,
): TeamView {
  const purchases = sparseRecord<PurchaseView>();
  const tasks = sparseRecord<TaskView>();
  for (const purchase of team.purchases) {
    purchases[purchase.id] = purchaseView(purchase);
    const card = findCard(cards, purchase.cardId);
    if (card) tasks[purchase.id] = taskView(taskOf(card, purchase.taskVersion)); // BUY10
  }
  return {
    kind: "team",
    teamId: team.id,
    name: team.name,
    pin: team.pin,
    removed: team.removed,
    blocked: team.blocked ?? false,
    nameHidden: team.nameHidden ?? false,
    seats: team.seats,
    ledger: team.ledger.map(ledgerLine),
    purchases,
    tasks,
    notices: noticesView(team.notices ?? none),
    questions: questionsView(team.questions ?? none),
    answersToAll: answersToAllView(answersToAll),
    keys: null,
    messages: messagesView(messages, (message) => isFor(message, team.id)),
    extraTime: team.extraTime ? extraTimeView(team.extraTime) : null,
    endedAt: team.endedAt ?? null,
  };
}

const none: readonly never[] = [];

const extraTimeView = remembering<ExtraTime, ExtraTimeView>(({ leftMs, grants }) => ({
  leftMs,
  grants: grants.map(({ at, byMs, why }) => ({ at, byMs, why })),
}));

const noticesView = remembering<readonly RepairNotice[], readonly RepairNoticeView[]>((notices) =>
  notices.map((notice) => ({
    act: notice.act,
    at: notice.at,
    type: notice.type,
    purchaseId: notice.purchaseId,
    answer: notice.answer,
    verdict: notice.verdict,
    deltaPoints: notice.deltaPoints,
    why: notice.why,
  })),
);

/** QST5 */
const questionsView = remembering<readonly Question[], readonly QuestionView[]>((questions) =>
  questions.map(({ number, at, cardId, text, appeal, reply }) => ({
    number,
    at,
    cardId,
    text,
    appeal: appeal ? { purchaseId: appeal.purchaseId, index: appeal.index } : null,
    reply: reply ? replyView(reply) : null,
  })),
);

function replyView(reply: QuestionReply): NonNullable<QuestionView["reply"]> {
  const { at } = reply;
  return reply.type === "answer"
    ? { type: "answer", at, text: reply.text, toAll: reply.toAll }
    : { type: "settled", at, accepted: reply.accepted, why: reply.why };
}

const answersToAllView = remembering<readonly AnswerToAll[], readonly AnswerToAllView[]>((answers) =>
  answers.map(({ at, cardId, text }) => ({ at, cardId, text })),
);

const ledgerLine = remembering<LedgerEntry, LedgerLine>((entry) => ({
  at: entry.at,
  deltaPoints: entry.deltaPoints,
  reason: entry.reason,
  purchaseId: entry.purchaseId,
  ...(entry.why !== undefined && { why: entry.why }),
}));

const purchaseView = remembering<Purchase, PurchaseView>((purchase) => ({
  id: purchase.id,
  cardId: purchase.cardId,
  boughtAt: purchase.boughtAt,
  pricePoints: purchase.pricePoints,
  paidPoints: purchase.paidPoints,
  rewardsPoints: purchase.rewardsPoints,
  status: purchase.status,
  submissions: purchase.submissions.map(submissionView),
  closedAt: purchase.closedAt,
  ...(purchase.keptPoints !== undefined && { keptPoints: purchase.keptPoints }),
  ...(purchase.refunded && { refunded: true as const }),
}));

function submissionView(submission: Submission): SubmissionView {
  return {
    at: submission.at,
    answer: submission.answer,
    reading: submission.reading,
    verdict: submission.verdict,
  };
}

/** SEE4 */
function moderatorView(state: ContestState): ModeratorView {
  const teams: Record<TeamId, ModeratorTeam> = {};
  const teamViews = moderatorTeamsOf(state.board.cards);
  for (const team of teamsForModerators(state)) teams[team.id] = teamViews(team);
  return {
    kind: "moderator",
    limits: limitsView(state.limits),
    closing: closingView(state),
    teams,
    acts: actsView(state.acts ?? none),
    messages: sentMessagesView(state),
    steering: steeringView(state),
    deeds: deedsView(state.deeds ?? none),
    nameWords: nameWordsView(nameWordsOf(state)),
    editRevision: state.editing?.revision ?? 0,
  };
}

/** FRZ5 */
function closingView(state: ContestState): ClosingView {
  const { freeze, phase, rules } = state;
  const next = phase === "finished" ? nextToReveal(state) : null;
  const shown = next && freeze?.teams[next.team.id];
  return {
    freezeMinutes: state.freezeMinutes ?? null,
    hiddenCount: freeze ? hiddenStandings(state, freeze).length : 0,
    next: next && {
      teamId: next.team.id,
      name: next.team.name,
      place: next.place,
      balancePoints: next.team.balancePoints,
      shownPoints: shown ? rankingPoints(shown, rules) : next.team.balancePoints,
    },
    blockers: phase === "finished" ? finalBlockers(state) : [],
    finalReason: state.final?.reason ?? null,
    finalAgainst: state.final?.against ?? none,
    prizes: prizesOf(state),
    keysShown: state.keysShown ?? false,
    openHints: phase === "finished" ? openHints(state).length : 0,
    proposals: phase === "finished" ? proposalsOf(state) : none,
  };
}

const deedsView = remembering<readonly Deed[], Readonly<Record<number, DeedView>>>((deeds) => {
  const views = sparseRecord<DeedView>();
  for (const deed of deeds) views[deed.number] = deedView(deed);
  return views;
});

const deedView = remembering<Deed, DeedView>((deed) => ({
  number: deed.number,
  at: deed.at,
  type: deed.type,
  teamIds: [...deed.teamIds],
  none: deed.none,
  undoes: deed.undoes,
  undoneBy: deed.undoneBy,
}));

const nameWordsView = remembering<NameWords, NameWordsView>(({ marked, allowed }) => ({
  marked: [...marked],
  allowed: [...allowed],
}));

function proposalsOf(state: ContestState): readonly AwardProposalView[] {
  return awardProposals(state).map(({ kind, cardId, teamIds, value }) => ({ kind, cardId, teamIds, value }));
}

const actsView = remembering<readonly ActRecord[], readonly ActView[]>((acts) => acts.map(actView));

const actView = remembering<ActRecord, ActView>(({ act, before, ...record }) => ({
  number: record.number,
  at: record.at,
  accountId: record.accountId,
  type: act.type,
  cardId: "cardId" in act ? act.cardId : null,
  teamId: "teamId" in act ? act.teamId : null,
  purchaseId: "purchaseId" in act ? act.purchaseId : null,
  reading: act.type === "judge" ? act.reading : null,
  answers: act.type === "judge" ? act.answers.length : 0,
  verdict: act.type === "judge" ? act.verdict : null,
  policy: record.policy,
  why: record.why,
  undoes: act.type === "undo" ? act.act : null,
  undoneBy: record.undoneBy,
  purchases: before.length,
}));

const limitsView = remembering<RoomLimits, LimitsView>(({ teams, seatsPerTeam }) => ({
  teams,
  seatsPerTeam,
}));

const moderatorTeamsOf = remembering((cards: readonly LiveCard[]) =>
  remembering(
    (team: Team): ModeratorTeam => ({
      teamId: team.id,
      name: team.name,
      pin: team.pin,
      removed: team.removed,
      blocked: team.blocked ?? false,
      nameHidden: team.nameHidden ?? false,
      mergedInto: team.mergedInto ?? null,
      seats: team.seats,
      balancePoints: team.balancePoints,
      inPlayPoints: inPlayPoints(team),
      lastRewardAt: team.lastRewardAt,
      cells: cellsOf(team, cards),
      purchases: team.purchases.map(purchaseView),
      otherEntries: team.ledger.filter(({ purchaseId }) => purchaseId === null).map(ledgerLine),
      extraTime: team.extraTime ? extraTimeView(team.extraTime) : null,
      endedAt: team.endedAt ?? null,
      questions: questionsView(team.questions ?? none),
    }),
  ),
);
