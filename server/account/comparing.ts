import type { Question } from "../../shared/contest/questionRecords.ts";
import type { RepairNotice } from "../../shared/contest/repairActs.ts";
import type { ScreenWish } from "../../shared/contest/screenActs.ts";
import type { LedgerEntry, Purchase } from "../../shared/contest/state.ts";
import { type BookedEntry, type BookedTeam, type Books, placeOf, present } from "./books.ts";
import { isDoneForGood } from "./deedChecks.ts";
import { isSameWriting } from "./editChecks.ts";
import type { Find } from "./eventChecks.ts";
import { isSameFrozen } from "./frozenBooks.ts";
import { isSameLoss } from "./missedChecks.ts";
import type { Sight, TeamSight, WritingSight } from "./sight.ts";

/** A team as it was last seen. */
interface SeenTeam extends Omit<TeamSight, "purchases"> {
  readonly purchases: ReadonlyMap<number, Purchase>;
}

/** What was last seen of what a sight leaves out when it did not change. */
export interface Seen {
  readonly teams: Map<string, SeenTeam>;
  frozen: Sight["frozen"];
  writing: WritingSight | null;
}

/** Of what moderators did beside putting right, so many are remembered, and of plans that came to nothing. */
const keptDeeds = 60;
const keptFailures = 5;

/** Compares what memory holds with the books; a team that was not seen again is what it was. ACC2 */
export function compareWith(books: Books, sight: Sight, seen: Seen, find: Find): void {
  const known = seen.teams;
  const { clock } = sight;
  const isSame =
    sight.phase === books.phase &&
    sight.entryOpen === books.entryOpen &&
    sight.entryByApproval === books.entryByApproval &&
    clock.durationMs === books.contest.durationMs &&
    (["startsAt", "startedAt", "endsAt", "pausedAt", "finishedAt"] as const).every(
      (time) => clock[time] === books[time],
    );
  if (!isSame || !isSameLoss(books, sight) || !isSameControl(books, sight) || !isSameEnd(books, sight))
    find("seen_clock");
  compareCards(books, sight, find);
  seen.writing = sight.writing ?? seen.writing;
  if (seen.writing && !isSameWriting(books, seen.writing)) find("seen_writing");
  seen.frozen = sight.frozen ?? seen.frozen;
  compareFrozen(books, sight, seen, find);
  for (const team of sight.teams) known.set(team.id, together(known.get(team.id), team));
  for (const team of books.teams.values()) {
    const last = known.get(team.id);
    if (last) compareTeam(team, last, find);
    else find("seen_team", team.id);
  }
  if (known.size !== books.teams.size) find("seen_team");
  comparePlaces(books, sight, find);
}

function isSameControl({ control }: Books, { control: seen }: Sight): boolean {
  const { cover, emergency, countdownAt, messages, made, plans, failed, screens } = control;
  return (
    (seen.cover?.holdsClock ?? null) === (cover?.holdsClock ?? null) &&
    (seen.emergency?.wasRunning ?? null) === (emergency?.wasRunning ?? null) &&
    (seen.emergency?.wasEntryOpen ?? null) === (emergency?.wasEntryOpen ?? null) &&
    seen.countdownAt === countdownAt &&
    isSameList(
      seen.messages.flat(),
      [...messages].flat().map((part) => part ?? 0),
    ) &&
    seen.plansMade === made &&
    isSameList(seen.plans, [...plans.keys()]) &&
    isSameList(seen.failedPlans.flat(), failed.slice(-keptFailures).flat()) &&
    isSameList(
      seen.screens.map(screenLine),
      [...screens].map(([screen, wish]) => screenLine({ screen, wish })),
    )
  );
}

/** Whether standings are frozen, and results final. */
function isSameEnd(books: Books, sight: Sight): boolean {
  const { revealed, openAt, freezeMinutes, shownPlaces, isFinal, acts, deeds } = books;
  const { review, keysShown, lastActBy, lastReveal } = books;
  return (
    isSameList(sight.revealed, revealed && [...revealed]) &&
    (sight.lastReveal?.at ?? null) === (lastReveal?.at ?? null) &&
    isSameList(sight.lastReveal?.told ?? null, lastReveal?.told ?? null) &&
    sight.freezeMinutes === freezeMinutes &&
    sight.shownPlaces === shownPlaces &&
    sight.isFinal === isFinal &&
    (sight.openEventAt ?? openAt) === openAt &&
    sight.review === review &&
    sight.keysShown === keysShown &&
    sight.acts === acts.length &&
    sight.lastActBy === lastActBy &&
    sight.deeds === deeds.length &&
    isSameList(sight.undone.flat(), undoneOf(acts, 0)) &&
    isSameList(sight.undoneDeeds.flat(), undoneOf(deeds, deeds.length - keptDeeds)) &&
    isSameList(
      sight.deedTeams.map((teamIds) => JSON.stringify(teamIds)),
      deeds.slice(-keptDeeds).map(({ teamIds }) => JSON.stringify(teamIds)),
    ) &&
    deeds.every(({ type }, index) => {
      const isForGood = index < deeds.length - keptDeeds ? null : isDoneForGood(type);
      return isForGood === null || sight.deedsForGood.includes(index + 1) === isForGood;
    })
  );
}

/** Numbers of what was undone, each with that of what undid it; of the first `gone` nobody knows any more. */
function undoneOf(done: readonly { readonly undoneBy: number | null }[], gone: number): readonly number[] {
  return done.flatMap(({ undoneBy }, index) =>
    undoneBy === null || index < gone ? [] : [index + 1, undoneBy],
  );
}

