import { readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import type { Actor, Command, CommandType, Role, StampedCommand } from "../../shared/contest/commands.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import { activePurchases, type BookedTeam, type Books, findTask, present } from "./books.ts";
import { toleratedGap } from "./clockChecks.ts";
import { isAnybodyDue, isAnythingOpen } from "./closingChecks.ts";
import { areBoardsCovered, firstDue, startDue } from "./controlBooks.ts";
import { fitsDetails } from "./detailChecks.ts";
import { isSound } from "./editBooks.ts";
import { areEditsDue } from "./editChecks.ts";
import { deadlineOfLast, endsDue, isTooLate } from "./extraTimeChecks.ts";
import { isFreezeLate, plannedFreeze, poorestToReveal } from "./freezeChecks.ts";
import { isNewLoss } from "./missedChecks.ts";
import { costNow, hasCard, isTried } from "./purchaseChecks.ts";
import { canBeAppealed, mayAsk } from "./questionChecks.ts";
import { repairOpinions } from "./repairOpinions.ts";
import { mayChoose, mostTeams, nameKey } from "./teamChecks.ts";
import { undoOpinion } from "./undoOpinions.ts";

/** What the rules said to a command, when the account had booked all before it. */
export interface AnsweredCommand {
  readonly stamped: StampedCommand;
  /** Of the last event before it. */
  readonly afterSeq: number;
  readonly accepted: boolean;
}

type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

/** `unsure`: it turns on what the account does not know, such as which names look alike. */
export type Opinion = "accept" | "refuse" | "unsure";

interface Access<Type extends CommandType> {
  readonly by: Role;
  readonly phases: readonly Phase[];
  readonly opinion: (books: Books, command: CommandOf<Type>, at: number, team: BookedTeam | null) => Opinion;
}

const live = ["lobby", "running", "paused"] as const;
const played = ["running", "paused", "finished"] as const;
const accept = (): Opinion => "accept";
const unlessStopped = ({ control }: Books): Opinion => when(control.emergency === null);
const ifStopped = ({ control }: Books): Opinion => when(control.emergency !== null);
const ifFrozen = ({ revealed }: Books): Opinion => when(revealed !== null);
/** Whether there is anything to put right turns on what the rules make of it. */
const repair = {
  by: "moderator",
  phases: played,
  opinion: (): Opinion => "unsure",
} as const;

/** What the account would say to each command; complete by its type. ACC6 */
const accesses: { readonly [Type in CommandType]: Access<Type> } = {
  BuyCard: {
    by: "team",
    phases: ["running"],
    opinion(books, { cardId, pricePoints }, _at, team) {
      const card = books.cards.get(cardId);
      if (pricePoints !== undefined && pricePoints !== card?.pricePoints) return "refuse";
      if (!team || !card || card.voided || hasCard(team, cardId) || areBoardsCovered(books)) return "refuse";
      if (activePurchases(team).length >= books.contest.rules.slots) return "refuse";
      return when(costNow(books, team, card.pricePoints) !== null);
    },
  },
  SubmitAnswer: {
    by: "team",
    phases: ["running"],
    opinion(books, { purchaseId, cardId, answer }, _at, team) {
      const purchase = team?.purchases.get(purchaseId);
      if (cardId !== undefined && purchase?.cardId !== cardId) return "refuse";
      const card = purchase && books.cards.get(purchase.cardId);
      const task = card && findTask(card, purchase.taskVersion);
      if (!task || purchase.status !== "active" || areBoardsCovered(books)) return "refuse";
      const read = readAnswer(readerOf(task.checker), answer);
      return when(read.ok && !isTried(purchase, read.reading));
    },
  },
  AskQuestion: {
    by: "team",
    phases: played,
    opinion: (books, { cardId, text }, _at, team) =>
      when(
        team !== null &&
          text.trim() !== "" &&
          mayAsk(books, team) &&
          (cardId === null || books.cards.has(cardId)),
      ),
  },
  AppealVerdict: {
    by: "team",
    phases: played,
    opinion: (books, { purchaseId, index, text }, _at, team) =>
      when(
        team !== null && text.trim() !== "" && mayAsk(books, team) && canBeAppealed(team, purchaseId, index),
      ),
  },
  ChooseBoat: {
    by: "team",
    phases: ["lobby"],
    opinion: (books, { boat }, _at, team) => when(team !== null && mayChoose(books, team, boat)),
  },
  AnswerQuestion: {
    by: "moderator",
    phases: played,
    opinion(books, { teamId, number, text }) {
      const team = books.teams.get(teamId);
      const question = team?.questions[number - 1];
      return when(
        team?.removed === false &&
          question?.isOpen === true &&
          question.appeal === null &&
          text.trim() !== "",
      );
    },
  },
  SettleAppeal: {
    by: "moderator",
    phases: played,
    opinion(books, { teamId, number, accepted, policy, why }) {
      const team = books.teams.get(teamId);
      const question = team?.questions[number - 1];
      if (team?.removed !== false || question?.isOpen !== true || question.appeal === null) return "refuse";
      if (!accepted) return when(why.trim() !== "");
      const { cardId, appeal } = question;
      if (cardId === null) return "unsure";
      const answer = team.purchases.get(appeal.purchaseId)?.answers[appeal.index];
      // One that was put right meanwhile asks for nothing.
      if (answer?.verdict === "accepted") return "accept";
      const answers = [{ teamId, ...appeal }];
      const judging = { type: "JudgeAnswers", cardId, reading: null, answers, policy, why } as const;
      return repairOpinions.JudgeAnswers(books, { ...judging, verdict: "accepted" });
    },
  },
  EditContest: {
    by: "moderator",
    phases: ["draft", ...live],
    opinion: (books, { edits }) => when(areEditsDue(books, edits)),
  },
  OpenLobby: {
    by: "moderator",
    phases: ["draft"],
    opinion: ({ editing }) => when(isSound(editing.written, editing.sides, "lobby")),
  },
  StartContest: {
    by: "moderator",
    phases: ["lobby"],
    opinion: ({ control }, { countdown }) =>
      when(!control.emergency && !(countdown && control.countdownAt !== null)),
  },
  PauseContest: { by: "moderator", phases: ["running"], opinion: accept },
  ResumeContest: { by: "moderator", phases: ["paused"], opinion: unlessStopped },
  ExtendContest: {
    by: "moderator",
    phases: ["running", "paused"],
    opinion: ({ endsAt, pausedAt }, { byMs }, at) =>
      endsAt === null ? "unsure" : when(endsAt + byMs > (pausedAt ?? at)),
  },
  FinishContest: { by: "moderator", phases: ["running", "paused"], opinion: accept },
  ReopenContest: { by: "moderator", phases: ["finished"], opinion: accept },
  SetEntry: { by: "moderator", phases: live, opinion: unlessStopped },
  RenameTeam: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion(books, { teamId, from, name }) {
      const team = books.teams.get(teamId);
      if (team?.removed !== false) return "refuse";
      const opinion = nameOpinion(books, name, teamId);
      const isSeen = from === undefined || from === team.name;
      if (isSeen || opinion !== "accept") return opinion;
      return when(name.trim().replaceAll(/ +/g, " ") === team.name);
    },
  },
  RemoveTeam: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion(books, { teamId }) {
      const team = books.teams.get(teamId);
      return when(team !== undefined && (!team.removed || team.formerSeats !== null));
    },
  },
  ReleaseSeat: {
    by: "moderator",
    phases: live,
    opinion: ({ teams }, { teamId, seatId }) => when(teams.get(teamId)?.seats.includes(seatId) === true),
  },
  RestoreTeam: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion(books, { teamId }) {
      const team = books.teams.get(teamId);
      if (!team?.removed) return "refuse";
      return placeOpinion(books, team.name, false);
    },
  },
  MergeTeams: {
    by: "moderator",
    phases: live,
    opinion: ({ teams }, { fromTeamId, intoTeamId }) =>
      when(fromTeamId !== intoTeamId && isHere(teams.get(fromTeamId)) && isHere(teams.get(intoTeamId))),
  },
  MoveSeat: {
    by: "moderator",
    phases: live,
    opinion(books, { seatId, fromTeamId, toTeamId }) {
      const [from, to] = [books.teams.get(fromTeamId), books.teams.get(toTeamId)];
      if (!isHere(from) || !to || !isHere(to) || from === to) return "refuse";
      return from?.seats.includes(seatId) ? seatOpinion(books, to) : "refuse";
    },
  },
  BlockTeam: {
    by: "moderator",
    phases: live,
    opinion: ({ teams }, { teamId, blocked }) => {
      const team = teams.get(teamId);
      return when(isHere(team) && team?.blocked !== blocked);
    },
  },
  HideName: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion: ({ teams }, { teamId, hidden }) => {
      const team = teams.get(teamId);
      return when(isHere(team) && team?.nameHidden !== hidden);
    },
  },
  SetNameWords: {
    by: "moderator",
    phases: ["draft", ...live, "finished"],
    opinion({ nameWords }, { marked, allowed, basedOn }) {
      const wished = [marked, allowed];
      const fits = wished.every((list) => list.length <= 300 && list.every((word) => [...word].length <= 60));
      const stands = JSON.stringify([nameWords.marked, nameWords.allowed]);
      const seen = basedOn ? JSON.stringify([basedOn.marked, basedOn.allowed]) : stands;
      return when(fits && (seen === stands || JSON.stringify(wished) === stands));
    },
  },
  JoinContest: {
    by: "guest",
    phases: live,
    opinion(books, { name, letInBy }) {
      if (books.entryByApproval && letInBy === undefined) return "refuse";
      const isOpen = books.entryOpen && (books.contest.rules.lateEntry || books.phase === "lobby");
      return isOpen ? placeOpinion(books, name, true) : "refuse";
    },
  },
  AdmitTeam: {
    by: "moderator",
    phases: live,
    opinion: (books, { name }) => placeOpinion(books, name, false),
  },
  TakeSeat: {
    by: "guest",
    phases: live,
    opinion(books, { name, pin, invitedBy }) {
      if (!isPlain(books, name)) return "unsure";
      const team = findNamed(books, name);
      if (!team || team.pin !== pin) return "refuse";
      return invitedBy === undefined || team.seats.includes(invitedBy) ? seatOpinion(books, team) : "refuse";
    },
  },
  ReturnTeam: {
    by: "guest",
    phases: live,
    opinion(books, { teamId, formerSeatId }) {
      const former = books.teams.get(teamId);
      if (!former?.formerSeats?.includes(formerSeatId)) return "refuse";
      if (!isPlain(books, former.name)) return "unsure";
      const team = findNamed(books, former.name);
      if (!team) return when(present(books).length < mostTeams(books, true));
      return team.pin !== null && team.pin === former.pin ? seatOpinion(books, team) : "refuse";
    },
  },
  GiveNewPin: {
    by: "moderator",
    phases: live,
    opinion: ({ teams }, { teamId }) => when(teams.get(teamId)?.removed === false),
  },
  JudgeAnswers: { ...repair, opinion: repairOpinions.JudgeAnswers },
  CorrectKey: { ...repair, opinion: repairOpinions.CorrectKey },
  VoidCard: { ...repair, opinion: repairOpinions.VoidCard },
  WithdrawPurchase: { ...repair, opinion: repairOpinions.WithdrawPurchase },
  RefundPurchase: { ...repair, opinion: repairOpinions.RefundPurchase },
  GivePurchase: { by: "moderator", phases: ["running", "paused"], opinion: repairOpinions.GivePurchase },
  GiveBackAttempt: { ...repair, opinion: repairOpinions.GiveBackAttempt },
  AdjustBalance: { ...repair, opinion: repairOpinions.AdjustBalance },
  UndoAct: { ...repair, opinion: repairOpinions.UndoAct },
  FreezeStandings: {
    by: "moderator",
    phases: ["running", "paused"],
    opinion: ({ revealed }) => when(revealed === null),
  },
  ThawStandings: { by: "moderator", phases: ["running", "paused", "finished"], opinion: ifFrozen },
  PlanFreeze: {
    by: "moderator",
    phases: ["draft", ...live],
    opinion: (books, { minutesBeforeEnd }, at) =>
      when(books.revealed === null && !isFreezeLate(books, minutesBeforeEnd, at)),
  },
  ShowPlaces: { by: "moderator", phases: ["draft", ...live, "finished"], opinion: accept },
  RevealNext: {
    by: "moderator",
    phases: ["finished"],
    opinion(books, { teamId }) {
      if (books.revealed === null || teamId === undefined) return when(books.revealed !== null);
      const poorest = poorestToReveal(books);
      if (!poorest.some(({ id }) => id === teamId)) return "refuse";
      return poorest.length === 1 ? "accept" : "unsure";
    },
  },
  RevealAll: { by: "moderator", phases: ["finished"], opinion: ifFrozen },
  MarkFinal: {
    by: "moderator",
    phases: ["finished"],
    opinion(books, { reason, account }) {
      if (books.isFinal) return "refuse";
      if (reason !== null && reason.trim() !== "") return "accept";
      return when(account === "agrees" && !isAnythingOpen(books));
    },
  },
  SetPrizes: { by: "moderator", phases: ["draft", ...live, "finished"], opinion: accept },
  SetDetails: {
    by: "moderator",
    phases: ["draft", ...live, "finished"],
    opinion: (books, command, at) => when(fitsDetails(books, command, at)),
  },
  GiveAward: {
    by: "moderator",
    phases: ["finished"],
    opinion(books, { kind, cardId }) {
      const isGiven = books.awards.some((award) => award.kind === kind && award.cardId === cardId);
      if (books.revealed !== null || isGiven || books.awards.length >= 300) return "refuse";
      return when(isAnybodyDue(books, kind, cardId));
    },
  },
  GiveOwnAward: {
    by: "moderator",
    phases: ["finished"],
    opinion: ({ teams, revealed, awards }, { teamId, text }) =>
      when(
        revealed === null &&
          teams.get(teamId)?.removed === false &&
          text.trim() !== "" &&
          awards.length < 300,
      ),
  },
  TakeAwardBack: {
    by: "moderator",
    phases: ["finished"],
    opinion: ({ awards }, command) => when(awards.some(({ number }) => number === command.number)),
  },
  ReviewTask: {
    by: "moderator",
    phases: ["finished"],
    opinion: ({ revealed, cards }, { cardId }) =>
      when(revealed === null && (cardId === null || cards.has(cardId))),
  },
  ShowKeys: {
    by: "moderator",
    phases: ["finished"],
    opinion: ({ revealed }) => when(revealed === null),
  },
  UndoDeed: {
    by: "moderator",
    phases: ["draft", ...live, "finished"],
    opinion: (books, { deed }, at) => undoOpinion(books, deed, at),
  },
  GiveExtraTime: {
    by: "moderator",
    phases: live,
    opinion({ teams, endsAt, pausedAt }, { teamIds, byMs }, at) {
      return when(
        teamIds.every((teamId) => {
          const team = teams.get(teamId);
          if (!team || team.removed || team.extraMs + byMs < 0) return false;
          return endsAt === null || endsAt + team.extraMs + byMs > (pausedAt ?? at);
        }),
      );
    },
  },
  EndTeams: {
    by: "time",
    phases: ["running"],
    opinion: (books, { teamIds }, at) => when(endsDue(books, at).some(({ id }) => teamIds.includes(id))),
  },
  SendMessage: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion: ({ teams }, { to }) => when(!to || to.every((teamId) => teams.get(teamId)?.removed === false)),
  },
  TakeBackMessage: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion({ control }, { message, screenOnly }) {
      const until = control.messages.get(message);
      return when(until !== undefined && !(screenOnly && until === null));
    },
  },
  CoverBoards: {
    by: "moderator",
    phases: ["running", "paused"],
    opinion: ({ control }, { covered }) => when(!control.emergency && covered === (control.cover === null)),
  },
  StopEverything: { by: "moderator", phases: live, opinion: unlessStopped },
  EndEmergency: { by: "moderator", phases: live, opinion: ifStopped },
  CallOffStart: {
    by: "moderator",
    phases: ["lobby"],
    opinion: ({ control }) => when(control.countdownAt !== null),
  },
  PlanAct: {
    by: "moderator",
    phases: ["draft", ...live],
    opinion(books, { when: moment, act }, at) {
      if (books.control.plans.size >= 50) return "refuse";
      if ("at" in moment) return when(moment.at > at);
      if (act.type === "StartContest") return "refuse";
      const leftMs = (books.endsAt ?? Number.POSITIVE_INFINITY) - (books.pausedAt ?? at);
      return when(leftMs > moment.minutesBeforeEnd * 60_000);
    },
  },
  SteerScreen: {
    by: "moderator",
    phases: [...live, "finished"],
    opinion({ control: { screens } }, { screen, wish }) {
      const isKnown = screens.has(screen.trim());
      return when(isKnown || (wish !== null && screens.size < 12));
    },
  },
  CancelPlannedAct: {
    by: "moderator",
    phases: ["draft", ...live, "finished"],
    opinion: ({ control }, { number }) => when(control.plans.has(number)),
  },
  DoPlannedAct: {
    by: "time",
    phases: live,
    opinion: (books, { number }, at) => when(firstDue(books, at) === number),
  },
  FreezeOnSchedule: {
    by: "time",
    phases: ["running"],
    opinion: (books, _command, at) =>
      when(books.revealed === null && at >= (plannedFreeze(books) ?? Number.POSITIVE_INFINITY)),
  },
  StartOnSchedule: {
    by: "time",
    phases: ["lobby"],
    opinion: (books, _command, at) => when(startDue(books) <= at),
  },
  FinishOnSchedule: {
    by: "time",
    phases: ["running"],
    opinion: (books, _command, at) => when(isOver(books, at)),
  },
  Interrupt: {
    by: "time",
    phases: ["lobby", "running"],
    opinion(books, { lastAliveAt }, at) {
      const aliveAt = Math.max(lastAliveAt, books.openAt);
      if (Math.abs(at - aliveAt) <= toleratedGap) return "refuse";
      if (books.phase === "running") return when(!isOver(books, aliveAt));
      const { countdownAt } = books.control;
      return when([books.startsAt, countdownAt].some((startsAt) => startsAt !== null && startsAt <= at));
    },
  },
  NoteMissedActs: {
    by: "time",
    phases: ["draft", ...live, "finished"],
    opinion: (books, { epoch, seq, openedSeq }) => when(isNewLoss(books, { epoch, seq }, openedSeq)),
  },
  RemoveIdleTeams: {
    by: "time",
    phases: live,
    opinion: ({ teams, revealed, shownPlaces, phase }, { teamIds }) =>
      when(
        revealed === null &&
          (shownPlaces === null || phase === "lobby") &&
          teamIds.some((teamId) => {
            const team = teams.get(teamId);
            return team?.removed === false && !hasAnythingToLose(team);
          }),
      ),
  },
};

