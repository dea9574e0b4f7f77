import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Board } from "./board.ts";
import type { Checker } from "./checkers/checker.ts";
import { classicRules, type RulePack } from "./rules.ts";
import { standable } from "./standings.ts";
import type { ContestState } from "./state.ts";
import { anyRules } from "./testing/generators.ts";
import { answers, buys, carryOut, created, finishes, given, purchaseOf, running, teamIn } from "./testing.ts";
import { type ExampleTask, workedExample } from "./workedExample.ts";

describe("RUL2 the worked example", () => {
  test("RUL2 a 300 card by the classic rules", () => {
    expect(workedExample(classicRules, 300, { kind: "number" })).toEqual({
      pricePoints: 300,
      attempts: [
        { rewardPoints: 600, netPoints: 300 },
        { rewardPoints: 450, netPoints: 150 },
        { rewardPoints: 300, netPoints: 0 },
      ],
      allWrongNetPoints: -300,
      expired: { refundPoints: 0, netPoints: -300 },
      bought: { balancePoints: 200, rankingPoints: 500 },
      atStartPaidPoints: [300],
      broke: { payPoints: 0, netPoints: 600 },
    });
  });

  test("RUL2 it follows the rules: refunds, slots, the ranking, relief", () => {
    const example = (rules: Partial<RulePack>, pricePoints = 100) =>
      workedExample({ ...classicRules, ...rules }, pricePoints, { kind: "text" });
    expect(example({ refundExpired: true }).expired).toEqual({ refundPoints: 100, netPoints: 0 });
    expect(example({}).atStartPaidPoints).toEqual([100, 100, 100]);
    expect(example({ slots: 12 }).atStartPaidPoints).toHaveLength(5);
    expect(example({ ranking: "balance" }).bought).toEqual({ balancePoints: 400, rankingPoints: 400 });
    expect(example({ relief: false }).broke).toBeNull();
    expect(example({ negativeBalance: true }).broke).toEqual({ payPoints: 100, netPoints: 100 });
    expect(example({}, 600)).toMatchObject({ atStartPaidPoints: [500], bought: { balancePoints: 0 } });
    expect(example({ relief: false }, 600)).toMatchObject({ atStartPaidPoints: [], bought: null });
  });

  test("RUL2 PAY2 a choice has the attempts that guessing leaves it", () => {
    const attemptsAt = (options: number, several = false) =>
      workedExample(classicRules, 100, { kind: "choice", options, several }).attempts.length;
    expect([attemptsAt(2), attemptsAt(4), attemptsAt(6), attemptsAt(2, true)]).toEqual([1, 2, 3, 1]);
  });
});

const anyTask: fc.Arbitrary<ExampleTask> = fc.oneof(
  fc.constantFrom<ExampleTask>({ kind: "number" }, { kind: "text" }),
  fc.record({
    kind: fc.constant("choice" as const),
    options: fc.integer({ min: 2, max: 12 }),
    several: fc.boolean(),
  }),
);

test("RUL2 whatever the rules, the price and the kind, what is told is what happens", () => {
  const told = { solved: 0, refunded: 0, relief: 0, refused: 0, several: 0 };
  fc.assert(
    fc.property(anyRules, fc.integer({ min: 1, max: 400 }), anyTask, (rules, pricePoints, task) => {
      const example = workedExample(rules, pricePoints, task);
      const rich = { ...rules, startPoints: rules.startPoints + pricePoints };
      const trial = (given: RulePack) => new Trial(given, pricePoints, task);
      const gained = ({ state }: Trial) => teamIn(state, "t1").balancePoints - rich.startPoints;

      for (const [index, { rewardPoints, netPoints }] of example.attempts.entries()) {
        const solved = trial(rich).buys().errs(index).solves();
        expect(gained(solved)).toBe(netPoints);
        expect(solved.purchase.status).toBe("solved");
        expect(rewardPoints).toBe(netPoints + pricePoints);
        told.solved += 1;
      }
      const failed = trial(rich).buys().errs(example.attempts.length);
      expect([failed.purchase.status, gained(failed)]).toEqual(["failed", example.allWrongNetPoints]);
      const expired = trial(rich).buys().ends();
      expect([expired.purchase.status, gained(expired)]).toEqual(["expired", example.expired.netPoints]);
      if (example.expired.refundPoints > 0) told.refunded += 1;

      const paidPoints = trial(rules).buysAll();
      expect(paidPoints).toEqual(example.atStartPaidPoints);
      if (paidPoints.length > 1) told.several += 1;
      if (example.bought === null) expect(paidPoints).toEqual([]);
      else expect(trial(rules).buys().stands()).toEqual(example.bought);

      const broke = trial({ ...rules, startPoints: 0 });
      expect(broke.buysAll()[0] ?? null).toBe(example.broke?.payPoints ?? null);
      if (example.broke === null) told.refused += 1;
      else {
        const { state } = broke.buys().solves();
        expect(teamIn(state, "t1").balancePoints).toBe(example.broke.netPoints);
        if (example.broke.payPoints === 0) told.relief += 1;
      }
    }),
    { numRuns: 150 },
  );
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(10);
});