/** What everybody goes on seeing. */
function compareFrozen({ frozen, teams }: Books, { revealed }: Sight, seen: Seen, find: Find): void {
  if (revealed === null || !seen.frozen) return;
  for (const team of teams.values()) {
    const mark = frozen?.get(team.id);
    if (!mark || !isSameFrozen(seen.frozen[team.id], mark)) find("seen_frozen", team.id);
  }
  if (Object.keys(seen.frozen).length !== teams.size) find("seen_frozen");
}

/** By which version of its task each card is bought, and which were taken out of the game. */
function compareCards(books: Books, { cards }: Sight, find: Find): void {
  const isSame =
    cards.length === books.cards.size &&
    cards.every(({ cardId, taskVersion, voided, rulings }) => {
      const card = books.cards.get(cardId);
      return (
        card?.task.version === taskVersion &&
        (card.voided === true) === voided &&
        rulings === (card.rulings?.length ?? 0)
      );
    });
  if (!isSame) find("seen_cards");
}

/** What a team asked, and what of it waits. */
function isSameAsked(one: BookedTeam["questions"], other: readonly Question[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ cardId, appeal, isOpen }, index) => {
      const question = other[index];
      return (
        question?.number === index + 1 &&
        question.cardId === cardId &&
        (question.reply === undefined) === isOpen &&
        question.appeal?.purchaseId === appeal?.purchaseId &&
        question.appeal?.index === appeal?.index
      );
    })
  );
}

function isSameNotices(one: readonly RepairNotice[], other: readonly RepairNotice[]): boolean {
  const fields = ["act", "at", "type", "purchaseId", "answer", "verdict", "deltaPoints", "why"] as const;
  return (
    one.length === other.length &&
    one.every((notice, index) => fields.every((field) => notice[field] === other[index]?.[field]))
  );
}

function screenLine({ screen, wish }: { readonly screen: string; readonly wish: ScreenWish | null }): string {
  return [screen, wish?.show, wish?.zoomPercent, wish?.marginPercent, wish?.sound].join("\n");
}

function together(known: SeenTeam | undefined, seen: TeamSight): SeenTeam {
  const purchases = new Map(known?.purchases);
  for (const purchase of seen.purchases) purchases.set(purchase.id, purchase);
  return { ...seen, purchases, ledger: [...(known?.ledger.slice(0, seen.ledgerKept) ?? []), ...seen.ledger] };
}

function compareTeam(team: BookedTeam, seen: SeenTeam, find: Find): void {
  const isSame =
    seen.name === team.name &&
    seen.pin === team.pin &&
    seen.removed === team.removed &&
    isSameList(seen.seats, team.seats) &&
    isSameNotices(team.notices, seen.notices ?? []) &&
    isSameAsked(team.questions, seen.questions ?? []) &&
    isSameList(seen.mayReturn ?? null, team.formerSeats) &&
    (seen.goneAt ?? null) === team.goneAt &&
    isSameList(seen.formerSeats ?? [], team.keptSeats) &&
    (seen.mergedInto ?? null) === (team.seatsAreAt?.id ?? null) &&
    (seen.blocked ?? false) === team.blocked &&
    (seen.nameHidden ?? false) === team.nameHidden &&
    (seen.boat ?? null) === team.boat;
  const isSameTime =
    (seen.extraTime?.leftMs ?? 0) === team.extraMs &&
    (seen.extraTime?.grants.length ?? 0) === team.grants.length &&
    (seen.endedAt ?? null) === team.endedAt;
  if (!isSame || !isSameTime) find("seen_team", team.id);
  const isSameMoney =
    seen.balancePoints === team.points &&
    seen.lastRewardAt === team.rewardedAt &&
    seen.ledger.length === team.entries.length &&
    team.entries.every((entry, index) => isSameEntry(entry, seen.ledger[index]));
  if (!isSameMoney) find("seen_balance", team.id);
  const { size } = team.purchases;
  if (seen.purchases.size !== size || seen.purchaseCount !== size) find("seen_purchase", team.id);
  for (const purchase of seen.purchases.values()) comparePurchase(team, purchase, find);
}

function isSameEntry(entry: BookedEntry, seen: LedgerEntry | undefined): boolean {
  return (
    seen?.at === entry.at &&
    seen.deltaPoints === entry.deltaPoints &&
    seen.reason === entry.reason &&
    seen.purchaseId === entry.purchaseId
  );
}

function comparePurchase(team: BookedTeam, seen: Purchase, find: Find): void {
  const purchase = team.purchases.get(seen.id);
  const isSame =
    purchase?.cardId === seen.cardId &&
    purchase.taskVersion === seen.taskVersion &&
    purchase.pricePoints === seen.pricePoints &&
    purchase.paidPoints === seen.paidPoints &&
    purchase.boughtAt === seen.boughtAt &&
    isSameList(purchase.rewardsPoints, seen.rewardsPoints) &&
    purchase.status === seen.status &&
    purchase.closedAt === seen.closedAt &&
    purchase.keptPoints === seen.keptPoints &&
    (purchase.refunded === true) === (seen.refunded === true) &&
    purchase.answers.length === seen.submissions.length &&
    purchase.answers.every(({ at, raw, reading, verdict, ruling }, index) => {
      const { [index]: submission } = seen.submissions;
      return (
        submission?.at === at &&
        submission.answer === raw &&
        submission.reading === reading &&
        submission.verdict === verdict &&
        submission.ruling === ruling
      );
    });
  if (!isSame) find("seen_purchase", team.id, seen.id);
}

function comparePlaces(books: Books, { places }: Sight, find: Find): void {
  const standing = present(books);
  const shown = new Map(places);
  for (const team of standing) {
    if (shown.get(team.id) !== placeOf(books, team)) find("seen_places", team.id);
  }
  if (shown.size !== standing.length) find("seen_places");
}

function isSameList(
  one: readonly (string | number)[] | null,
  other: readonly (string | number)[] | null,
): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
