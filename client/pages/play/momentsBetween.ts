import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import { brokeOf } from "../../store/broke.ts";
import type { LineMoment } from "../../store/lineMoment.ts";
import { purchasesOf } from "../../store/purchases.ts";
import { isOvertaken, isOvertaking, passedBetween } from "./overtaken.ts";
import { verdictHeard } from "./verdictHeard.ts";

/** A moment, with what its words tell. */
export type Moment = LineMoment | { readonly kind: "right" | "wrong" | "failed" };

/** What happened to a team between two of its own views; `isBoughtHere` knows the cards that this device bought. TSK6 */
export function teamMoments(
  before: TeamView,
  after: TeamView,
  contest: PublicView,
  isBoughtHere: (cardId: number) => boolean,
): readonly Moment[] {
  if (before.teamId !== after.teamId) return [];
  const verdict = verdictMoment(before, after);
  const mates = purchasesOf(after).filter(
    ({ id, cardId, status }) => status === "active" && !before.purchases[id] && !isBoughtHere(cardId),
  );
  const broke = brokeOf(contest, after);
  const isNewlyBroke = broke !== null && brokeOf(contest, before) === null;
  return [
    ...(verdict ? [{ kind: verdict }] : []),
    ...mates.map(({ cardId }): Moment => ({ kind: "mate", cardId })),
    ...(isNewlyBroke ? [{ kind: "broke" as const, broke }] : []),
  ];
}

/** What others did to its place, or it to theirs. */
export function placeMoments(before: PublicView, after: PublicView, teamId: string): readonly Moment[] {
  const kind = isOvertaken(before, after, teamId)
    ? "overtaken"
    : isOvertaking(before, after, teamId)
      ? "overtaking"
      : null;
  if (kind === null) return [];
  const team = passedBetween(before, after, teamId, kind === "overtaking");
  return team === null ? [] : [{ kind, team }];
}

function verdictMoment(before: TeamView, after: TeamView): "right" | "wrong" | "failed" | null {
  const heard = verdictHeard(before, after);
  if (heard === null) return null;
  if (heard === "accepted") return "right";
  const isLost = Object.values(after.purchases).some(
    ({ id, status }) => status === "failed" && before.purchases[id]?.status !== "failed",
  );
  return isLost ? "failed" : "wrong";
}
