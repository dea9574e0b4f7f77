import { findActInTheWay } from "./actDependence.ts";
import type { LiveCard, Task } from "./board.ts";
import { cardOf, nextPurchaseId, teamOf } from "./buying.ts";
import { cardBasis, findCard, isBasedOn, taskOf } from "./cards.ts";
import { judgeReading, makeChecker, readerOf } from "./checkers/checker.ts";
import { readAnswer } from "./checkers/readers.ts";
import type { RepairCommand, StampedCommand } from "./commands.ts";
import { earnedPoints } from "./earning.ts";
import type { DecidedEvent } from "./events.ts";
import { hasBought } from "./offers.ts";
import type { Rejection } from "./rejections.ts";
import type {
  ActRecord,
  CardRestatement,
  Judged,
  Policy,
  PurchaseRestatement,
  RepairAct,
  RepairEntry,
  Verdict,
} from "./repairActs.ts";
import {
  basisOf,
  type Judgement,
  judgedOf,
  moneyOf,
  type PurchaseBasis,
  postedFor,
  restate,
  restatementOf,
} from "./restating.ts";
import { rewardsFor } from "./scoring.ts";
import type { ContestState, Purchase, Team } from "./state.ts";
import { unreachable } from "./unreachable.ts";

/** A purchase and what it is to be made from. */
interface Repair {
  readonly team: Team;
  readonly purchase: Purchase;
  readonly basis: PurchaseBasis;
}

/** What an act changes, before what follows from it. */
interface Plan {
  readonly act: RepairAct;
  readonly policy: Policy;
  readonly reason: RepairEntry["reason"];
  readonly cards?: readonly CardRestatement[];
  readonly repairs?: readonly Repair[];
  /** Entries that belong to no purchase. */
  readonly besides?: readonly RepairEntry[];
}

/** One command is one act, and one act one event, which holds all that follows. RES1 */
export function decideRepairing(
  state: ContestState,
  { command, at }: StampedCommand<RepairCommand>,
): readonly DecidedEvent[] | Rejection {
  const plan = planFor(state, command);
  if ("code" in plan) return plan;
  const { act, policy, reason, cards = [], repairs = [], besides = [] } = plan;
  const changes: PurchaseRestatement[] = [];
  const entries: RepairEntry[] = [...besides];
  let differing = 0;
  for (const { team, purchase, basis } of repairs) {
    // A team that was removed is left by the end, and by a reopening, as it is.
    const isOver = team.removed ? basis.expired : isOverFor(state, team);
    const overAt = team.endedAt ?? state.clock.finishedAt ?? at;
    const after = restate(purchase, basis, { policy, isOver, overAt });
    const restatement = restatementOf(team.id, after);
    const differs = !isSame(restatement, restatementOf(team.id, purchase));
    // An undo must know whom a ruling met, also where it changed nothing.
    if (differs || act.type === "judge") changes.push(restatement);
    if (differs) differing += 1;
    const deltaPoints = moneyOf(after, state.rules) - postedFor(team, purchase.id); // RES4
    if (deltaPoints !== 0) entries.push({ teamId: team.id, purchaseId: purchase.id, deltaPoints, reason });
  }
  const isIdle = cards.length + differing + entries.length === 0;
  if (isIdle && act.type !== "give" && act.type !== "undo") return { code: "nothing_to_restate" };
  const number = (state.acts?.length ?? 0) + 1;
  return [{ type: "Restated", at, number, act, policy, why: command.why, cards, changes, entries }];
}

/** Its own end counts, which may come before that of the contest. XTR2 */
function isOverFor({ phase }: ContestState, { endedAt }: Team): boolean {
  return phase === "finished" || endedAt !== undefined;
}

function planFor(state: ContestState, command: RepairCommand): Plan | Rejection {
  switch (command.type) {
    case "JudgeAnswers":
      return judging(state, command);
    case "CorrectKey":
      return correcting(state, command);
    case "VoidCard":
      return voiding(state, command);
    case "WithdrawPurchase":
    case "RefundPurchase":
    case "GiveBackAttempt": {
      const team = state.teams[command.teamId];
      const purchase = team?.purchases.find(({ id }) => id === command.purchaseId);
      if (!team || team.removed) return { code: "unknown_team" };
      if (!purchase) return { code: "unknown_purchase" };
      if (purchase.status === "withdrawn")
        return { code: "purchase_closed", params: { status: "withdrawn" } };
      if (command.type === "WithdrawPurchase") return withdrawing(team, purchase);
      return command.type === "RefundPurchase"
        ? refunding(team, purchase)
        : givingBackAttempt(team, purchase);
    }
    case "GivePurchase":
      return giving(state, command);
    case "AdjustBalance":
      return adjusting(state, command);
    case "UndoAct":
      return undoing(state, command.act);
    default:
      return unreachable(command);
  }
}