/** What the account itself would say to a command, now. ACC6 */
export function opinionOn(books: Books, { command, actor, at }: StampedCommand): Opinion {
  const { by, phases, opinion } = accesses[command.type];
  if (by !== actor.role || !phases.includes(books.phase)) return "refuse";
  const isBack = books.lastAt - at > toleratedGap;
  const countsBack = isBack && (books.phase !== "running" || command.type === "Interrupt");
  const moment = countsBack || at > books.lastAt ? at : books.lastAt;
  const team = actor.role === "team" ? teamOfSeat(books, actor) : null;
  if (actor.role === "team" && (!team || team.blocked)) return "refuse";
  const late = team ? ({ role: "team", teamId: team.id } as const) : actor;
  if (by !== "time" && isTooLate(books, command.type, late, moment)) return "refuse";
  const ask = opinion as (books: Books, command: Command, at: number, team: BookedTeam | null) => Opinion;
  return ask(books, command, moment, team);
}

/** A seat may have moved since its command was sent. SEA2 */
function teamOfSeat(
  { teams }: Books,
  { teamId, seatId }: Extract<Actor, { role: "team" }>,
): BookedTeam | null {
  const own = teams.get(teamId);
  if (own?.seats.includes(seatId)) return own;
  for (const team of teams.values()) if (team.seats.includes(seatId)) return team;
  return null;
}

