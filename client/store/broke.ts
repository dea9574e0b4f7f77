import type { PublicView, TeamView } from "../../shared/contest/view.ts";
import { offerOf } from "./buying.ts";
import { activePurchases } from "./purchases.ts";

/** What is left to a team that can pay for no card. */
export type Broke =
  /** The cheapest one for what it has. BUY6 */
  | { readonly way: "relief"; readonly payPoints: number }
  /** What it has in work may earn again. */
  | { readonly way: "work" }
  | { readonly way: "none" };

/** TSK8 Null for who can pay for a card, or could with a free slot, and where no card is left or nobody buys. */
export function brokeOf(view: PublicView, team: TeamView): Broke | null {
  if (view.phase !== "running" || team.blocked) return null;
  const offers = view.board.cards.map(({ id }) => offerOf(view, team, id));
  if (offers.some(({ type }) => type === "buy")) return null;
  const relief = offers.find((offer) => offer.type === "relief");
  if (relief && relief.type !== "refused") return { way: "relief", payPoints: relief.payPoints };
  const isPoor = offers.some(
    (offer) => offer.type === "refused" && offer.rejection.code === "not_enough_points",
  );
  if (!isPoor) return null;
  return { way: activePurchases(team).length > 0 ? "work" : "none" };
}
