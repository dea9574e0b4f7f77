import { expect, test } from "vitest";
import type { PurchaseView, SubmissionView, TeamView } from "../../shared/contest/view.ts";
import { newRewards } from "./rewards.ts";
import { plainTeamView } from "./testing/plainTeamView.ts";

const bought: PurchaseView = {
  id: 4,
  cardId: 7,
  boughtAt: 1,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200, 150],
  status: "active",
  submissions: [],
  closedAt: null,
};
const answered = (verdict: SubmissionView["verdict"]): SubmissionView => {
  return { at: 2, answer: "1", reading: "1", verdict };
};
const solved: PurchaseView = {
  ...bought,
  status: "solved",
  submissions: [answered("accepted")],
  closedAt: 2,
};

function team(...purchases: readonly PurchaseView[]): TeamView {
  return plainTeamView({
    name: "Otters",
    purchases: Object.fromEntries(purchases.map((purchase) => [purchase.id, purchase])),
  });
}

test("a reward is new once, and only a reward is one", () => {
  expect(newRewards(team(bought), team(solved))).toEqual([{ cardId: 7, points: 200 }]);
  expect(newRewards(team(), team(solved))).toEqual([{ cardId: 7, points: 200 }]);
  expect(newRewards(team(solved), team(solved))).toEqual([]);
  expect(newRewards(team(), team(bought))).toEqual([]);
  expect(newRewards(team(solved), team())).toEqual([]);
});

test("ANS8 an annulled answer costs nothing of the reward", () => {
  const submissions = [answered("annulled"), answered("accepted")];
  expect(newRewards(team(bought), team({ ...solved, submissions }))).toEqual([{ cardId: 7, points: 200 }]);
});

test("what was earned before the page was opened, or by another team, is not new", () => {
  expect(newRewards(null, team(solved))).toEqual([]);
  expect(newRewards({ ...team(bought), teamId: "t2" }, team(solved))).toEqual([]);
});
