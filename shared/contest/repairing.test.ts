import { describe, expect, test } from "vitest";
import type { Checker } from "./checkers/checker.ts";
import type { RepairCommand } from "./commands.ts";
import { contentView } from "./contentView.ts";
import { decide } from "./decide.ts";
import type { CardBasis } from "./editActs.ts";
import { evolve } from "./evolve.ts";
import type { ContestState } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
  carryOut,
  created,
  finishes,
  given,
  happened,
  joins,
  opens,
  purchaseOf as purchase,
  starts,
  t0,
  teamIn as team,
} from "./testing.ts";
import { trueStandings } from "./trueStandings.ts";
import { viewFor } from "./viewFor.ts";

// Ann bought 1 (42) and answered 41, 40; Bob bought it and answered 41, then 42; Ann bought 2 (Paris) and solved it.
const history = happened(
  created(),
  opens(),
  joins(1, "Ann"),
  joins(2, "Bob"),
  starts(10),
  buys(20, "t1", 1),
  answers(30, "t1", 1, "41"),
  answers(40, "t1", 1, "40"),
  buys(50, "t2", 1),
  answers(60, "t2", 1, "41"),
  answers(70, "t2", 1, "42"),
  buys(80, "t1", 2),
  answers(90, "t1", 2, "Paris"),
);
const at = 100;

function when(command: RepairCommand, from = history) {
  return given(from).when(byModerator(at, command));
}

function repaired(...commands: readonly RepairCommand[]): ContestState {
  let state = given(history).state;
  for (const command of commands) {
    const decision = decide(state, byModerator(at, command));
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
    state = decision.events.reduce(evolve, state);
  }
  return state;
}

const key = (answer: string): Checker => ({ kind: "number", answer });
const correct = (
  answer: string,
  policy: "keep" | "strict",
): Extract<RepairCommand, { type: "CorrectKey" }> => ({
  type: "CorrectKey",
  cardId: 1,
  checker: key(answer),
  policy,
  why: "a wrong key",
});
const undo = (act: number): RepairCommand => ({ type: "UndoAct", act, why: "" });

