import type { CardId, TeamId } from "../ids.ts";
import type { LiveCard } from "./board.ts";
import { findCard, taskOf } from "./cards.ts";
import type { ContestEvent } from "./events.ts";
import type { ActRecord, CardRestatement, RepairNotice } from "./repairActs.ts";
import { cardRestatement } from "./repairing.ts";
import { lastRewardOf, restatementOf } from "./restating.ts";
import { post } from "./scoring.ts";
import type { ContestState, Purchase, Submission, Team } from "./state.ts";

type RestatedEvent = Extract<ContestEvent, { type: "Restated" }>;
type Change = RestatedEvent["changes"][number];
type Entry = RestatedEvent["entries"][number];

/** The state after a moderator's act: everything that changes stands in the event. */
export function afterRestating(state: ContestState, event: RestatedEvent): ContestState {
  const teams: Record<TeamId, Team> = { ...state.teams };
  for (const [teamId, { changes, entries }] of byTeam(event)) {
    const team = teams[teamId];
    if (team) teams[teamId] = teamAfter(team, event, changes, entries);
  }
  const { act } = event;
  const acts = (state.acts ?? []).map((record) =>
    act.type === "undo" && record.number === act.act ? { ...record, undoneBy: event.number } : record,
  );
  return {
    ...state,
    // The same object where no card changed: views are remembered by it, and a freeze asks it. SEE7 FRZ7
    board:
      event.cards.length === 0
        ? state.board
        : { ...state.board, cards: cardsAfter(state.board.cards, event.cards) },
    teams,
    acts: [...acts, recordOf(state, event)],
  };
}

interface TeamPart {
  readonly changes: Change[];
  readonly entries: Entry[];
}

function byTeam({ act, changes, entries }: RestatedEvent): ReadonlyMap<TeamId, TeamPart> {
  const parts = new Map<TeamId, TeamPart>();
  const partOf = (teamId: TeamId) => {
    const part = parts.get(teamId) ?? { changes: [], entries: [] };
    parts.set(teamId, part);
    return part;
  };
  for (const change of changes) partOf(change.teamId).changes.push(change);
  for (const entry of entries) partOf(entry.teamId).entries.push(entry);
  if (act.type === "give") partOf(act.teamId);
  return parts;
}

function teamAfter(
  team: Team,
  event: RestatedEvent,
  changes: readonly Change[],
  entries: readonly Entry[],
): Team {
  const { at, act, why } = event;
  const changed = new Map(changes.map((change) => [change.purchaseId, change]));
  const purchases = team.purchases.map((purchase) => {
    const change = changed.get(purchase.id);
    return change ? purchaseAfter(purchase, change) : purchase;
  });
  if (act.type === "give" && act.teamId === team.id) purchases.push(givenPurchase(act, at));
  let after: Team = { ...team, purchases };
  for (const { purchaseId, deltaPoints, reason } of entries) {
    const words = reason === "adjustment" ? { why } : {};
    after = post(after, { at, deltaPoints, reason, purchaseId, ...words });
  }
  const notices = noticesFor(team, after, event, changes, entries);
  return {
    ...after,
    lastRewardAt: changes.length > 0 ? lastRewardOf(after) : team.lastRewardAt, // RES5
    ...(notices.length > 0 && { notices: [...(team.notices ?? []), ...notices] }),
  };
}

function purchaseAfter(purchase: Purchase, change: Change): Purchase {
  const { keptPoints: _kept, refunded: _refunded, ...rest } = purchase;
  return {
    ...rest,
    taskVersion: change.taskVersion,
    status: change.status,
    closedAt: change.closedAt,
    submissions: purchase.submissions.map(({ at, answer }, index): Submission => {
      const restated = change.submissions[index];
      if (!restated) throw new Error("a restatement names every answer");
      return { at, answer, ...restated };
    }),
    ...(change.keptPoints !== undefined && { keptPoints: change.keptPoints }),
    ...(change.refunded && { refunded: true as const }),
  };
}