type CommandOf<Type extends RepairCommand["type"]> = Extract<RepairCommand, { type: Type }>;

/** RES6 RES7 */
function judging(
  state: ContestState,
  { cardId, reading, answers, verdict, policy }: CommandOf<"JudgeAnswers">,
): Plan | Rejection {
  const card = findCard(state.board.cards, cardId);
  if (!card) return { code: "unknown_card" };
  const chosen = new Set(answers.map((ref) => `${ref.teamId}:${ref.purchaseId}:${ref.index}`));
  let found = 0;
  const repairs = purchasesOf(state, cardId).flatMap(({ team, purchase }): Repair[] => {
    const basis = basisOf(purchase);
    const touched = basis.answers.map((answer, index) => {
      const isMeant =
        reading === null ? chosen.has(`${team.id}:${purchase.id}:${index}`) : answer.reading === reading;
      if (!isMeant) return answer;
      found += 1;
      return { ...answer, ruling: verdict };
    });
    if (touched.every((answer, index) => answer === basis.answers[index])) return [];
    return [{ team, purchase, basis: { ...basis, answers: touched, ...forgettingKept(policy) } }];
  });
  if (found === 0 || (reading === null && found < chosen.size)) return { code: "unknown_answer" };
  const act: RepairAct = { type: "judge", cardId, reading, answers, verdict };
  const cards = reading === null ? [] : ruledCards(card, reading, verdict);
  return { act, policy, reason: "correction", repairs, cards };
}

/** What is annulled says nothing of answers to come. */
function ruledCards(card: LiveCard, reading: string, verdict: Verdict): readonly CardRestatement[] {
  const before = cardRestatement(card);
  const others = before.rulings.filter((ruling) => ruling.reading !== reading);
  const rulings = verdict === "annulled" ? others : [...others, { reading, verdict }];
  return isSame(rulings, before.rulings) ? [] : [{ ...before, rulings }];
}

/** RES8 RES13 */
function correcting(
  state: ContestState,
  { cardId, basedOn, checker: given, policy }: CommandOf<"CorrectKey">,
): Plan | Rejection {
  const card = findCard(state.board.cards, cardId);
  if (!card) return { code: "unknown_card" };
  const checker = makeChecker(given, state.language);
  if (isSame(checker, card.task.checker)) return { code: "nothing_to_restate" };
  if (basedOn && !isBasedOn(basedOn, cardBasis(card)))
    return { code: "changed_meanwhile", params: { corrected: cardId } };
  const version = 1 + Math.max(card.task.version, ...card.earlierTasks.map((task) => task.version));
  const task: Task = { ...card.task, version, checker };
  const keepsKind = checker.kind === card.task.checker.kind;
  const { rulings, ...before } = cardRestatement(card);
  const repairs = purchasesOf(state, cardId).map(({ team, purchase }) => {
    const basis = basisOf(purchase);
    const answers = basis.answers.map((answer) => readAgain(answer, task));
    return { team, purchase, basis: { ...basis, taskVersion: version, answers, ...forgettingKept(policy) } };
  });
  return {
    act: { type: "key", cardId, checker },
    policy,
    reason: "correction",
    cards: [{ ...before, taskVersion: version, task, rulings: keepsKind ? rulings : [] }],
    repairs,
  };
}

/** By *strict* it is as if it had been judged like this from the beginning. */
function forgettingKept(policy: Policy): { readonly keptPoints?: null } {
  return policy === "strict" ? { keptPoints: null } : {};
}

function readAgain({ judged: _before, ...answer }: Judgement, task: Task): Judgement {
  const read = readAnswer(readerOf(task.checker), answer.answer);
  if (!read.ok) return { ...answer, judged: "unreadable" };
  return { ...answer, reading: read.reading, judged: judgementOf(task, read.reading) };
}

function judgementOf(task: Task, reading: string): Judged {
  return judgeReading(task.checker, reading) ? "accepted" : "wrong";
}