describe("JudgeAnswers", () => {
  const one: RepairCommand = {
    type: "JudgeAnswers",
    cardId: 1,
    reading: null,
    answers: [{ teamId: "t1", purchaseId: 1, index: 1 }],
    verdict: "accepted",
    policy: "keep",
    why: "also right",
  };

  test("RES6 RES10 one answer is accepted: paid as its attempt, told to its team alone", () => {
    const state = repaired(one);
    expect(purchase(state, "t1", 1)).toMatchObject({ status: "solved", closedAt: t0 + 40 });
    expect(team(state, "t1").ledger.at(-1)).toMatchObject({
      deltaPoints: 150,
      reason: "correction",
      purchaseId: 1,
    });
    expect(viewFor(state, { kind: "team", teamId: "t1" }).notices).toEqual([
      expect.objectContaining({ answer: "40", verdict: "accepted", deltaPoints: 150, why: "also right" }),
    ]);
    expect(viewFor(state, { kind: "team", teamId: "t2" }).notices).toEqual([]);
  });

  test("RES2 what was answered after it counts no more", () => {
    const state = repaired({ ...one, answers: [{ teamId: "t1", purchaseId: 1, index: 0 }] });
    expect(purchase(state, "t1", 1).submissions.map(({ verdict }) => verdict)).toEqual([
      "accepted",
      "annulled",
    ]);
    expect(team(state, "t1").ledger.at(-1)?.deltaPoints).toBe(200);
  });

  test("RES6 all equal readings of the card at once", () => {
    const state = repaired({ ...one, reading: "41", answers: [] });
    for (const id of ["t1", "t2"]) expect(purchase(state, id, 1).submissions[0]?.verdict).toBe("accepted");
    expect(team(state, "t1").balancePoints).toBe(500 - 100 - 200 + 400 + 200);
    // It was paid 150 for the second attempt, and gets what the first one pays.
    expect(team(state, "t2").ledger.at(-1)?.deltaPoints).toBe(50);
  });

  test("RES7 a later answer with that reading is judged by the ruling, and an undo takes that back", () => {
    const ruled = repaired({ ...one, reading: "41", answers: [] });
    const third = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(10),
      buys(20, "t1", 1),
      buys(21, "t2", 1),
      answers(30, "t1", 1, "41"),
    );
    const state = given(third)
      .when(byModerator(at, { ...one, reading: "41", answers: [] }))
      .gives({ type: "Restated" });
    const answered = decide(state, answers(at + 1, "t2", 1, "41"));
    if (!answered.ok) throw new Error("refused");
    const later = answered.events.reduce(evolve, state);
    expect(purchase(later, "t2", 1)).toMatchObject({
      status: "solved",
      submissions: [{ ruling: "accepted" }],
    });
    const back = decide(later, byModerator(at + 2, undo(1)));
    if (!back.ok) throw new Error("refused");
    expect(purchase(back.events.reduce(evolve, later), "t2", 1).status).toBe("active");
    expect(viewFor(ruled, { kind: "public" }).board).toEqual(
      viewFor(given(history).state, { kind: "public" }).board,
    );
  });

  test.each(["constructor", "__proto__", "toString"])(
    "RES7 a reading is a text, whatever it says: %s",
    (word) => {
      const first = happened(
        created(),
        opens(),
        joins(1, "Ann"),
        joins(2, "Bob"),
        starts(10),
        buys(20, "t1", 2),
        answers(30, "t1", 1, "Rome"),
        buys(40, "t2", 2),
      );
      const ruling: RepairCommand = { ...one, cardId: 2, answers: [] };
      const reading = purchase(given(first).state, "t1", 1).submissions[0]?.reading ?? "";
      const state = given(first)
        .when(byModerator(at, { ...ruling, reading }))
        .gives({ type: "Restated" });
      expect(decide(state, answers(at + 1, "t2", 1, word))).toMatchObject({ events: [{ verdict: "wrong" }] });
      const [judged] = carryOut(state, [answers(at + 1, "t2", 1, word)]).decisions;
      expect(judged?.ok && judged.events[0]).not.toHaveProperty("ruled");
    },
  );

  test("RES6 what names no answer is refused", () => {
    when({ ...one, answers: [{ teamId: "t1", purchaseId: 1, index: 9 }] }).isRefused("unknown_answer");
    when({ ...one, reading: "77", answers: [] }).isRefused("unknown_answer");
    when({ ...one, cardId: 99 }).isRefused("unknown_card");
    when({
      ...one,
      answers: [{ teamId: "t1", purchaseId: 1, index: 0 }],
      verdict: "wrong",
      policy: "strict",
    }).gives({ type: "Restated" });
  });
});

