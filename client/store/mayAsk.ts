import type { RejectionCode } from "../../shared/contest/rejections.ts";
import type { PublicView, TeamView } from "../../shared/contest/view.ts";

/** Why a team can ask nothing now, nor appeal; null: it can. QST1 SEA7 */
export function whyNoQuestion(
  { phase, finality }: Pick<PublicView, "phase" | "finality">,
  { blocked }: Pick<TeamView, "blocked">,
): RejectionCode | null {
  if (blocked) return "team_blocked";
  if (phase === "draft" || phase === "lobby") return "contest_not_started";
  return finality === "final" ? "results_are_final" : null;
}
