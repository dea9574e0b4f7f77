import type { RejectionCode } from "../../shared/contest/rejections.ts";
import type { ContestState, Purchase } from "../../shared/contest/state.ts";
import type { Draft } from "../../shared/protocol.ts";

/**
 * What the teams of a contest are writing: the newest draft of each active purchase, in memory only. DRF3
 * There are never more than purchases are active, and none is longer than an answer may be.
 */
export class TeamDrafts {
  readonly #byTeam = new Map<string, Map<number, Draft>>();

  /** Keeps a draft that was let in, or takes it back when its text is empty: whether that says something new. DRF6 */
  write(teamId: string, draft: Draft): boolean {
    const drafts = this.#byTeam.get(teamId) ?? new Map<number, Draft>();
    const known = drafts.get(draft.purchaseId);
    const isNews = known ? known.text !== draft.text || known.seatId !== draft.seatId : draft.text !== "";
    if (!isNews) return false;
    if (draft.text === "") drafts.delete(draft.purchaseId);
    else drafts.set(draft.purchaseId, draft);
    this.#byTeam.set(teamId, drafts);
    return true;
  }

  of(teamId: string): readonly Draft[] {
    return [...(this.#byTeam.get(teamId)?.values() ?? [])];
  }

  /** Drops what belongs to purchases that are not active any more, and to seats and teams that are gone. DRF4 */
  follow(before: ContestState, state: ContestState): void {
    for (const [teamId, drafts] of this.#byTeam) {
      if (before.teams[teamId] === state.teams[teamId]) continue;
      const seats = state.teams[teamId]?.seats ?? [];
      const active = new Set(
        purchasesOf(state, teamId)
          .filter(({ status }) => status === "active")
          .map(({ id }) => id),
      );
      for (const [purchaseId, { seatId }] of drafts) {
        if (!active.has(purchaseId) || !seats.includes(seatId)) drafts.delete(purchaseId);
      }
      if (drafts.size === 0) this.#byTeam.delete(teamId);
    }
  }
}

/** Why a team may write no draft for this purchase; null: it may. DRF2 */
export function draftRefusal(state: ContestState, teamId: string, purchaseId: number): RejectionCode | null {
  const purchase = purchasesOf(state, teamId).find(({ id }) => id === purchaseId);
  if (!purchase) return "unknown_purchase";
  return purchase.status === "active" ? null : "purchase_closed";
}

function purchasesOf(state: ContestState, teamId: string): readonly Purchase[] {
  const team = Object.hasOwn(state.teams, teamId) ? state.teams[teamId] : undefined;
  return team && !team.removed ? team.purchases : [];
}