describe("CorrectKey", () => {
  test("RES8 RES3 by keep everybody who was right is paid, and nobody loses", () => {
    const state = repaired(correct("41", "keep"));
    expect(team(state, "t1").balancePoints).toBe(600 + 200);
    expect(purchase(state, "t2", 1)).toMatchObject({ status: "solved" });
    expect(team(state, "t2").balancePoints).toBe(500 - 100 + 200);
  });

  test("RES3 by keep who was right under the wrong key stays so, by strict not", () => {
    const kept = repaired(correct("40", "keep"));
    expect(purchase(kept, "t2", 1)).toMatchObject({ status: "solved", keptPoints: 150 });
    expect(team(kept, "t2").balancePoints).toBe(550);
    const strict = repaired(correct("40", "strict"));
    expect(purchase(strict, "t2", 1)).toMatchObject({ status: "active", closedAt: null });
    expect(team(strict, "t2").balancePoints).toBe(400);
    expect(purchase(strict, "t1", 1)).toMatchObject({ status: "solved" });
  });

  test("RES8 another kind reads the answers anew; what no longer reads is annulled", () => {
    const state = repaired({
      type: "CorrectKey",
      cardId: 1,
      checker: { kind: "choice", options: ["a", "b"], correct: [1], several: false },
      policy: "strict",
      why: "",
    });
    expect(purchase(state, "t1", 1).submissions.map(({ verdict }) => verdict)).toEqual([
      "annulled",
      "annulled",
    ]);
    expect(purchase(state, "t1", 1)).toMatchObject({ status: "active", rewardsPoints: [200, 150, 100] });
  });

  test("RES8 who buys it afterwards is judged by the new key", () => {
    const state = repaired(correct("41", "keep"));
    expect(state.board.cards[0]?.task.version).toBe(2);
    expect(state.board.cards[0]?.earlierTasks.map(({ version }) => version)).toEqual([1]);
  });

  test("RES8 the same key changes nothing", () => {
    const again = byModerator(at, correct("41", "strict"));
    expect(decide(repaired(correct("41", "keep")), again)).toMatchObject({
      rejection: { code: "nothing_to_restate" },
    });
  });

  test("RES13 a key that was written over another one than stands there is changed_meanwhile", () => {
    const first = { revision: 0, taskVersion: 1 };
    const over = (basedOn: CardBasis, answer: string) =>
      byModerator(at, { ...correct(answer, "keep"), basedOn });
    const refusal = { ok: false, rejection: { code: "changed_meanwhile", params: { corrected: 1 } } };
    const corrected = repaired(correct("41", "keep"));
    expect(decide(corrected, over(first, "40"))).toEqual(refusal);
    expect(decide(corrected, over({ ...first, taskVersion: 2 }, "40"))).toMatchObject({ ok: true });
    // Equal words are no conflict, and a page that says nothing is judged as before.
    expect(decide(corrected, over(first, "41"))).toMatchObject({ rejection: { code: "nothing_to_restate" } });
    expect(decide(corrected, byModerator(at, correct("40", "keep")))).toMatchObject({ ok: true });
    // What was undone is the key of nobody's page any more, also when another one was written since.
    const undone = repaired(correct("41", "keep"), undo(1));
    expect(decide(undone, over(first, "40"))).toMatchObject({ ok: true });
    expect(decide(undone, over({ ...first, taskVersion: 2 }, "40"))).toEqual(refusal);
    const anew = repaired(correct("41", "keep"), undo(1), correct("43", "keep"));
    expect(decide(anew, over({ ...first, taskVersion: 2 }, "40"))).toEqual(refusal);
  });

  test("RES13 so is a key that an author has changed on the board, of a card that nobody has bought", () => {
    const [card] = contentView(given(history).state, null).cards.filter(({ id }) => id === 4);
    if (!card) throw new Error("no card");
    const basedOn = { revision: card.revision, taskVersion: card.taskVersion };
    const edited = carryOut(given(history).state, [
      byModerator(at, {
        type: "EditContest",
        edits: [{ what: "write", cardId: 4, basedOn, writing: { ...card.writing, checker: key("3/4") } }],
      }),
    ]);
    expect(edited.accepted).toBe(1);
    expect(
      decide(edited.state, byModerator(at, { ...correct("2", "keep"), cardId: 4, basedOn })),
    ).toMatchObject({ rejection: { code: "changed_meanwhile" } });
  });
});

describe("VoidCard", () => {
  const voids = (keepRewards: boolean): RepairCommand => ({
    type: "VoidCard",
    cardId: 1,
    keepRewards,
    why: "misprint",
  });

  test("VOI1 VOI2 everybody is paid back, rewards are taken, and nobody buys it any more", () => {
    const state = repaired(voids(false));
    expect(team(state, "t1").balancePoints).toBe(500 - 200 + 400);
    expect(team(state, "t2").balancePoints).toBe(500);
    expect(viewFor(state, { kind: "public" }).board.cards[0]).toMatchObject({ voided: true });
    expect(viewFor(state, { kind: "public" }).teams.t2?.cells[0]).toBe(4);
    expect(decide(state, buys(at + 1, "t2", 1))).toEqual({ ok: false, rejection: { code: "card_voided" } });
    expect(decide(state, byModerator(at, voids(true)))).toEqual({
      ok: false,
      rejection: { code: "card_voided" },
    });
  });

  test("VOI2 or the rewards stay", () => {
    expect(team(repaired(voids(true)), "t2").balancePoints).toBe(500 + 150);
  });

  test("VOI2 RES5 a reward that stays was earned when it was, also after the end", () => {
    for (const from of [history, [...history, ...happenedAfter()]]) {
      const state = given(from)
        .when(byModerator(at + 1, voids(true)))
        .gives({ type: "Restated" });
      expect(team(state, "t2").lastRewardAt).toBe(team(given(history).state, "t2").lastRewardAt);
      expect(purchase(state, "t2", 1)).toMatchObject({
        status: "withdrawn",
        keptPoints: 150,
        closedAt: t0 + 70,
      });
    }
    expect(purchase(repaired(voids(false)), "t2", 1)).toMatchObject({ closedAt: t0 + at });
  });

  test("VOI1 its price makes no relief", () => {
    const state = repaired({ type: "VoidCard", cardId: 6, keepRewards: true, why: "" });
    expect(decide(state, buys(at + 1, "t2", 6))).toMatchObject({ rejection: { code: "card_voided" } });
  });
});

