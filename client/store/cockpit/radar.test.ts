import { describe, expect, test } from "vitest";
import { radarHints } from "../../../shared/contest/radar.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { answerGroups, type Bought, createCardRows, heatMs } from "./cardRows.ts";

type Verdict = PurchaseView["submissions"][number]["verdict"];
type Given = readonly [reading: string, verdict: Verdict];

/** What one team did with card 1. */
function bought(team: number, status: PurchaseView["status"], ...given: readonly Given[]): Bought {
  return {
    teamId: `t${team}`,
    teamName: `Team ${team}`,
    purchase: {
      id: 1,
      cardId: 1,
      boughtAt: 1_000,
      pricePoints: 100,
      paidPoints: 100,
      rewardsPoints: [200, 150, 100],
      status,
      submissions: given.map(([reading, verdict], index) => ({
        at: 2_000 + index,
        answer: ` ${reading}`,
        reading,
        verdict,
      })),
      closedAt: null,
    },
  };
}

const wrong = (reading: string): Given => [reading, "wrong"];
const buyers = (count: number, from = 10) =>
  Array.from({ length: count }, (_, index) => bought(from + index, "active"));
const hintsOf = (...all: readonly Bought[]) => radarHints(new Map([[1, all]]));

describe("CON4 the radar", () => {
  test("of eight buyers three with the same wrong answer are a hint, two are none", () => {
    const two = [bought(1, "active", wrong("1/2")), bought(2, "failed", wrong("1/2"))];
    expect(hintsOf(...two, ...buyers(6))).toEqual([]);
    expect(hintsOf(...two, bought(3, "active", wrong("3"), wrong("1/2")), ...buyers(5))).toEqual([
      { type: "same_wrong", cardId: 1, reading: "1/2", teams: 3, solved: 0 },
    ]);
  });

  test("of seven buyers two are enough; one team alone never is", () => {
    const [first, second] = [bought(1, "active", wrong("7")), bought(2, "active", wrong("7"))];
    expect(hintsOf(first, second, ...buyers(5))).toHaveLength(1);
    expect(hintsOf(first, second, ...buyers(6))).toEqual([]);
    expect(hintsOf(bought(1, "failed", wrong("7"), wrong("7")))).toEqual([]);
  });

  test("is silent when more than half as many solved the card", () => {
    const alike = [1, 2, 3, 4].map((team) => bought(team, "active", wrong("7")));
    const solvers = [5, 6, 7].map((team) => bought(team, "solved", ["8", "accepted"]));
    expect(hintsOf(...alike, ...solvers.slice(0, 2), ...buyers(4))).toMatchObject([{ teams: 4, solved: 2 }]);
    expect(hintsOf(...alike, ...solvers, ...buyers(4))).toEqual([]);
  });

  test("right and annulled answers are no wrong ones", () => {
    const annulled = [1, 2, 3].map((team) => bought(team, "active", ["7", "annulled"]));
    expect(hintsOf(...annulled)).toEqual([]);
  });

  test("a card that five finished and nobody solved is a hint; those at work do not count", () => {
    const failed = [1, 2, 3, 4].map((team) => bought(team, "failed", wrong(`${team}`)));
    expect(hintsOf(...failed, bought(5, "active"))).toEqual([]);
    expect(hintsOf(...failed, bought(5, "expired"))).toEqual([
      { type: "nobody_solves", cardId: 1, finished: 5 },
    ]);
    expect(hintsOf(...failed, bought(5, "expired"), bought(6, "solved", ["8", "accepted"]))).toEqual([]);
  });

  test("the most teams come first", () => {
    const alike = (count: number, reading: string, from: number) =>
      Array.from({ length: count }, (_, index) => bought(from + index, "active", wrong(reading)));
    const hints = hintsOf(...alike(3, "1", 1), ...alike(5, "2", 10));
    expect(hints.map((hint) => hint.type === "same_wrong" && hint.reading)).toEqual(["2", "1"]);
  });
});

describe("CON1 a card", () => {
  const board = { rows: 1, columns: 1, cards: [{ id: 1 }] } as unknown as Parameters<
    ReturnType<typeof createCardRows>
  >[0];

  test("counts who works on it, solved it and failed it, and how much goes on; unchanged it is the same object", () => {
    const make = createCardRows();
    const all = new Map([
      [1, [bought(1, "active", wrong("1")), bought(2, "solved", ["2", "accepted"]), bought(3, "failed")]],
    ]);
    const [row] = make(board, all, 3_000);
    expect(row).toEqual({ cardId: 1, working: 1, solved: 1, failed: 1, heat: 2 });
    expect(make(board, all, 4_000)[0]).toBe(row);
    expect(make(board, all, 3_000 + heatMs)[0]?.heat).toBe(0);
  });

  test("gathers equal readings with equal verdicts, the biggest group first", () => {
    const groups = answerGroups([
      bought(1, "active", wrong("1"), wrong("2")),
      bought(2, "active", wrong("2")),
      bought(3, "solved", ["1", "accepted"]),
    ]);
    expect(groups.map(({ reading, verdict, answers }) => [reading, verdict, answers.length])).toEqual([
      ["2", "wrong", 2],
      ["1", "wrong", 1],
      ["1", "accepted", 1],
    ]);
    expect(groups[0]?.answers.map(({ teamName, answer }) => [teamName, answer])).toEqual([
      ["Team 2", " 2"],
      ["Team 1", " 2"],
    ]);
  });
});