/** What a team of its name that comes later would not have. ENT21 */
function hasAnythingToLose(team: BookedTeam): boolean {
  const { purchases, questions, entries, extraMs, nameHidden } = team;
  const givenSince = entries.slice(1).reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
  return purchases.size > 0 || questions.length > 0 || givenSince !== 0 || extraMs > 0 || nameHidden;
}

function isHere(team: BookedTeam | undefined): boolean {
  return team?.removed === false;
}

function when(isDue: boolean): Opinion {
  return isDue ? "accept" : "refuse";
}

/** Whether the contest runs and everybody's time is up. */
export function isOver(books: Books, at: number): boolean {
  return books.phase === "running" && books.endsAt !== null && at > deadlineOfLast(books);
}

function placeOpinion(books: Books, name: string, isGuest: boolean): Opinion {
  return present(books).length < mostTeams(books, isGuest) ? nameOpinion(books, name, null) : "refuse";
}

function nameOpinion(books: Books, name: string, ownId: string | null): Opinion {
  if (!isPlain(books, name)) return "unsure";
  const holder = findNamed(books, name);
  return when(holder === undefined || holder.id === ownId);
}

function seatOpinion({ contest }: Books, { seats }: BookedTeam): Opinion {
  return when(seats.length < contest.limits.seatsPerTeam);
}

const plain = /^[A-Za-z0-9 ]{1,40}$/;

/** Of plain letters, as all the others here: then nothing but case and spaces makes two names one. */
function isPlain(books: Books, name: string): boolean {
  return /\S/.test(name) && plain.test(name) && present(books).every((team) => plain.test(team.name));
}

function findNamed(books: Books, name: string): BookedTeam | undefined {
  const key = nameKey(name);
  return present(books).find((team) => nameKey(team.name) === key);
}
