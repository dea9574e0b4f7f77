import { describe, expect, test } from "vitest";
import { decideAnswering } from "./answering.ts";
import type { StampedCommand } from "./commands.ts";
import { attemptsUsed } from "./earning.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  carryOut,
  created,
  finishes,
  given,
  minute,
  pauses,
  purchaseOf,
  running,
  t0,
  teamIn,
} from "./testing.ts";

/** Ann has bought card 2, Paris, for 200 of her 500 points. */
const bought = (...more: Parameters<typeof running>[1][]) => running(created(), buys(1, "t1", 2), ...more);

describe("right answers", () => {
  test.each([
    [[], 400],
    [["Rome"], 300],
    [["Rome", "Oslo"], 200],
  ])("ANS5 PAY1 after %j pays %i", (wrong, rewardPoints) => {
    const history = bought(...wrong.map((answer, index) => answers(2 + index, "t1", 1, answer)));
    const after = given(history)
      .when(answers(9, "t1", 1, " paris "))
      .gives({
        type: "AnswerJudged",
        teamId: "t1",
        purchaseId: 1,
        cardId: 2,
        answer: " paris ",
        reading: "paris",
        verdict: "accepted",
        attempt: wrong.length + 1,
        rewardPoints,
        status: "solved",
      });
    expect(teamIn(after, "t1").balancePoints).toBe(300 + rewardPoints);
    expect(teamIn(after, "t1").ledger.at(-1)).toMatchObject({ reason: "reward", deltaPoints: rewardPoints });
    expect(purchaseOf(after, "t1", 1)).toMatchObject({ status: "solved", closedAt: t0 + 9 });
  });

  test("ANS5 a purchase pays what it promised, not what the rules would say", () => {
    const { state } = given(bought());
    const dearer: ContestState = { ...state, rules: { ...state.rules, rewardPercents: [1000] } };
    const { command, actor, at } = answers(2, "t1", 1, "Paris");
    if (command.type !== "SubmitAnswer") throw new Error("not an answer");
    expect(decideAnswering(dearer, teamIn(dearer, "t1"), { command, actor, at })).toMatchObject([
      { rewardPoints: 400 },
    ]);
  });
});

describe("wrong answers", () => {
  test("ANS6 the first two leave it active, the third fails it", () => {
    const first = given(bought())
      .when(answers(2, "t1", 1, "Rome"))
      .gives({ type: "AnswerJudged", verdict: "wrong", attempt: 1, rewardPoints: 0, status: "active" });
    expect(teamIn(first, "t1").balancePoints).toBe(300);
    expect(purchaseOf(first, "t1", 1)).toMatchObject({ status: "active", closedAt: null });
    const third = given(bought(answers(2, "t1", 1, "Rome"), answers(3, "t1", 1, "Oslo")))
      .when(answers(4, "t1", 1, "Bern"))
      .gives({ type: "AnswerJudged", verdict: "wrong", attempt: 3, rewardPoints: 0, status: "failed" });
    expect(purchaseOf(third, "t1", 1)).toMatchObject({ status: "failed", closedAt: t0 + 4 });
    expect(teamIn(third, "t1").balancePoints).toBe(300);
  });

  test("ANS6 PAY2 a choice of two fails at the first, a choice of five at the second", () => {
    given(running(created(), buys(1, "t1", 5)))
      .when(answers(2, "t1", 1, "2"))
      .gives({ type: "AnswerJudged", status: "failed" });
    const five = running(created(), buys(1, "t1", 3), answers(2, "t1", 1, "1"));
    expect(purchaseOf(given(five).state, "t1", 1).status).toBe("active");
    given(five)
      .when(answers(3, "t1", 1, "3"))
      .gives({ type: "AnswerJudged", status: "failed" });
  });
});

