import { describe, expect, it } from "vitest";
import { Histogram } from "../Histogram.ts";
import { type AllResults, claimsOf, passes } from "./claims.ts";

function histogram(us: number): Histogram {
  const made = new Histogram();
  made.record(us);
  return made;
}

const nothing: AllResults = {
  hall: [],
  hallEmbedded: [],
  stadium: [],
  district: [],
  soak: null,
  longContest: null,
};

function stadiumRound(productMs: number, wireMs: number, journalMs: number) {
  return {
    phase: { pairs: histogram(productMs * 1_000) },
    wire: { pairs: histogram(wireMs * 1_000) },
    journal: { insert: histogram(journalMs * 1_000) },
  } as AllResults["stadium"][number];
}

describe("what it must show", () => {
  it("is nothing when nothing was measured", () => {
    expect(claimsOf(nothing)).toEqual([]);
  });

  it("compares the product with its own round's baselines, and takes the median of the rounds", () => {
    const stadium = [stadiumRound(21, 10, 1), stadiumRound(50, 10, 1), stadiumRound(42, 20, 2)];
    const [claim] = claimsOf({ ...nothing, stadium });
    expect(claim?.ratio).toBeCloseTo(1, 2);
    expect(claim && passes(claim)).toBe(true);
    const [worse] = claimsOf({ ...nothing, stadium: [stadiumRound(22, 10, 1)] });
    expect(worse && passes(worse)).toBe(false);
  });

  it("fails when a figure is missing", () => {
    const stadium = [{ ...stadiumRound(21, 10, 1), wire: null }];
    const [claim] = claimsOf({ ...nothing, stadium });
    expect(claim && passes(claim)).toBe(false);
  });

  it("asks for half the journal's rate, the heap, and a long contest that costs what a young one does", () => {
    const district = [
      {
        ...stadiumRound(1, 1, 1),
        phase: { reply: histogram(5_000) },
        wire: { reply: histogram(2_000) },
        journal: { insert: histogram(1_000), flatOut: 3_000 },
        sustained: 1_000,
        steps: [],
      },
    ] as unknown as AllResults["district"];
    const quarter = { pairs: histogram(8_000), accepted: 4 };
    const soaked = (end: number) => ({ phase: quarter, heaps: { begin: 60, end } });
    const soak = { contests: [soaked(100), soaked(104)] } as unknown as AllResults["soak"];
    const long = {
      events: 100_000,
      replayMs: 9,
      openMs: 400,
      long: histogram(9_000),
      young: histogram(6_000),
    };
    const longContest = { ...long, findings: [] };
    const claims = claimsOf({ ...nothing, district, soak, longContest });
    expect(claims.map((claim) => [claim.number, passes(claim)])).toEqual([
      ["3", true],
      ["4", false],
      ["7", true],
      ["7", true],
      ["7", true],
      ["8", true],
      ["8", false],
    ]);
    expect(claims[4]?.measured).toBe("10 bytes");
    const [grown] = claimsOf({
      ...nothing,
      soak: { contests: [soaked(100), soaked(106)] } as unknown as AllResults["soak"],
    });
    expect(grown && passes(grown)).toBe(false);
  });
});
