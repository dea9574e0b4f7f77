import { isDeepStrictEqual } from "node:util";
import type { RulePack } from "../../shared/contest/rules.ts";
import type { PurchaseStatus } from "../../shared/contest/state.ts";
import type { PurchaseView, TeamView } from "../../shared/contest/view.ts";
import type { PrivateMessage } from "../../shared/protocol.ts";
import type { LiveView } from "../../shared/wireState.ts";

// What must hold between two things that one client was shown, whatever happened to the server in between.
// Every fault is one sentence.

/** Only an organizer's reopening brings an expired purchase back; nothing else ends twice. PAY, MOD */
const nextStatuses: Readonly<Record<PurchaseStatus, readonly PurchaseStatus[]>> = {
  active: ["active", "solved", "failed", "expired", "withdrawn"],
  solved: ["solved"],
  failed: ["failed"],
  expired: ["expired", "active"],
  withdrawn: ["withdrawn"],
};

/** Numbers of private messages within one connection: the whole view first, then one after another. SEE8 */
export function revisionFault(last: number | null, message: PrivateMessage): string | null {
  if ("whole" in message)
    return last === null || message.revision >= last
      ? null
      : `revision ${last} was followed by the whole view of ${message.revision}`;
  if (last === null) return `a change (revision ${message.revision}) came before the whole view`;
  return message.revision === last + 1 ? null : `revision ${last} was followed by ${message.revision}`;
}

/** The public state never goes back: neither its epoch, nor teams, nor, unless moderators put things right, that a team has earned. */
export function publicFaults(before: LiveView | null, after: LiveView, isMended = false): readonly string[] {
  if (!before) return [];
  const faults: string[] = [];
  if (after.epoch < before.epoch) faults.push(`epoch ${before.epoch} was followed by ${after.epoch}`);
  for (const [id, team] of Object.entries(before.view.teams)) {
    const now = after.view.teams[id];
    if (!now) faults.push(`team ${id} disappeared`);
    else if (!isMended && !now.outOfSight && now.lastRewardAt === null && team.lastRewardAt !== null)
      faults.push(`a reward of team ${id} was undone`);
  }
  return faults;
}

/**
 * The private view of a team as it should be, alone and after what the same client was shown before. Where moderators put things right,
 * what a purchase comes to may change; its ledger only grows, and no answer is lost.
 */
export function teamViewFaults(
  before: TeamView | null,
  after: TeamView,
  rules: RulePack,
  isMended = false,
): readonly string[] {
  const purchases = Object.values(after.purchases);
  if (isMended) return before ? historyFaults(before, after, isMended) : [];
  return [
    ...(before ? historyFaults(before, after, isMended) : []),
    ...purchases.flatMap((purchase) => [
      ...purchaseFaults(purchase),
      ...(before?.purchases[purchase.id] === purchase ? [] : paymentFaults(after, purchase)),
    ]),
    ...boardFaults(purchases, after, rules),
    ...(rules.negativeBalance || balanceOf(after) >= 0 ? [] : [`the balance is ${balanceOf(after)}`]),
  ];
}

/** The sum of the ledger. */
export function balanceOf(view: Pick<TeamView, "ledger">): number {
  return view.ledger.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
}

function historyFaults(before: TeamView, after: TeamView, isMended: boolean): readonly string[] {
  if (after.teamId !== before.teamId || after.pin !== before.pin) return ["the view is another team's"];
  const faults = before.ledger.flatMap((entry, index) =>
    same(entry, after.ledger[index]) ? [] : [`entry ${index + 1} of the ledger changed or is gone`],
  );
  for (const purchase of Object.values(before.purchases)) {
    const now = after.purchases[purchase.id];
    if (now === purchase) continue;
    if (now) faults.push(...purchaseHistoryFaults(purchase, now, isMended));
    else faults.push(`purchase ${purchase.id} is gone`);
  }
  return faults;
}

