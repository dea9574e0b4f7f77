import { describe, expect, test } from "vitest";
import { classicRules } from "../contest/rules.ts";
import { boardFindings } from "./boardFindings.ts";
import { expectedByGuessing } from "./guessing.ts";
import { PlayTally } from "./PlayTally.ts";
import type { PlayedContest, TeamPlay } from "./playedContest.ts";
import type { SimulatedContest } from "./Simulation.ts";
import { contestsFor, simulateMany } from "./simulateMany.ts";
import { classBoard, minute, trialContest, twoOptions } from "./testing/trialContest.ts";

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

describe("RDY1 without playing", () => {
  test("nothing is found in a board that is whole", () => {
    expect(boardFindings(classBoard())).toEqual([]);
  });

  test("places without cards, and cards without a statement", () => {
    const contest = trialContest([100, 200]);
    const [first, second] = contest.board.cards;
    if (!first || !second) throw new Error("no cards");
    const blank = { ...second, task: { ...second.task, statement: " \n" } };
    const board = { rows: 2, columns: 3, cards: [first, blank] };
    expect(boardFindings({ ...contest, board })).toEqual([
      { code: "board_has_holes", cardIds: [], params: { holes: 4 } },
      { code: "statement_blank", cardIds: [2], params: { cards: 1 } },
    ]);
  });

  test.each([
    ["start_buys_nothing", { startPoints: 99, relief: false }],
    ["start_buys_by_relief", { startPoints: 99, relief: true }],
  ])("%s where the cheapest card costs more than all start with", (code, rules) => {
    expect(boardFindings(trialContest([200, 100], rules))).toEqual([
      { code, cardIds: [], params: { startPoints: 99, cheapestPoints: 100 } },
    ]);
    expect(boardFindings(trialContest([200, 100], { ...rules, startPoints: 100 }))).toEqual([]);
    expect(boardFindings(trialContest([200, 100], { ...rules, negativeBalance: true }))).toEqual([]);
  });

  test("choices at which guessing pays, and how much at the best of them", () => {
    const rules = { rewardPercents: [250, 100] };
    expect(boardFindings(trialContest([100, 500], rules, twoOptions))).toEqual([
      { code: "guessing_pays", cardIds: [1, 2], params: { cards: 2, gainPoints: 125 } },
    ]);
    // Half of 200: as much as it costs.
    expect(boardFindings(trialContest([100], { rewardPercents: [200] }, twoOptions))).toEqual([]);
  });

  test("CHK23 by the classic rules guessing pays at no choice", () => {
    for (const several of [false, true]) {
      for (let count = 2; count <= 12; count += 1) {
        const options = Array.from({ length: count }, (_, index) => `${index}`);
        const contest = trialContest([100], {}, { kind: "choice", options, correct: [1], several });
        for (const card of contest.board.cards)
          expect(expectedByGuessing(classicRules, card)).toBeLessThanOrEqual(0);
      }
    }
  });

  test("what a guess wins is each reward as often as any other, less the price", () => {
    const four = { kind: "choice", options: ["a", "b", "c", "d"], correct: [1], several: false } as const;
    const [card] = trialContest([100], {}, four).board.cards;
    // Two attempts: (200 + 150) / 4 - 100.
    expect(card && expectedByGuessing(classicRules, card)).toBe(-12.5);
    const [number] = trialContest([100]).board.cards;
    expect(number && expectedByGuessing(classicRules, number)).toBe(-100);
  });
});

