import { expect, test } from "vitest";
import type { PurchaseView } from "../../shared/contest/view.ts";
import { elapsedMs } from "./purchases.ts";

const bought: PurchaseView = {
  id: 1,
  cardId: 1,
  boughtAt: 10_000,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200],
  status: "active",
  submissions: [],
  closedAt: null,
};

test("the watch of a task runs from its purchase, stands still in a pause, and stops when the task is closed", () => {
  expect(elapsedMs(bought, { pausedAt: null }, 25_000)).toBe(15_000);
  expect(elapsedMs(bought, { pausedAt: 20_000 }, 25_000)).toBe(10_000);
  expect(elapsedMs({ ...bought, closedAt: 12_000 }, { pausedAt: 20_000 }, 25_000)).toBe(2_000);
});

test("a clock that is behind shows no negative time", () => {
  expect(elapsedMs(bought, { pausedAt: null }, 9_000)).toBe(0);
});