function purchaseHistoryFaults(
  before: PurchaseView,
  now: PurchaseView,
  isMended: boolean,
): readonly string[] {
  const faults: string[] = [];
  const fixed = ["id", "cardId", "boughtAt", "pricePoints", "paidPoints", "rewardsPoints"] as const;
  for (const field of fixed)
    if (!same(before[field], now[field])) faults.push(`${field} of purchase ${before.id} changed`);
  if (isMended) {
    before.submissions.forEach(({ answer }, index) => {
      if (now.submissions[index]?.answer !== answer)
        faults.push(`answer ${index + 1} of purchase ${before.id} is gone`);
    });
    return faults;
  }
  if (!nextStatuses[before.status].includes(now.status))
    faults.push(`purchase ${before.id} went from ${before.status} to ${now.status}`);
  before.submissions.forEach((submission, index) => {
    if (!same(submission, now.submissions[index]))
      faults.push(`answer ${index + 1} of purchase ${before.id} changed or is gone`);
  });
  return faults;
}

function purchaseFaults({ id, submissions, rewardsPoints, status }: PurchaseView): readonly string[] {
  const faults: string[] = [];
  const accepted = submissions.filter(({ verdict }) => verdict === "accepted").length;
  const counted = submissions.filter(isCounted).length;
  if (counted > rewardsPoints.length) faults.push(`purchase ${id} took ${counted} answers`);
  if (accepted !== (status === "solved" ? 1 : 0))
    faults.push(`purchase ${id} is ${status} with ${accepted} accepted answers`);
  return faults;
}

/** One charge, at most one reward, and never more than the best. PAY3 */
function paymentFaults({ ledger }: TeamView, purchase: PurchaseView): readonly string[] {
  const { id, paidPoints, rewardsPoints, status } = purchase;
  const counted = purchase.submissions.filter(isCounted).length;
  const entries = ledger.filter(({ purchaseId }) => purchaseId === id);
  const charges = entries.filter(({ reason }) => reason === "purchase" || reason === "relief");
  const rewards = entries.filter(({ reason }) => reason === "reward");
  const paid = rewards.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
  const faults: string[] = [];
  if (charges.length !== 1 || charges[0]?.deltaPoints !== 0 - paidPoints)
    faults.push(`purchase ${id} for ${paidPoints} has ${charges.length} charges`);
  if (paid > Math.max(...rewardsPoints))
    faults.push(`purchase ${id} was paid ${paid}, above its best reward`);
  if (paid !== (status === "solved" ? rewardsPoints[counted - 1] : 0))
    faults.push(`purchase ${id}, ${status} after ${counted} answers, was paid ${paid}`);
  return faults;
}

function boardFaults(
  purchases: readonly PurchaseView[],
  { tasks }: TeamView,
  { slots }: RulePack,
): readonly string[] {
  const kept = purchases.filter(({ status }) => status !== "withdrawn");
  const bought = new Set(purchases.map(({ id }) => id));
  const active = kept.filter(({ status }) => status === "active").length;
  const faults: string[] = [];
  if (new Set(kept.map(({ cardId }) => cardId)).size < kept.length) faults.push("a card was bought twice");
  if (active > slots) faults.push(`${active} purchases are active in ${slots} slots`);
  for (const id of bought) if (!tasks[id]) faults.push(`the statement of purchase ${id} is missing`);
  for (const id of Object.keys(tasks))
    if (!bought.has(Number(id))) faults.push(`the statement of purchase ${id}, never made, was shown`);
  return faults;
}

/** An annulled answer costs no attempt. ANS8 */
export function isCounted({ verdict }: { readonly verdict: string }): boolean {
  return verdict !== "annulled";
}

/** Most parts are the very same objects; only after a reconnection they have to be looked at. */
function same(one: unknown, other: unknown): boolean {
  return one === other || isDeepStrictEqual(one, other);
}
