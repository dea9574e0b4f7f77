import { judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import { checkAct } from "./actChecks.ts";
import { earnedBy, markOf } from "./actMarks.ts";
import {
  type BookedPurchase,
  type BookedTeam,
  type Books,
  type EventOf,
  enter,
  findTask,
  netTime,
} from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { noteFor } from "./noticesDue.ts";
import { hasCard, isNextNumber, isSame } from "./purchaseChecks.ts";
import { rewardsDue } from "./rewardsDue.ts";

type Restated = EventOf<"Restated">;
type Change = Restated["changes"][number];

/** What a moderator put right: verdicts, states and points follow from each other, and nothing else moves. ACC7 */
export function bookRepair(books: Books, event: Restated, find: Find): void {
  if (event.number !== books.acts.length + 1) find("order");
  books.isFinal = false; // CLO7
  checkAct(books, event, find);
  const mark = markOf(books, event);
  const { act } = event;
  const undone = act.type === "undo" ? books.acts[act.act - 1] : undefined;
  if (undone) undone.undoneBy = event.number;
  books.acts.push(mark);
  books.lastActBy = event.by.role === "moderator" ? event.by.accountId : "";
  checkBesides(event, find);
  bookCards(books, event);
  noteFor(books, event);
  if (event.act.type === "give") bookGift(books, event, event.act, find);
  for (const change of event.changes) {
    const team = books.teams.get(change.teamId);
    const purchase = team?.purchases.get(change.purchaseId);
    if (!team || !purchase) {
      find("unknown_purchase", change.teamId, change.purchaseId);
      continue;
    }
    checkChange(books, team, purchase, change, event, find);
    purchase.taskVersion = change.taskVersion;
    purchase.status = change.status;
    purchase.closedAt = change.closedAt;
    purchase.keptPoints = change.keptPoints;
    purchase.refunded = change.refunded === true;
    purchase.answers = change.submissions.map(({ reading, verdict, ruling }, index) => ({
      at: purchase.answers[index]?.at ?? event.at,
      raw: purchase.answers[index]?.raw ?? "",
      reading,
      verdict,
      ruling,
    }));
  }
  for (const { teamId } of event.changes) {
    const team = books.teams.get(teamId);
    if (team) team.rewardedAt = lastEarning(team);
  }
  for (const { teamId, purchaseId, deltaPoints, reason } of event.entries) {
    const team = books.teams.get(teamId);
    if (team) enter(team, { at: event.at, deltaPoints, reason, purchaseId });
    else find("unknown_team", teamId);
  }
  checkMoney(books, event, find);
}

/** Verdicts are those of the checker or a ruling, in the order of the answers; the state is theirs. */
function checkChange(
  books: Books,
  team: BookedTeam,
  purchase: BookedPurchase,
  change: Change,
  { act }: Restated,
  find: Find,
): void {
  const due = verdictsDue(books, purchase, change);
  if (!due || !isSameVerdicts(due, change)) find("verdict", team.id, purchase.id);
  const isOver = books.phase === "finished" || team.endedAt !== null;
  const statuses = statusesDue(isOver, team, purchase, change);
  const mayWithdraw = act.type === "void" || act.type === "withdraw" || act.type === "undo";
  const isWithdrawn = change.status === "withdrawn" && (mayWithdraw || purchase.status === "withdrawn");
  if (!isWithdrawn && !statuses.includes(change.status)) find("status", team.id, purchase.id);
}

/** Null: an answer is missing, or the task. */
function verdictsDue(
  books: Books,
  purchase: BookedPurchase,
  change: Change,
): readonly BookedPurchase["answers"][number]["verdict"][] | null {
  const card = books.cards.get(purchase.cardId);
  const task = card && findTask(card, change.taskVersion);
  if (!task || change.submissions.length !== purchase.answers.length) return null;
  const tried = new Set<string>();
  let isClosed = false;
  return change.submissions.map(({ reading, ruling }, index) => {
    const read = readAnswer(readerOf(task.checker), purchase.answers[index]?.raw ?? "");
    const judged = !read.ok ? "annulled" : judgeReading(task.checker, read.reading) ? "accepted" : "wrong";
    const wished = ruling ?? judged;
    if (isClosed || (wished === "wrong" && tried.has(reading))) return "annulled";
    if (wished === "wrong") tried.add(reading);
    isClosed = wished === "accepted" || tried.size === purchase.rewardsPoints.length;
    return wished;
  });
}

function isSameVerdicts(due: readonly string[], { submissions }: Change): boolean {
  return due.every((verdict, index) => verdict === submissions[index]?.verdict);
}

function statusesDue(
  isOver: boolean,
  { removed }: BookedTeam,
  before: BookedPurchase,
  change: Change,
): readonly Change["status"][] {
  const verdicts = change.submissions.map(({ verdict }) => verdict);
  if (verdicts.includes("accepted") || change.keptPoints !== undefined) return ["solved"];
  const wrong = verdicts.filter((verdict) => verdict === "wrong").length;
  if (wrong >= before.rewardsPoints.length) return ["failed"];
  if (!removed) return [isOver ? "expired" : "active"];
  if (before.status === "expired") return isOver ? ["expired"] : ["expired", "active"];
  // What a removed team left open stays so at the end.
  if (isOver) return before.status === "active" ? ["active"] : ["expired", "active"];
  return ["active", "expired"];
}

/** Of every purchase that the act touched the entries make up what it is worth. */
function checkMoney(books: Books, { changes, entries }: Restated, find: Find): void {
  const touched = new Map<string, readonly [BookedTeam, BookedPurchase]>();
  for (const { teamId, purchaseId } of [...changes, ...entries]) {
    const team = books.teams.get(teamId);
    const purchase = purchaseId === null ? undefined : team?.purchases.get(purchaseId);
    if (team && purchase) touched.set(`${teamId}/${purchaseId}`, [team, purchase]);
  }
  for (const [team, purchase] of touched.values()) {
    let sum = 0;
    for (const entry of team.entries) if (entry.purchaseId === purchase.id) sum += entry.deltaPoints;
    if (sum !== worthOf(books, purchase)) find("money", team.id, purchase.id);
  }
}

function worthOf({ contest }: Books, purchase: BookedPurchase): number {
  if (purchase.status === "withdrawn") return purchase.keptPoints ?? 0;
  const isBack = purchase.refunded || (purchase.status === "expired" && contest.rules.refundExpired);
  return earnedBy(purchase) - (isBack ? 0 : purchase.paidPoints);
}

/** Beside purchases only an adjustment moves points, by itself, and its undoing. */
function checkBesides({ act, entries }: Restated, find: Find): void {
  const besides = entries.filter(({ purchaseId }) => purchaseId === null);
  if (act.type === "undo") return;
  const isDue =
    act.type === "adjust"
      ? besides.length === 1 &&
        besides[0]?.teamId === act.teamId &&
        besides[0].deltaPoints === act.deltaPoints
      : besides.length === 0;
  if (!isDue) find("money", besides[0]?.teamId ?? "");
}

/** When a purchase that earned anything was closed, the last time. */
function lastEarning(team: BookedTeam): number | null {
  let last: number | null = null;
  for (const purchase of team.purchases.values()) {
    const { closedAt } = purchase;
    if (closedAt !== null && earnedBy(purchase) > 0 && (last === null || closedAt > last)) last = closedAt;
  }
  return last === null ? null : netTime(team, last);
}

function bookCards(books: Books, { cards }: Restated): void {
  for (const { cardId, taskVersion, task, voided, rulings } of cards) {
    const card = books.cards.get(cardId);
    if (!card) continue;
    const earlierTasks = [...card.earlierTasks, card.task];
    const next = task ?? findTask(card, taskVersion);
    if (!next) continue;
    books.cards.set(cardId, {
      ...card,
      task: next,
      earlierTasks: earlierTasks.filter(({ version }) => version !== next.version),
      voided,
      rulings,
    });
  }
}

function bookGift(
  books: Books,
  { at }: Restated,
  gift: Extract<Restated["act"], { type: "give" }>,
  find: Find,
): void {
  const team: BookedTeam | undefined = books.teams.get(gift.teamId);
  if (!team) {
    find("unknown_team", gift.teamId);
    return;
  }
  if (team.endedAt !== null) find("late", gift.teamId, gift.purchaseId);
  checkGift(books, team, gift, find);
  team.purchases.set(gift.purchaseId, {
    id: gift.purchaseId,
    cardId: gift.cardId,
    taskVersion: gift.taskVersion,
    boughtAt: at,
    pricePoints: gift.pricePoints,
    paidPoints: 0,
    rewardsPoints: gift.rewardsPoints,
    status: "active",
    closedAt: null,
    answers: [],
  });
}

function checkGift(
  books: Books,
  team: BookedTeam,
  gift: Extract<Restated["act"], { type: "give" }>,
  find: Find,
): void {
  const card = books.cards.get(gift.cardId);
  const found = (code: Parameters<Find>[0]) => find(code, team.id, gift.purchaseId);
  if (!card || card.voided) found("unknown_card");
  else {
    if (gift.pricePoints !== card.pricePoints) found("price");
    if (gift.taskVersion !== card.task.version) found("task_version");
    if (!isSame(gift.rewardsPoints, rewardsDue(books.contest.rules, card))) found("rewards");
  }
  if (hasCard(team, gift.cardId)) found("bought_twice");
  if (!isNextNumber(books, team, gift.purchaseId)) found("purchase_number");
  books.highestPurchase = Math.max(books.highestPurchase, gift.purchaseId);
}
