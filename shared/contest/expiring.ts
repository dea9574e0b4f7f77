import type { PurchaseRefund } from "./events.ts";
import type { RulePack } from "./rules.ts";
import type { PurchaseStatus, Team } from "./state.ts";

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
        refundPoints: rules.refundExpired && !purchase.refunded ? purchase.paidPoints : 0,
      })),
  );
}