describe("RDY2 by playing", () => {
  test("a class at a board of its size has something to do nearly to the end", () => {
    const contest = classBoard();
    const tally = simulateMany(contest, 10, 1);
    expect(codesOf(tally.findings())).toEqual([]);
    const { contests, idleTeams, cards } = tally.figures();
    expect(contests).toBe(200);
    expect(idleTeams).toHaveLength(4);
    expect(idleTeams[0]).toBe(0);
    expect(cards).toHaveLength(25);
    const bought = cards.map(({ boughtPercent }) => boughtPercent);
    expect(bought).toEqual(bought.toSorted((a, b) => b - a));
    expect(cards[0]?.solvedPercent).toBeGreaterThan(50);
  });

  test("the same seed gives the same findings and figures", () => {
    const told = (seed: number) => {
      const tally = simulateMany(trialContest([100, 200, 300, 900, 5_000]), 40, seed);
      return { findings: tally.findings(), figures: tally.figures() };
    };
    expect(told(7)).toEqual(told(7));
    expect(told(7)).not.toEqual(told(8));
  });

  test("a board of few cards is sold out early, and it is said by whom and when", () => {
    const [found, ...others] = simulateMany(trialContest([100, 100, 200, 200]), 10, 1).findings();
    expect(found).toMatchObject({
      code: "sold_out_early",
      params: { teamsPercent: 100, contestsPercent: 100 },
    });
    expect(others).toEqual([]);
    if (found?.code !== "sold_out_early") throw new Error("it is not said when");
    expect(found.params.minute).toBeGreaterThanOrEqual(5);
    expect(found.params.minute).toBeLessThanOrEqual(15);
  });

  test("without relief teams go broke where a wrong card takes all they have", () => {
    const prices = Array.from({ length: 25 }, () => 500);
    const findings = simulateMany(trialContest(prices, { relief: false }), 20, 1).findings();
    expect(codesOf(findings)).toContain("broke_early");
    expect(codesOf(simulateMany(trialContest(prices), 20, 1).findings())).not.toContain("broke_early");
  });

  test("a card that nobody can ever pay, and one that everybody could and nobody comes to", () => {
    const cheap = Array.from({ length: 60 }, () => 100);
    const dear = simulateMany(trialContest([...cheap, 90_000]), 10, 1).findings();
    expect(dear).toContainEqual({ code: "card_too_dear", cardIds: [61], params: { cards: 1 } });
    const short = { ...trialContest([100, 200, 300]), durationMs: minute };
    expect(codesOf(simulateMany(short, 20, 1).findings())).toContain("card_not_reached");
  });

  test("a tenth of the teams that is idle before the last tenth of the time is enough, and less is not", () => {
    const contest: SimulatedContest = trialContest([100]);
    const foundWith = (idle: number, at: number) => {
      const tally = new PlayTally(contest);
      tally.add(played(20, idle, at));
      return tally.findings();
    };
    expect(foundWith(2, 30 * minute)).toEqual([
      {
        code: "sold_out_early",
        cardIds: [],
        params: { teamsPercent: 10, contestsPercent: 100, minute: 30 },
      },
    ]);
    expect(foundWith(1, 30 * minute)).toEqual([]);
    expect(foundWith(20, 36 * minute)).toEqual([]);
  });

  test("the figures of a quarter count who had nothing to do at its end", () => {
    const tally = new PlayTally(trialContest([100]));
    tally.add(played(20, 3, 15 * minute));
    tally.add(played(20, 0, 0));
    expect(tally.figures().idleTeams).toEqual([0, 1.5, 1.5, 1.5]);
  });

  test.each([
    [30, 25, 200],
    [2, 4, 200],
    [60, 25, 100],
    [300, 144, 3],
    [30, 0, 0],
  ])("of %i teams at %i cards %i contests are played", (teams, cards, contests) => {
    expect(contestsFor(teams, cards)).toBe(contests);
  });
});

/** A contest of one card, in which everybody solved it and the first teams were idle from a moment on. */
function played(count: number, idle: number, idleFromMs: number): PlayedContest {
  const teams = Array.from({ length: count }, (_, index): TeamPlay => {
    const isIdle = index < idle;
    return {
      teamId: `t${index + 1}`,
      place: 1,
      balancePoints: 600,
      idleFromMs: isIdle ? idleFromMs : null,
      idleBecause: isIdle ? "all_bought" : null,
    };
  });
  const card = {
    cardId: 1,
    payable: count,
    bought: count,
    solvedBy: [count],
    failed: 0,
    expired: 0,
    guessed: 0,
  };
  return { teams, cards: [card] };
}