/** A contest on a board of equal cards, of which the team plays the first. */
class Trial {
  state: ContestState;
  readonly #task: ExampleTask;
  #at = 1;

  constructor(rules: RulePack, pricePoints: number, task: ExampleTask) {
    this.#task = task;
    const board = boardOf(rules.slots + 1, pricePoints, checkerOf(task));
    this.state = given(running(created({ board }, rules))).state;
  }

  get purchase() {
    return purchaseOf(this.state, "t1", 1);
  }

  buys(): this {
    return this.#does(buys(this.#at, "t1", 1));
  }

  errs(times: number): this {
    for (const wrong of wrongAnswers(this.#task).slice(0, times))
      this.#does(answers(this.#at, "t1", 1, wrong));
    expect(this.purchase.submissions).toHaveLength(times);
    return this;
  }

  solves(): this {
    return this.#does(answers(this.#at, "t1", 1, rightAnswer(this.#task)));
  }

  ends(): this {
    return this.#does(finishes(this.#at));
  }

  /** What it would pay for one card after another, until it gets none. */
  buysAll(): readonly number[] {
    const all = this.state.board.cards.map(({ id }) => buys(this.#at, "t1", id));
    const { state } = carryOut(this.state, all);
    return teamIn(state, "t1").purchases.map(({ paidPoints }) => paidPoints);
  }

  stands() {
    const { balancePoints, inPlayPoints } = standable(teamIn(this.state, "t1"));
    const isByWorth = this.state.rules.ranking === "worth";
    return { balancePoints, rankingPoints: isByWorth ? balancePoints + inPlayPoints : balancePoints };
  }

  #does(command: Parameters<typeof carryOut>[1][number]): this {
    const { state, accepted } = carryOut(this.state, [command]);
    expect(accepted).toBe(1);
    this.state = state;
    this.#at += 1;
    return this;
  }
}

function boardOf(columns: number, pricePoints: number, checker: Checker): Board {
  return {
    rows: 1,
    columns,
    cards: Array.from({ length: columns }, (_, index) => ({
      id: index + 1,
      row: 1,
      column: index + 1,
      category: "Any",
      pricePoints,
      task: { version: 1, statement: "?", checker },
      earlierTasks: [],
    })),
  };
}

/** Right is the last option, or all of them where several may be chosen. */
function checkerOf(task: ExampleTask): Checker {
  switch (task.kind) {
    case "number":
      return { kind: "number", answer: "42" };
    case "text":
      return { kind: "text", answers: ["blue"] };
    case "choice": {
      const numbers = Array.from({ length: task.options }, (_, index) => index + 1);
      const correct = task.several ? numbers : numbers.slice(-1);
      return {
        kind: "choice",
        options: numbers.map((option) => `option ${option}`),
        correct,
        several: task.several,
      };
    }
  }
}

function rightAnswer(task: ExampleTask): string {
  const checker = checkerOf(task);
  switch (checker.kind) {
    case "number":
      return checker.answer;
    case "text":
      return checker.answers[0] ?? "";
    case "choice":
      return checker.correct.join(",");
  }
}

/** At least as many as any of these rules lets a team give. */
function wrongAnswers(task: ExampleTask): readonly string[] {
  return task.kind === "text" ? ["red", "green", "pink", "grey"] : ["1", "2", "3", "4"];
}
