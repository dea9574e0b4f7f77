import type { AccountCode } from "../../shared/accountNotice.ts";
import { judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import {
  activePurchases,
  attemptsOf,
  type BookedPurchase,
  type BookedTeam,
  type Books,
  type EventOf,
  enter,
  findTask,
} from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { rewardsDue } from "./rewardsDue.ts";

/** Notes what is wrong with one purchase. */
type Found = (code: AccountCode) => void;

export function bookPurchase(books: Books, event: EventOf<"CardBought">, find: Find): void {
  const { teamId, purchaseId, cardId } = event;
  const found: Found = (code) => find(code, teamId, purchaseId);
  const team = books.teams.get(teamId);
  if (!team) {
    found("unknown_team");
    return;
  }
  const card = books.cards.get(cardId);
  if (!card || card.voided) found("unknown_card");
  else {
    if (event.taskVersion !== card.task.version) found("task_version");
    if (event.pricePoints !== card.pricePoints) found("price");
    if (!isSame(event.rewardsPoints, rewardsDue(books.contest.rules, card))) found("rewards");
    checkPayment(books, team, event, found);
  }
  if (hasCard(team, cardId)) found("bought_twice");
  if (activePurchases(team).length >= books.contest.rules.slots) found("slots");
  if (!isNextNumber(books, team, purchaseId)) found("purchase_number");
  books.highestPurchase = Math.max(books.highestPurchase, purchaseId);
  enter(team, {
    at: event.at,
    deltaPoints: 0 - event.paidPoints,
    reason: event.relief ? "relief" : "purchase",
    purchaseId,
  });
  team.purchases.set(purchaseId, {
    id: purchaseId,
    cardId,
    taskVersion: event.taskVersion,
    boughtAt: event.at,
    pricePoints: event.pricePoints,
    paidPoints: event.paidPoints,
    rewardsPoints: event.rewardsPoints,
    status: "active",
    closedAt: null,
    answers: [],
  });
}

/** What a card costs this team now, by the rules; null: more than it has. */
export function costNow(
  books: Books,
  team: BookedTeam,
  pricePoints: number,
): { readonly points: number; readonly relief: boolean } | null {
  const { rules } = books.contest;
  if (rules.negativeBalance || pricePoints <= team.points) return { points: pricePoints, relief: false };
  if (!rules.relief || activePurchases(team).length > 0) return null;
  for (const card of books.cards.values()) {
    if (card.pricePoints < pricePoints && !card.voided && !hasCard(team, card.id)) return null;
  }
  return { points: Math.max(0, team.points), relief: true };
}

function checkPayment(
  books: Books,
  team: BookedTeam,
  { pricePoints, paidPoints, relief }: EventOf<"CardBought">,
  found: Found,
): void {
  const due = costNow(books, team, pricePoints);
  if (due === null) found("paid");
  else if (due.relief !== relief) found("relief");
  else if (due.points !== paidPoints) found("paid");
}

export function bookAnswer(books: Books, event: EventOf<"AnswerJudged">, find: Find): void {
  const { at, teamId, purchaseId, answer, reading, verdict } = event;
  const found: Found = (code) => find(code, teamId, purchaseId);
  const team = books.teams.get(teamId);
  if (!team) {
    found("unknown_team");
    return;
  }
  const purchase = team.purchases.get(purchaseId);
  if (!purchase) {
    found("unknown_purchase");
    return;
  }
  if (purchase.status !== "active") found("closed");
  if (purchase.cardId !== event.cardId) found("unknown_card");
  if (isTried(purchase, reading)) found("repeated");
  checkJudging(books, purchase, event, found);
  checkConsequence(purchase, event, found);
  purchase.answers.push({ at, raw: answer, reading, verdict, ruling: event.ruled ? verdict : undefined });
  purchase.status = event.status;
  if (event.status !== "active") purchase.closedAt = at;
  if (verdict === "accepted")
    enter(team, { at, deltaPoints: event.rewardPoints, reason: "reward", purchaseId });
}

export function isTried({ answers }: BookedPurchase, reading: string): boolean {
  return answers.some((earlier) => earlier.verdict === "wrong" && earlier.reading === reading);
}

/** The answer is read and judged again, by the task that the purchase names; and once judged, a reading is judged the same for all. */
function checkJudging(
  books: Books,
  purchase: BookedPurchase,
  { answer, reading, verdict }: EventOf<"AnswerJudged">,
  found: Found,
): void {
  const card = books.cards.get(purchase.cardId);
  const task = card && findTask(card, purchase.taskVersion);
  if (!task) {
    found("task_version");
    return;
  }
  const read = readAnswer(readerOf(task.checker), answer);
  if (!read.ok || read.reading !== reading) found("reading");
  const key = `${purchase.cardId}/${purchase.taskVersion}/${reading}`;
  const before = books.verdicts.get(key) ?? verdict;
  books.verdicts.set(key, before);
  const judged = judgeReading(task.checker, reading) ? "accepted" : "wrong";
  const ruling = card.rulings?.find((each) => each.reading === reading)?.verdict;
  if (ruling) {
    if (verdict !== ruling) found("verdict");
    return;
  }
  if (verdict !== judged || verdict !== before) found("verdict");
}

function checkConsequence(purchase: BookedPurchase, event: EventOf<"AnswerJudged">, found: Found): void {
  const { rewardsPoints } = purchase;
  const used = attemptsOf(purchase);
  const isRight = event.verdict === "accepted";
  if (event.attempt !== used + 1 || used >= rewardsPoints.length) found("attempt");
  if (event.rewardPoints !== (isRight ? rewardsPoints[used] : 0)) found("reward");
  const after = isRight ? "solved" : used + 1 < rewardsPoints.length ? "active" : "failed";
  if (event.status !== after) found("status");
}

export function hasCard(team: BookedTeam, cardId: number): boolean {
  for (const purchase of team.purchases.values())
    if (purchase.cardId === cardId && purchase.status !== "withdrawn") return true;
  return false;
}

/** By one from the team's last; in journals of earlier versions from the contest's last, until the first that is not. */
export function isNextNumber(books: Books, team: BookedTeam, purchaseId: number): boolean {
  let highest = 0;
  for (const id of team.purchases.keys()) if (id > highest) highest = id;
  const isByContest = books.numbersByContest && purchaseId === books.highestPurchase + 1;
  if (!isByContest) books.numbersByContest = false;
  return isByContest || purchaseId === highest + 1;
}

export function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((points, index) => points === other[index]);
}
