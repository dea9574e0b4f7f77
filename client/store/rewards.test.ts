import { expect, test } from "vitest";
import type { LedgerEntry, Purchase } from "../../shared/contest/state.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import { newRewards } from "./rewards.ts";

const start: LedgerEntry = { at: 0, deltaPoints: 500, reason: "start", purchaseId: null };
const bought: LedgerEntry = { at: 1, deltaPoints: -100, reason: "purchase", purchaseId: 4 };
const reward: LedgerEntry = { at: 2, deltaPoints: 200, reason: "reward", purchaseId: 4 };
const purchase: Purchase = {
  id: 4,
  cardId: 7,
  boughtAt: 1,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200],
  status: "active",
  submissions: [],
  closedAt: null,
};

function team(...ledger: readonly LedgerEntry[]): TeamView {
  return {
    kind: "team",
    teamId: "t1",
    name: "Otters",
    pin: "123456",
    removed: false,
    seats: [],
    ledger,
    purchases: { 4: purchase },
    tasks: {},
  };
}

test("a reward is new once, and only a reward is one", () => {
  expect(newRewards(team(start, bought), team(start, bought, reward))).toEqual([{ cardId: 7, points: 200 }]);
  expect(newRewards(team(start, bought, reward), team(start, bought, reward))).toEqual([]);
  expect(newRewards(team(start), team(start, bought))).toEqual([]);
});

test("what was earned before the page was opened, or by another team, is not new", () => {
  expect(newRewards(null, team(start, bought, reward))).toEqual([]);
  expect(newRewards({ ...team(start), teamId: "t2" }, team(start, bought, reward))).toEqual([]);
});
