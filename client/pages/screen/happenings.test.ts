import { describe, expect, test } from "vitest";
import type { PublicView } from "../../../shared/contest/view.ts";
import { happeningsBetween } from "./happenings.ts";
import { publicView } from "./testing/publicView.ts";

const before = publicView({ Foxes: [0, 1, 0], Owls: [0, 0, 0] });
const [card1, card2] = before.board.cards;

describe("happenings", () => {
  test("purchases, solutions and failures are told with team, card and attempt", () => {
    const after = publicView({ Foxes: [1, 12, 0], Owls: [0, 0, 2] });
    expect(happeningsBetween(before, after)).toEqual([
      { kind: "bought", team: "Foxes", boat: 0, card: card1 },
      { kind: "solved", team: "Foxes", boat: 0, card: card2, attempt: 2 },
      { kind: "failed", team: "Owls", boat: 1, card: before.board.cards[2] },
    ]);
  });

  test("teams come and go", () => {
    const after = publicView({ Foxes: [0, 1, 0], Owls: [0, 0, 0], Bees: [0, 0, 0] });
    expect(happeningsBetween(before, after)).toEqual([{ kind: "joined", team: "Bees", boat: 2 }]);
    expect(happeningsBetween(after, before)).toEqual([{ kind: "left", team: "Bees", boat: 2 }]);
  });

  test.each([
    ["lobby", "running", "started"],
    ["running", "paused", "paused"],
    ["paused", "running", "resumed"],
    ["running", "finished", "finished"],
    ["finished", "running", "reopened"],
  ] as const)("from %s to %s: %s", (from, to, kind) => {
    expect(happeningsBetween(inPhase(before, from), inPhase(before, to))).toEqual([{ kind }]);
  });

  test("at the end expired cards are not told one by one, and a reopening is no purchase", () => {
    const expired = inPhase(publicView({ Foxes: [0, 3, 0], Owls: [0, 0, 0] }), "finished");
    expect(happeningsBetween(before, expired)).toEqual([{ kind: "finished" }]);
    expect(happeningsBetween(expired, before)).toEqual([{ kind: "reopened" }]);
  });

  test("HEA9 where acts were lost nothing is told but the pause", () => {
    const after = { ...publicView({ Foxes: [0, 0, 0], Owls: [11, 0, 0] }), missingActs: 3 };
    expect(happeningsBetween(before, inPhase(after, "paused"))).toEqual([{ kind: "paused" }]);
    expect(happeningsBetween(before, after)).toEqual([]);
    const later = { ...publicView({ Foxes: [1, 0, 0], Owls: [11, 0, 0] }), missingActs: 3 };
    expect(happeningsBetween(after, later)).toEqual([
      { kind: "bought", team: "Foxes", boat: 0, card: card1 },
    ]);
  });

  test("nothing changed, nothing happened", () => {
    expect(happeningsBetween(before, publicView({ Foxes: [0, 1, 0], Owls: [0, 0, 0] }))).toEqual([]);
  });
});

function inPhase(view: PublicView, phase: PublicView["phase"]): PublicView {
  return { ...view, phase };
}
