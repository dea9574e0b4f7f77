import { taskOf } from "../../shared/contest/cards.ts";
import {
  attemptsOf,
  type BookedPurchase,
  type BookedTeam,
  type Books,
  type EventOf,
  enter,
} from "./books.ts";
import type { Find } from "./eventChecks.ts";

type Restated = EventOf<"Restated">;

/** What a moderator put right. */
export function bookRepair(books: Books, event: Restated, find: Find): void {
  bookCards(books, event);
  if (event.act.type === "give") bookGift(books, event, event.act, find);
  for (const change of event.changes) {
    const team = books.teams.get(change.teamId);
    const purchase = team?.purchases.get(change.purchaseId);
    if (!team || !purchase) {
      find("unknown_purchase", change.teamId, change.purchaseId);
      continue;
    }
    purchase.taskVersion = change.taskVersion;
    purchase.status = change.status;
    purchase.closedAt = change.closedAt;
    purchase.keptPoints = change.keptPoints ?? 0;
    purchase.answers = change.submissions.map(({ reading, verdict }, index) => ({
      at: purchase.answers[index]?.at ?? event.at,
      raw: purchase.answers[index]?.raw ?? "",
      reading,
      verdict,
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
}

/** When a purchase that earned anything was closed, the last time. */
function lastEarning(team: BookedTeam): number | null {
  let last: number | null = null;
  for (const purchase of team.purchases.values()) {
    const { closedAt } = purchase;
    if (closedAt !== null && earnedBy(purchase) > 0 && (last === null || closedAt > last)) last = closedAt;
  }
  return last;
}

function earnedBy(purchase: BookedPurchase): number {
  const isRight =
    purchase.status === "solved" && purchase.answers.some(({ verdict }) => verdict === "accepted");
  const reward = isRight ? (purchase.rewardsPoints[attemptsOf(purchase) - 1] ?? 0) : 0;
  return Math.max(purchase.keptPoints ?? 0, reward);
}

function bookCards(books: Books, { cards }: Restated): void {
  for (const { cardId, taskVersion, task, voided, rulings } of cards) {
    const card = books.cards.get(cardId);
    if (!card) continue;
    const earlierTasks = [...card.earlierTasks, card.task];
    const next = task ?? taskOf(card, taskVersion);
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