describe("what is refused", () => {
  test("ANS1 a purchase that is not there, or another team's", () => {
    given(bought())
      .when(answers(2, "t1", 2, "Paris"))
      .isRefused("unknown_purchase");
    given(bought())
      .when(answers(2, "t2", 1, "Paris"))
      .isRefused("unknown_purchase");
  });

  test("ANS2 PAY4 a solved card pays nothing more: an earlier system paid 4.5× by answering again", () => {
    const solved = bought(answers(2, "t1", 1, "Paris"));
    for (const answer of ["Paris", "paris", "Париж", "Rome"]) {
      given(solved)
        .when(answers(3, "t1", 1, answer))
        .isRefused("purchase_closed", { status: "solved" });
    }
  });

  test("ANS2 a failed card", () => {
    const failed = bought(
      ...["Rome", "Oslo", "Bern"].map((answer, index) => answers(2 + index, "t1", 1, answer)),
    );
    given(failed)
      .when(answers(9, "t1", 1, "Paris"))
      .isRefused("purchase_closed", { status: "failed" });
  });

  test("ANS2 an expired or withdrawn card", () => {
    const { state } = given(bought(finishes(2)));
    const { command, actor, at } = answers(3, "t1", 1, "Paris");
    if (command.type !== "SubmitAnswer") throw new Error("not an answer");
    const team = teamIn(state, "t1");
    expect(decideAnswering(state, team, { command, actor, at })).toEqual({
      code: "purchase_closed",
      params: { status: "expired" },
    });
    const withdrawn = {
      ...team,
      purchases: team.purchases.map((each) => ({ ...each, status: "withdrawn" as const })),
    };
    expect(decideAnswering(state, withdrawn, { command, actor, at })).toEqual({
      code: "purchase_closed",
      params: { status: "withdrawn" },
    });
    given(bought(finishes(2)))
      .when(answers(3, "t1", 1, "Paris"))
      .isRefused("contest_finished");
  });

  test.each([
    [2, "  ", "answer_empty", undefined],
    [2, "x".repeat(201), "answer_too_long", { limit: "200" }],
    [1, "forty-two", "answer_not_a_number", undefined],
    [1, "1,500", "answer_ambiguous_number", { asThousands: "1500", asDecimal: "1.5" }],
    [3, "6", "answer_not_an_option", undefined],
    [3, "1,2", "answer_not_an_option", undefined],
  ] as const)("ANS3 on card %i, %j is %s and costs nothing", (cardId, answer, code, params) => {
    given(running(created(), buys(1, "t1", cardId)))
      .when(answers(2, "t1", 1, answer))
      .isRefused(code, params);
  });

  test("ANS4 the same reading again, however it is written", () => {
    const wrong = bought(answers(2, "t1", 1, "Rome"));
    for (const answer of ["Rome", " rome", "ROME"]) {
      given(wrong)
        .when(answers(3, "t1", 1, answer))
        .isRefused("already_tried", { reading: "rome" });
    }
    expect(attemptsUsed(purchaseOf(given(wrong).state, "t1", 1))).toBe(1);
  });

  test("ANS4 only what this purchase has tried", () => {
    const history = running(
      created(),
      buys(1, "t1", 1),
      answers(2, "t1", 1, "7"),
      buys(3, "t1", 4),
      buys(4, "t2", 1),
    );
    given(history)
      .when(answers(5, "t1", 2, "7"))
      .gives({ type: "AnswerJudged", attempt: 1 });
    given(history)
      .when(answers(5, "t2", 1, "7"))
      .gives({ type: "AnswerJudged", attempt: 1 });
  });

  test("TIM4 an answer in a pause", () => {
    given(bought(pauses(minute)))
      .when(answers(minute + 1, "t1", 1, "Paris"))
      .isRefused("contest_paused");
  });

  test("ANS8 an annulled answer costs no attempt and may be given again", () => {
    const { state } = given(bought(answers(2, "t1", 1, "Rome")));
    const team = teamIn(state, "t1");
    const purchases = team.purchases.map((purchase) => ({
      ...purchase,
      submissions: purchase.submissions.map((submission) => ({
        ...submission,
        verdict: "annulled" as const,
      })),
    }));
    const { command, actor, at } = answers(3, "t1", 1, "Rome");
    if (command.type !== "SubmitAnswer") throw new Error("not an answer");
    expect(decideAnswering(state, { ...team, purchases }, { command, actor, at })).toMatchObject([
      { attempt: 1 },
    ]);
  });

  test("ANS8 GEN7 a submission keeps what was typed, read and judged, and when", () => {
    const { state } = given(bought(answers(2, "t1", 1, " ROME ")));
    expect(purchaseOf(state, "t1", 1).submissions).toEqual([
      { at: t0 + 2, answer: " ROME ", reading: "rome", verdict: "wrong" },
    ]);
  });
});

describe("two laptops of one team", () => {
  test("ANS7 wrong twice: one attempt", () => {
    given(bought(answers(2, "t1", 1, "Rome")))
      .when(answers(2, "t1", 1, "Rome"))
      .isRefused("already_tried", { reading: "rome" });
  });

  test("ANS7 right twice: one reward", () => {
    given(bought(answers(2, "t1", 1, "Paris")))
      .when(answers(2, "t1", 1, "Paris"))
      .isRefused("purchase_closed", { status: "solved" });
  });

  test("ANS7 fifty different wrong answers: the allowed attempts", () => {
    const many = Array.from({ length: 50 }, (_, index) => answers(2, "t1", 1, `city ${index}`));
    const after = carryOut(given(bought()).state, many);
    expect(after.accepted).toBe(3);
    expect(purchaseOf(after.state, "t1", 1)).toMatchObject({ status: "failed" });
  });

  test("ANS7 fifty right answers: one reward", () => {
    const after = carryOut(
      given(bought()).state,
      Array<StampedCommand>(50).fill(answers(2, "t1", 1, "Paris")),
    );
    expect(after.accepted).toBe(1);
    expect(teamIn(after.state, "t1").balancePoints).toBe(700);
  });
});
