import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyBoard, anyRules } from "../contest/testing/generators.ts";
import { classOf, habits, type TeamProfile } from "./profiles.ts";
import { Simulation } from "./Simulation.ts";
import { classBoard, minute, trialContest, twoOptions } from "./testing/trialContest.ts";

const profile = (changes: Partial<TeamProfile> = {}): TeamProfile => {
  return { skill: 0.7, cardMs: 2 * minute, habit: "cheapest", ...changes };
};

describe("SIM2 a simulated contest", () => {
  test("is the same for the same seed, and another for another", () => {
    const play = (seed: number) => new Simulation(classBoard(), classOf(12)).play(seed);
    expect(play(1)).toEqual(play(1));
    expect(play(1)).not.toEqual(play(2));
    const simulation = new Simulation(classBoard(), classOf(12));
    expect([2, 1].map((seed) => simulation.play(seed))).toEqual([play(2), play(1)]);
  });

  test("goes by the rules whatever they are: nothing that a team tries is refused, and all that it bought ends", () => {
    const contests = fc.record({
      board: anyBoard,
      rules: anyRules,
      language: fc.constantFrom("en", "ru"),
      durationMs: fc.integer({ min: minute, max: 60 * minute }),
    });
    let bought = 0;
    fc.assert(
      fc.property(contests, fc.integer({ min: 1, max: 5 }), fc.nat(), (contest, teams, seed) => {
        const { cards, teams: played } = new Simulation(contest, classOf(teams)).play(seed);
        expect(played).toHaveLength(teams);
        for (const card of cards) {
          const solved = card.solvedBy.reduce((sum, count) => sum + count, 0);
          expect(solved + card.failed + card.expired).toBe(card.bought);
          expect(card.bought).toBeLessThanOrEqual(card.payable);
          expect(card.guessed).toBeLessThanOrEqual(solved);
          bought += card.bought;
        }
      }),
      { numRuns: 100 },
    );
    expect(bought).toBeGreaterThan(300);
  });

  test("is won by those who know more, and by those who are faster", () => {
    const pointsOf = (changes: Partial<TeamProfile>) => {
      const { teams } = new Simulation(
        classBoard(),
        Array.from({ length: 20 }, () => profile(changes)),
      ).play(5);
      return teams.reduce((sum, { balancePoints }) => sum + balancePoints, 0);
    };
    expect(pointsOf({ skill: 0.9 })).toBeGreaterThan(pointsOf({ skill: 0.5 }));
    expect(pointsOf({ cardMs: minute })).toBeGreaterThan(pointsOf({ cardMs: 3 * minute }));
  });

  test("cheap cards are known oftener than dear ones", () => {
    const { cards } = new Simulation(trialContest([100, 500], { startPoints: 5_000 }), classOf(200)).play(3);
    const [cheap = 0, dear = 0] = cards.map(({ solvedBy: [first = 0] }) => first);
    expect(cheap).toBeGreaterThan(dear);
    expect(dear).toBeGreaterThan(20);
  });

  test("a team that has bought all has nothing to do from then on", () => {
    const { teams } = new Simulation(trialContest([100, 100]), [profile()]).play(1);
    expect(teams).toMatchObject([{ idleBecause: "all_bought" }]);
    expect(teams[0]?.idleFromMs).toBeGreaterThan(0);
    expect(teams[0]?.idleFromMs).toBeLessThan(20 * minute);
  });

  test("a team that can pay no card has nothing to do; with relief it always has", () => {
    const unknowing = [profile({ skill: 0 })];
    const played = new Simulation(trialContest([400, 400, 400], { relief: false }), unknowing).play(1);
    expect(played.teams).toMatchObject([{ idleBecause: "none_payable", balancePoints: 100 }]);
    expect(played.cards.map(({ bought }) => bought)).toEqual([1, 0, 0]);
    const relieved = new Simulation(trialContest([400, 400, 400]), unknowing).play(1);
    expect(relieved.teams).toMatchObject([{ idleBecause: "all_bought" }]);
  });

  test("cards of which nobody knows anything are solved by guesses as often as chance has it", () => {
    const contest = trialContest([100, 100, 100, 100], {}, twoOptions);
    const { cards } = new Simulation(
      contest,
      Array.from({ length: 250 }, () => profile({ skill: 0 })),
    ).play(9);
    const bought = cards.reduce((sum, card) => sum + card.bought, 0);
    const guessed = cards.reduce((sum, card) => sum + card.guessed, 0);
    expect(bought).toBe(1_000);
    expect(guessed / bought).toBeGreaterThan(0.45);
    expect(guessed / bought).toBeLessThan(0.55);
  });

  test.each(habits)("chooses by its habit: %s", (habit) => {
    const contest = { ...trialContest([300, 100, 200, 600]), durationMs: minute };
    const teams = Array.from({ length: 60 }, () => profile({ habit, cardMs: 4 * minute }));
    const { cards } = new Simulation(contest, teams).play(4);
    const [first = 0, cheapest = 0, second = 0, dearest = 0] = cards.map(({ bought }) => bought);
    expect(dearest).toBe(0);
    if (habit === "cheapest") expect([first, cheapest, second]).toEqual([0, 60, 0]);
    else if (habit === "boldest") expect([first, cheapest, second]).toEqual([60, 0, 0]);
    else expect(Math.min(first, cheapest, second)).toBeGreaterThan(5);
  });

  test("buys nothing that was taken out of the game", () => {
    const contest = trialContest([100, 200]);
    const [first, ...others] = contest.board.cards;
    if (!first) throw new Error("no cards");
    const board = { ...contest.board, cards: [{ ...first, voided: true as const }, ...others] };
    const { cards } = new Simulation({ ...contest, board }, classOf(5)).play(1);
    expect(cards.map(({ bought }) => bought)).toEqual([0, 5]);
  });
});

test("a class has weak and strong teams, slow and fast ones among both, and every habit", () => {
  const teams = classOf(30);
  const weak = teams.slice(0, 15);
  expect(weak.every(({ skill }) => skill < 0.63)).toBe(true);
  for (const half of [weak, teams.slice(15)]) {
    const times = half.map(({ cardMs }) => cardMs);
    expect(Math.min(...times)).toBeLessThan(105_000);
    expect(Math.max(...times)).toBeGreaterThan(165_000);
    expect(new Set(half.map(({ habit }) => habit)).size).toBe(3);
  }
});
