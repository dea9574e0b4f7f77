import { expect, test } from "vitest";
import type { PurchaseView, TeamView } from "../../shared/contest/view.ts";
import { awayNews, type Glimpse, parseGlimpse } from "./away.ts";
import { plainTeamView } from "./testing/plainTeamView.ts";

const before: Glimpse = {
  teamId: "t1",
  at: 1_000,
  phase: "running",
  place: 2,
  balancePoints: 300,
  statuses: { 1: "active", 2: "solved", 3: "active" },
};

function purchase(id: number, status: PurchaseView["status"]): PurchaseView {
  const submissions =
    status === "solved" ? ([{ at: 1, answer: "1", reading: "1", verdict: "accepted" }] as const) : [];
  return {
    id,
    cardId: id + 10,
    boughtAt: 1,
    pricePoints: 200,
    paidPoints: 200,
    rewardsPoints: [400, 300],
    status,
    submissions,
    closedAt: null,
  };
}

function teamWith(...purchases: readonly PurchaseView[]): TeamView {
  return plainTeamView({
    seats: ["s1", "s2"],
    purchases: Object.fromEntries(purchases.map((each) => [each.id, each])),
  });
}

test("what mates did, what time did, and where that leads", () => {
  const after: Glimpse = { ...before, at: 90_000, phase: "paused", place: 4, balancePoints: 500 };
  const team = teamWith(
    purchase(1, "solved"),
    purchase(2, "solved"),
    purchase(3, "failed"),
    purchase(4, "active"),
  );
  expect(awayNews(before, after, team)).toEqual([
    { type: "phase", phase: "paused" },
    { type: "solved", cardId: 11, rewardPoints: 400 },
    { type: "closed", cardId: 13, status: "failed" },
    { type: "bought", cardId: 14 },
    { type: "balance", from: 300, to: 500 },
    { type: "place", from: 2, to: 4 },
  ]);
});

test("nothing changed, nothing to tell", () => {
  const team = teamWith(purchase(1, "active"), purchase(2, "solved"), purchase(3, "active"));
  expect(awayNews(before, { ...before, at: 90_000 }, team)).toEqual([]);
});

test("SEA3 what was seen of another team is compared with nothing", () => {
  const after: Glimpse = { ...before, teamId: "t2", at: 90_000, place: 4, balancePoints: 500 };
  expect(awayNews(before, after, teamWith(purchase(1, "solved")))).toEqual([]);
});

test("only a whole glimpse is read back", () => {
  expect(parseGlimpse(JSON.stringify(before))).toEqual(before);
  for (const text of [null, "", "{", "null", "[]", '{"at":1}', JSON.stringify({ ...before, place: "2" })]) {
    expect(parseGlimpse(text)).toBeNull();
  }
  const { teamId: _, ...ofNobody } = before;
  expect(parseGlimpse(JSON.stringify(ofNobody))).toBeNull();
});
