import { type BookedTeam, type Books, present } from "./books.ts";
import type { Find } from "./eventChecks.ts";
import type { SeenPurchase, SeenTeam, Sight } from "./sight.ts";

/** Compares what memory holds with the books. ACC2 */
export function compareWith(books: Books, sight: Sight, find: Find): void {
  const { clock } = sight;
  const isSame =
    sight.phase === books.phase &&
    sight.entryOpen === books.entryOpen &&
    clock.durationMs === books.contest.durationMs &&
    (["startsAt", "startedAt", "endsAt", "pausedAt", "finishedAt"] as const).every(
      (time) => clock[time] === books[time],
    );
  if (!isSame) find("seen_clock");
  for (const seen of sight.teams) {
    const team = books.teams.get(seen.id);
    if (team) compareTeam(team, seen, find);
    else find("seen_team", seen.id);
  }
  comparePlaces(books, sight, find);
}

function compareTeam(team: BookedTeam, seen: SeenTeam, find: Find): void {
  const isSame =
    seen.name === team.name &&
    seen.pin === team.pin &&
    seen.removed === team.removed &&
    isSameList(seen.seats, team.seats) &&
    isSameList(seen.mayReturn, team.formerSeats);
  if (!isSame) find("seen_team", team.id);
  const { points, rewardedAt } = team;
  if (seen.balancePoints !== points || seen.ledgerPoints !== points || seen.lastRewardAt !== rewardedAt)
    find("seen_balance", team.id);
  if (seen.purchases.length !== team.purchases.size) find("seen_purchase", team.id);
  for (const purchase of seen.purchases) comparePurchase(team, purchase, find);
}

function comparePurchase(team: BookedTeam, seen: SeenPurchase, find: Find): void {
  const purchase = team.purchases.get(seen.id);
  const isSame =
    purchase?.cardId === seen.cardId &&
    purchase.taskVersion === seen.taskVersion &&
    purchase.pricePoints === seen.pricePoints &&
    purchase.paidPoints === seen.paidPoints &&
    purchase.status === seen.status &&
    purchase.closedAt === seen.closedAt &&
    purchase.answers.length === seen.submissions.length &&
    purchase.answers.every(({ reading, verdict }, index) => {
      const submission = seen.submissions[index];
      return submission?.reading === reading && submission.verdict === verdict;
    });
  if (!isSame) find("seen_purchase", team.id, seen.id);
}

/** A team's place is one more than the teams above it. */
function comparePlaces(books: Books, { places }: Sight, find: Find): void {
  const standing = present(books);
  const shown = new Map(places);
  for (const team of standing) {
    let place = 1;
    for (const other of standing) if (isAbove(books, other, team)) place += 1;
    if (shown.get(team.id) !== place) find("seen_places", team.id);
  }
  if (shown.size !== standing.length) find("seen_places");
}

function isAbove({ contest }: Books, one: BookedTeam, other: BookedTeam): boolean {
  if (one.points !== other.points) return one.points > other.points;
  return contest.rules.tieBreak === "earliest" && (one.rewardedAt ?? 0) < (other.rewardedAt ?? 0);
}

function isSameList(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