describe("purchases and points", () => {
  const of = (
    type: "WithdrawPurchase" | "RefundPurchase" | "GiveBackAttempt",
    purchaseId: number,
  ): RepairCommand => ({
    type,
    teamId: "t1",
    purchaseId,
    why: "",
  });

  test("RES9 withdrawn: paid back, its reward too, and it may be bought again", () => {
    const state = repaired(of("WithdrawPurchase", 2));
    expect(team(state, "t1").balancePoints).toBe(400);
    expect(decide(state, buys(at + 1, "t1", 2))).toMatchObject({ ok: true });
  });

  test("RES9 refunded: paid back, and it stands", () => {
    const state = repaired(of("RefundPurchase", 2));
    expect(team(state, "t1").balancePoints).toBe(600 + 200);
    expect(purchase(state, "t1", 2).status).toBe("solved");
    expect(decide(state, byModerator(at, of("RefundPurchase", 2)))).toMatchObject({ ok: false });
  });

  test("RES9 an attempt given back: the last wrong answer costs nothing", () => {
    const state = repaired(of("GiveBackAttempt", 1));
    expect(purchase(state, "t1", 1).submissions.map(({ verdict }) => verdict)).toEqual(["wrong", "annulled"]);
    when(of("GiveBackAttempt", 2)).isRefused("nothing_to_restate");
    when(of("GiveBackAttempt", 7)).isRefused("unknown_purchase");
  });

  test("RES9 given: paid nothing, above the slots too, and once", () => {
    const give: RepairCommand = { type: "GivePurchase", teamId: "t1", cardId: 3, why: "" };
    const state = repaired(give);
    expect(purchase(state, "t1", 3)).toMatchObject({ paidPoints: 0, pricePoints: 151, status: "active" });
    expect(decide(state, byModerator(at, give))).toMatchObject({ rejection: { code: "already_bought" } });
  });

  test("RES9 points with a reason; not below zero", () => {
    const adjust = (deltaPoints: number): RepairCommand => ({
      type: "AdjustBalance",
      teamId: "t2",
      deltaPoints,
      why: "helped",
    });
    const state = repaired(adjust(-50));
    expect(team(state, "t2").ledger.at(-1)).toMatchObject({
      deltaPoints: -50,
      reason: "adjustment",
      why: "helped",
    });
    when(adjust(-5_000)).isRefused("not_enough_points", { pricePoints: 5_000, balancePoints: 550 });
  });
});

describe("UndoAct", () => {
  test("UND1 brings back what was, and says so", () => {
    const state = repaired(correct("41", "strict"), undo(1));
    expect(team(state, "t1").balancePoints).toBe(600);
    expect(team(state, "t2").balancePoints).toBe(550);
    expect(state.board.cards[0]?.task.version).toBe(1);
    const { acts } = viewFor(state, { kind: "moderator" });
    expect(acts.map(({ type, undoneBy, undoes }) => [type, undoneBy, undoes])).toEqual([
      ["key", 2, null],
      ["undo", null, 1],
    ]);
  });

  test("UND2 refused while a later act builds on it, when undone already, and for what never was", () => {
    const state = repaired(correct("41", "strict"), correct("40", "strict"));
    expect(decide(state, byModerator(at, undo(1)))).toMatchObject({
      rejection: { code: "later_act_depends", params: { act: 2 } },
    });
    const undone = repaired(correct("41", "strict"), undo(1));
    expect(decide(undone, byModerator(at, undo(1)))).toMatchObject({
      rejection: { code: "act_not_undoable" },
    });
    expect(decide(undone, byModerator(at, undo(2)))).toMatchObject({
      rejection: { code: "act_not_undoable" },
    });
    when(undo(1)).isRefused("unknown_act");
  });

  test("UND2 a withdrawal is not undone when the card was bought again", () => {
    const withdrawn = repaired({ type: "WithdrawPurchase", teamId: "t1", purchaseId: 2, why: "" });
    const bought = decide(withdrawn, buys(at + 1, "t1", 2));
    if (!bought.ok) throw new Error("refused");
    const state = bought.events.reduce(evolve, withdrawn);
    expect(decide(state, byModerator(at + 2, undo(1)))).toMatchObject({
      rejection: { code: "bought_again" },
    });
  });
});