function givenPurchase(act: Extract<RestatedEvent["act"], { type: "give" }>, at: number): Purchase {
  return {
    id: act.purchaseId,
    cardId: act.cardId,
    taskVersion: act.taskVersion,
    boughtAt: at,
    pricePoints: act.pricePoints,
    paidPoints: 0,
    rewardsPoints: act.rewardsPoints,
    status: "active",
    submissions: [],
    closedAt: null,
  };
}

/** What the team is told: nothing of what only moved to another version of its task. RES10 */
function noticesFor(
  before: Team,
  after: Team,
  { number, at, act, why }: RestatedEvent,
  changes: readonly Change[],
  entries: readonly Entry[],
): readonly RepairNotice[] {
  const base = { act: number, at, type: act.type, why } as const;
  const notices: RepairNotice[] = [];
  const sumFor = (purchaseId: number | null) =>
    entries.reduce((sum, entry) => (entry.purchaseId === purchaseId ? sum + entry.deltaPoints : sum), 0);
  for (const { purchaseId } of changes) {
    const old = before.purchases.find(({ id }) => id === purchaseId);
    const now = after.purchases.find(({ id }) => id === purchaseId);
    if (!old || !now) continue;
    const index = now.submissions.findLastIndex(
      ({ verdict }, nth) => verdict !== old.submissions[nth]?.verdict,
    );
    const deltaPoints = sumFor(purchaseId);
    if (index < 0 && deltaPoints === 0 && old.status === now.status) continue;
    const { answer = null, verdict = null } = now.submissions[index] ?? {};
    notices.push({ ...base, purchaseId, answer, verdict, deltaPoints });
  }
  const plain = { ...base, answer: null, verdict: null };
  if (act.type === "give") notices.push({ ...plain, purchaseId: act.purchaseId, deltaPoints: 0 });
  const besides = sumFor(null);
  if (besides !== 0) notices.push({ ...plain, purchaseId: null, deltaPoints: besides });
  return notices;
}

function cardsAfter(
  cards: readonly LiveCard[],
  restatements: readonly CardRestatement[],
): readonly LiveCard[] {
  const changed = new Map(restatements.map((each) => [each.cardId, each] as const));
  return cards.map((card) => {
    const change = changed.get(card.id);
    return change ? cardAfter(card, change) : card;
  });
}

function cardAfter(card: LiveCard, { taskVersion, task, voided, rulings }: CardRestatement): LiveCard {
  const { voided: _voided, rulings: _rulings, ...rest } = card;
  const all = [...card.earlierTasks, card.task, ...(task ? [task] : [])];
  const current = task ?? taskOf(card, taskVersion);
  return {
    ...rest,
    task: current,
    earlierTasks: all.filter(({ version }) => version !== current.version),
    ...(voided && { voided: true as const }),
    ...(rulings.length > 0 && { rulings }),
  };
}

/** What the act did, with all that it touched as it was before. */
function recordOf(state: ContestState, event: RestatedEvent): ActRecord {
  const { number, at, by, act, policy, why, cards, changes, entries } = event;
  const cardsBefore = cards.flatMap(({ cardId }: { readonly cardId: CardId }) => {
    const card = findCard(state.board.cards, cardId);
    return card ? [cardRestatement(card)] : [];
  });
  const before = changes.flatMap(({ teamId, purchaseId }) => {
    const purchase = state.teams[teamId]?.purchases.find(({ id }) => id === purchaseId);
    return purchase ? [restatementOf(teamId, purchase)] : [];
  });
  return {
    number,
    at,
    accountId: by.role === "moderator" ? by.accountId : "",
    act,
    policy,
    why,
    undoneBy: null,
    cardsBefore,
    before,
    besides: entries.filter(({ purchaseId }) => purchaseId === null),
  };
}
