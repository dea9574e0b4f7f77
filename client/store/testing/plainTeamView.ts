import type { PurchaseView, TeamView } from "../../../shared/contest/view.ts";

/** What a team sees of its own, who has bought nothing yet. */
export function plainTeamView(told: Partial<TeamView> = {}): TeamView {
  return {
    kind: "team",
    teamId: "t1",
    name: "Owls",
    pin: "123456",
    removed: false,
    notices: [],
    extraTime: null,
    endedAt: null,
    messages: {},
    blocked: false,
    nameHidden: false,
    questions: [],
    answersToAll: [],
    keys: null,
    seats: [],
    ledger: [],
    purchases: {},
    tasks: {},
    ...told,
  };
}

/** A card for 100 points that is in work. */
export function plainPurchase(told: Partial<PurchaseView> = {}): PurchaseView {
  return {
    id: 1,
    cardId: 1,
    boughtAt: 0,
    pricePoints: 100,
    paidPoints: 100,
    rewardsPoints: [200, 150, 100],
    status: "active",
    submissions: [],
    closedAt: null,
    ...told,
  };
}
