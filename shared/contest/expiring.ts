import type { PurchaseRefund } from "./events.ts";
import type { RulePack } from "./rules.ts";
import type { Purchase, PurchaseStatus, Team } from "./state.ts";

/** What comes back of a purchase that expires. TIM7 */
export function refundAtEnd(
  rules: Pick<RulePack, "refundExpired">,
  purchase: Pick<Purchase, "paidPoints" | "refunded">,
): number {
  return rules.refundExpired && !purchase.refunded ? purchase.paidPoints : 0;
}

/** Every purchase of these teams with this status, with the points that the rules move when it expires. TIM7 TIM8 */
export function purchasesAtEnd(
  rules: RulePack,
  teams: readonly Team[],
  status: PurchaseStatus,
): readonly PurchaseRefund[] {
  return teams.flatMap((team) =>
    team.purchases
      .filter((purchase) => purchase.status === status)
      .map((purchase) => ({
        teamId: team.id,
        purchaseId: purchase.id,
        refundPoints: refundAtEnd(rules, purchase),
      })),
  );
}