describe("UndoAct, where acts are of a whole card and of a purchase of it", () => {
  const withdraws: RepairCommand = { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "" };
  const rules = (reading: string): Extract<RepairCommand, { type: "JudgeAnswers" }> => ({
    type: "JudgeAnswers",
    cardId: 1,
    reading,
    answers: [],
    verdict: "accepted",
    policy: "keep",
    why: "",
  });
  const meanwhile: readonly (readonly [string, RepairCommand])[] = [
    ["under a key that was corrected", correct("41", "keep")],
    ["with an answer that was ruled right", rules("41")],
    ["with an answer that was annulled", { ...rules("41"), verdict: "annulled" }],
    [
      "of a card that was taken out of the game",
      { type: "VoidCard", cardId: 1, keepRewards: false, why: "" },
    ],
  ];

  test.each(meanwhile)("UND2 what was withdrawn before does not come back %s", (_, later) => {
    expect(decide(repaired(withdraws, later), byModerator(at, undo(1)))).toEqual({
      ok: false,
      rejection: { code: "later_act_depends", params: { act: 2 } },
    });
    const back = repaired(withdraws, later, undo(2), undo(1));
    expect(purchase(back, "t1", 1)).toEqual(purchase(given(history).state, "t1", 1));
  });

  test("UND2 a ruling on a reading that it never gave, or on other answers, does not keep it away", () => {
    const answersOfOthers = [{ teamId: "t2", purchaseId: 1, index: 0 }];
    for (const other of [rules("42"), { ...rules("41"), reading: null, answers: answersOfOthers }])
      expect(purchase(repaired(withdraws, other, undo(1)), "t1", 1)).toMatchObject({ status: "active" });
  });

  test.each(["RefundPurchase", "WithdrawPurchase"] as const)(
    "UND2 UND1 a purchase made since a key was corrected does not come back under it: %s",
    (type) => {
      const corrects: RepairCommand = {
        type: "CorrectKey",
        cardId: 6,
        checker: { kind: "text", answers: ["red"] },
        policy: "keep",
        why: "",
      };
      const { state, accepted } = carryOut(given(history).state, [
        byModerator(at, corrects),
        buys(at + 1, "t1", 6),
        byModerator(at + 2, { type, teamId: "t1", purchaseId: 3, why: "" }),
      ]);
      expect(accepted).toBe(3);
      expect(decide(state, byModerator(at + 3, undo(1)))).toEqual({
        ok: false,
        rejection: { code: "later_act_depends", params: { act: 2 } },
      });
      const undone = carryOut(state, [byModerator(at + 3, undo(2)), byModerator(at + 4, undo(1))]);
      expect(undone.accepted).toBe(2);
      expect(undone.state.board.cards[5]?.task.version).toBe(1);
      expect(purchase(undone.state, "t1", 3)).toMatchObject({ status: "active", taskVersion: 1 });
    },
  );
});

test("RES5 ties by time follow the restated answers", () => {
  const state = repaired(correct("41", "strict"));
  const [first] = trueStandings({ ...state, rules: { ...state.rules, tieBreak: "earliest" } });
  expect(first?.team.id).toBe("t1");
  expect(team(state, "t2").lastRewardAt).toBe(purchase(state, "t2", 1).closedAt);
});

test("RES1 after the end, an answer that is accepted counts, and what is open again has expired", () => {
  const ended = [...history, ...happenedAfter()];
  const state = given(ended)
    .when(byModerator(at + 1, correct("40", "strict")))
    .gives({ type: "Restated" });
  expect(purchase(state, "t1", 1).status).toBe("solved");
  expect(purchase(state, "t2", 1).status).toBe("expired");
});

function happenedAfter() {
  const decision = decide(given(history).state, finishes(at));
  if (!decision.ok) throw new Error("not finished");
  return decision.events;
}