/** VOI1 VOI2 */
function voiding(state: ContestState, { cardId, keepRewards }: CommandOf<"VoidCard">): Plan | Rejection {
  const card = findCard(state.board.cards, cardId);
  if (!card) return { code: "unknown_card" };
  if (card.voided) return { code: "card_voided" };
  const repairs = purchasesOf(state, cardId).map(({ team, purchase }) => {
    const earned = earnedPoints(purchase);
    const keptPoints = keepRewards && earned > 0 ? earned : null;
    return { team, purchase, basis: { ...basisOf(purchase), withdrawn: true, keptPoints } };
  });
  const cards = [{ ...cardRestatement(card), voided: true }];
  return { act: { type: "void", cardId, keepRewards }, policy: "strict", reason: "void", cards, repairs };
}

/** RES9 */
function withdrawing(team: Team, purchase: Purchase): Plan {
  const { id: purchaseId, cardId } = purchase;
  return {
    act: { type: "withdraw", teamId: team.id, purchaseId, cardId },
    policy: "strict",
    reason: "withdrawal",
    repairs: [{ team, purchase, basis: { ...basisOf(purchase), withdrawn: true, keptPoints: null } }],
  };
}

/** RES9 */
function refunding(team: Team, purchase: Purchase): Plan | Rejection {
  const { id: purchaseId, cardId } = purchase;
  if (purchase.refunded) return { code: "nothing_to_restate" };
  return {
    act: { type: "refund", teamId: team.id, purchaseId, cardId },
    policy: "keep",
    reason: "refund",
    repairs: [{ team, purchase, basis: { ...basisOf(purchase), refunded: true } }],
  };
}

/** The last wrong answer costs nothing any more. RES9 */
function givingBackAttempt(team: Team, purchase: Purchase): Plan | Rejection {
  const index = purchase.submissions.findLastIndex(({ verdict }) => verdict === "wrong");
  if (index < 0) return { code: "nothing_to_restate" };
  const { id: purchaseId, cardId } = purchase;
  const basis = basisOf(purchase);
  const answers = basis.answers.with(index, { ...(basis.answers[index] as Judgement), ruling: "annulled" });
  return {
    act: {
      type: "judge",
      cardId,
      reading: null,
      answers: [{ teamId: team.id, purchaseId, index }],
      verdict: "annulled",
    },
    policy: "keep",
    reason: "correction",
    repairs: [{ team, purchase, basis: { ...basis, answers } }],
  };
}

/** Paid nothing, and allowed above the slots. RES9 */
function giving(state: ContestState, { teamId, cardId }: CommandOf<"GivePurchase">): Plan | Rejection {
  const team = state.teams[teamId];
  const card = findCard(state.board.cards, cardId);
  if (!team || team.removed) return { code: "unknown_team" };
  if (isOverFor(state, team)) return { code: "time_is_up" };
  if (!card) return { code: "unknown_card" };
  if (card.voided) return { code: "card_voided" };
  if (hasBought(team, cardId)) return { code: "already_bought" };
  return {
    act: {
      type: "give",
      teamId,
      purchaseId: nextPurchaseId(team),
      cardId,
      taskVersion: card.task.version,
      pricePoints: card.pricePoints,
      rewardsPoints: rewardsFor(state.rules, card),
    },
    policy: "keep",
    reason: "correction",
  };
}

/** PAY6 */
function adjusting(
  state: ContestState,
  { teamId, deltaPoints }: CommandOf<"AdjustBalance">,
): Plan | Rejection {
  const team = state.teams[teamId];
  if (!team || team.removed) return { code: "unknown_team" };
  const { balancePoints } = team;
  if (deltaPoints < 0 && balancePoints + deltaPoints < 0 && !state.rules.negativeBalance)
    return { code: "not_enough_points", params: { pricePoints: -deltaPoints, balancePoints } };
  return {
    act: { type: "adjust", teamId, deltaPoints },
    policy: "keep",
    reason: "adjustment",
    besides: [{ teamId, purchaseId: null, deltaPoints, reason: "adjustment" }],
  };
}

/**
 * Brings back what an act's purchases and cards were made from, and lets everything follow anew: answers that came since
 * are judged as the others are. Refused when a later act builds on it. UND1 UND2
 */
function undoing(state: ContestState, number: number): Plan | Rejection {
  const record = state.acts?.[number - 1];
  if (!record) return { code: "unknown_act" };
  if (record.undoneBy !== null || record.act.type === "undo") return { code: "act_not_undoable" };
  const later = findActInTheWay(state, record);
  if (later) return { code: "later_act_depends", params: { act: later.number } };
  const repairs = undoneRepairs(state, record);
  for (const { team, purchase, basis } of repairs) {
    const comesBack = purchase.status === "withdrawn" && !basis.withdrawn;
    if (comesBack && hasBought(team, purchase.cardId)) return { code: "bought_again" };
  }
  return {
    act: { type: "undo", act: number },
    policy: "strict",
    reason: "undo",
    cards: record.cardsBefore,
    repairs,
    besides: record.besides.map((entry) => ({ ...entry, deltaPoints: -entry.deltaPoints, reason: "undo" })),
  };
}

function undoneRepairs(state: ContestState, record: ActRecord): readonly Repair[] {
  const { act } = record;
  if (act.type === "give") {
    const team = teamOf(state, act.teamId);
    const purchase = team.purchases.find(({ id }) => id === act.purchaseId);
    return purchase ? (withdrawing(team, purchase).repairs ?? []) : [];
  }
  const before = new Map(record.before.map((each) => [`${each.teamId}:${each.purchaseId}`, each]));
  const cardIds = new Set(record.cardsBefore.map(({ cardId }) => cardId));
  const repairs: Repair[] = [];
  for (const team of Object.values(state.teams)) {
    for (const purchase of team.purchases) {
      const earlier = before.get(`${team.id}:${purchase.id}`);
      // Bought since, of a card that the act changed.
      if (!earlier && !(cardIds.has(purchase.cardId) && purchase.status !== "withdrawn")) continue;
      repairs.push({ team, purchase, basis: basisBefore(state, record, purchase, earlier) });
    }
  }
  return repairs;
}

function basisBefore(
  state: ContestState,
  { act, cardsBefore }: ActRecord,
  purchase: Purchase,
  earlier: PurchaseRestatement | undefined,
): PurchaseBasis {
  const now = basisOf(purchase);
  const card = cardOf(state, purchase.cardId);
  const cardBefore = cardsBefore.find(({ cardId }) => cardId === card.id);
  const version =
    earlier?.taskVersion ?? (act.type === "key" ? cardBefore?.taskVersion : null) ?? now.taskVersion;
  const task = taskOf(card, version);
  const answers = now.answers.map((answer, index): Judgement => {
    const then = earlier?.submissions[index];
    if (then) return judgementBefore(answer, then);
    const { ruling, ...unruled } = version === now.taskVersion ? answer : readAgain(answer, task);
    const isRuledByAct = act.type === "judge" && act.reading === answer.reading && ruling === act.verdict;
    if (isRuledByAct) return { ...unruled, judged: judgementOf(task, answer.reading) };
    return ruling ? { ...unruled, ruling } : unruled;
  });
  return {
    taskVersion: version,
    answers,
    withdrawn: earlier ? earlier.status === "withdrawn" : now.withdrawn,
    expired: earlier ? earlier.status === "expired" : now.expired,
    refunded: earlier ? (earlier.refunded ?? false) : now.refunded,
    keptPoints: earlier ? (earlier.keptPoints ?? null) : now.keptPoints,
    closedAt: earlier ? earlier.closedAt : now.closedAt,
  };
}

function judgementBefore(
  { at, answer }: Judgement,
  then: PurchaseRestatement["submissions"][number],
): Judgement {
  const { reading, ruling } = then;
  return { at, answer, reading, judged: judgedOf(then), ...(ruling && { ruling }) };
}

/** Every purchase of the card that was not withdrawn, of removed teams too. */
function purchasesOf(
  state: ContestState,
  cardId: number,
): readonly { readonly team: Team; readonly purchase: Purchase }[] {
  return Object.values(state.teams).flatMap((team) =>
    team.purchases
      .filter((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn")
      .map((purchase) => ({ team, purchase })),
  );
}

/** A card as acts see it. */
export function cardRestatement(card: LiveCard): CardRestatement {
  return {
    cardId: card.id,
    taskVersion: card.task.version,
    voided: card.voided ?? false,
    rulings: card.rulings ?? [],
  };
}

/** Plain data with the same fields, in whatever order. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [fields, others] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    fields.length === others.size &&
    fields.every(([name, value]) => others.has(name) && isSame(value, others.get(name)))
  );
}
