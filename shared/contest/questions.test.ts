import { describe, expect, test } from "vitest";
import type { Command, StampedCommand } from "./commands.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  carryOut,
  created,
  finishes,
  given,
  minute,
  pauses,
  running,
  teamIn,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const asks = (at: number, teamId: string, text = "Is zero natural?", cardId: number | null = null) =>
  byTeam(at, teamId, { type: "AskQuestion", cardId, text });
const appeals = (at: number, teamId: string, purchaseId = 1, index = 0) =>
  byTeam(at, teamId, { type: "AppealVerdict", purchaseId, index, text: "We meant the same" });
const replies = (at: number, to: "team" | "all", number = 1, text = "No.") =>
  byModerator(at, { type: "AnswerQuestion", teamId: "t1", number, to, text });
const settles = (at: number, changes: Partial<Extract<Command, { type: "SettleAppeal" }>> = {}) =>
  byModerator(at, {
    type: "SettleAppeal",
    teamId: "t1",
    number: 1,
    accepted: true,
    policy: "keep",
    why: "also right",
    ...changes,
  });
const lesson = (...commands: readonly StampedCommand[]) => running(created(), ...commands);
/** One wrong answer of Ann's. */
const wronged = (...commands: readonly StampedCommand[]) =>
  lesson(buys(1, "t1", 1), answers(2, "t1", 1, "41"), ...commands);

describe("asking", () => {
  test("QST1 about a card or in general, until results are final", () => {
    given(lesson())
      .when(asks(1, "t1", " Is zero natural? ", 2))
      .gives({ type: "QuestionAsked", teamId: "t1", number: 1, cardId: 2, text: "Is zero natural?" });
    given(lesson(pauses(1)))
      .when(asks(2, "t1"))
      .gives({ type: "QuestionAsked" });
    given(lesson(finishes(1)))
      .when(asks(2, "t1"))
      .gives({ type: "QuestionAsked" });
    given(lesson(finishes(1), byModerator(2, { type: "MarkFinal", reason: "It is late", account: "agrees" })))
      .when(asks(3, "t1"))
      .isRefused("results_are_final");
    given(lesson())
      .when(asks(1, "t1", "  "))
      .isRefused("text_empty");
    given(lesson())
      .when(asks(1, "t1", "?", 99))
      .isRefused("unknown_card");
  });

  test("QST1 also by a team whose time is up while another one plays on", () => {
    const end = 10 * minute;
    const more = byModerator(3, { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "" });
    const late = given(lesson(buys(1, "t2", 1), answers(2, "t2", 1, "41"), more));
    late.when(answers(end + 1, "t2", 1, "42")).isRefused("time_is_up");
    late.when(asks(end + 1, "t2")).gives({ type: "QuestionAsked", teamId: "t2" });
    late.when(appeals(end + 1, "t2")).gives({ type: "VerdictAppealed", teamId: "t2" });
    late.when(asks(end + minute, "t1")).gives({ type: "QuestionAsked", teamId: "t1" });
    late.when(asks(end + minute + 1, "t1")).isRefused("time_is_up");
    late.when(asks(end + minute + 1, "t2")).isRefused("time_is_up");
  });

  test("QST1 five wait at most, of one team; an answer makes room, and sixty are all", () => {
    const five = [1, 2, 3, 4, 5].map((at) => asks(at, "t1"));
    given(lesson(...five))
      .when(asks(6, "t1"))
      .isRefused("too_many_questions");
    given(lesson(...five))
      .when(asks(6, "t2"))
      .gives({ type: "QuestionAsked", number: 1 });
    given(lesson(...five, replies(6, "team", 3)))
      .when(asks(7, "t1"))
      .gives({ type: "QuestionAsked", number: 6 });
    const all = Array.from({ length: 60 }, (_, index) => [
      asks(index, "t1"),
      replies(index, "team", index + 1),
    ]);
    const { state, accepted } = carryOut(given(lesson()).state, [...all.flat(), asks(100, "t1")]);
    expect(accepted).toBe(120);
    expect(teamIn(state, "t1").questions).toHaveLength(60);
  });

  test("QST2 an appeal names an own answer that does not count, and is made once", () => {
    given(wronged())
      .when(appeals(3, "t1"))
      .gives({ type: "VerdictAppealed", teamId: "t1", cardId: 1, purchaseId: 1, index: 0 });
    given(wronged()).when(appeals(3, "t2")).isRefused("unknown_purchase");
    given(wronged())
      .when(appeals(3, "t1", 1, 1))
      .isRefused("unknown_answer");
    given(wronged(answers(3, "t1", 1, "42")))
      .when(appeals(4, "t1", 1, 1))
      .isRefused("nothing_to_appeal");
    given(wronged(appeals(3, "t1"), settles(4, { accepted: false })))
      .when(appeals(5, "t1"))
      .isRefused("already_appealed");
    const withdraws = byModerator(3, { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "" });
    given(wronged(withdraws)).when(appeals(4, "t1")).isRefused("purchase_closed", { status: "withdrawn" });
  });
});

describe("answering", () => {
  test("QST3 once, to the team or to all; an appeal is no question", () => {
    given(lesson(asks(1, "t1")))
      .when(replies(2, "all"))
      .gives({ type: "QuestionAnswered", teamId: "t1", number: 1, toAll: true, text: "No." });
    given(lesson(asks(1, "t1"), replies(2, "team")))
      .when(replies(3, "all"))
      .isRefused("already_answered");
    given(lesson(asks(1, "t1")))
      .when(replies(2, "all", 1, " "))
      .isRefused("text_empty");
    given(lesson(asks(1, "t1")))
      .when(settles(2))
      .isRefused("unknown_question");
    given(wronged(appeals(3, "t1")))
      .when(replies(4, "team"))
      .isRefused("unknown_question");
    given(lesson(asks(1, "t1"), byModerator(2, { type: "RemoveTeam", teamId: "t1" })))
      .when(replies(3, "team"))
      .isRefused("unknown_team");
  });

  test("QST3 QST5 all are told the answer, and nothing of who asked or what", () => {
    const { state } = given(lesson(asks(1, "t1", "Is zero natural?", 2), replies(2, "all")));
    const other = viewFor(state, { kind: "team", teamId: "t2" });
    expect(other.questions).toEqual([]);
    expect(other.answersToAll).toEqual([{ at: expect.any(Number), cardId: 2, text: "No." }]);
    expect(JSON.stringify(other)).not.toContain("Is zero");
    expect(viewFor(state, { kind: "team", teamId: "t1" }).questions[0]?.reply).toMatchObject({ toAll: true });
    expect(viewFor(state, { kind: "moderator" }).teams.t1?.questions).toHaveLength(1);
  });

  test("QST5 an answer to the team alone is told nobody else", () => {
    const before = given(lesson(asks(1, "t1"))).state;
    const { state } = given(lesson(asks(1, "t1"), replies(2, "team")));
    const seenBy = { kind: "team", teamId: "t2" } as const;
    expect(viewFor(state, seenBy)).toEqual(viewFor(before, seenBy));
  });
});

describe("settling an appeal", () => {
  test("QST4 accepting makes the answer right, with the repair and its reason, in one act", () => {
    const state = given(wronged(appeals(3, "t1")))
      .when(settles(4))
      .gives(
        {
          type: "Restated",
          act: expect.objectContaining({ type: "judge", verdict: "accepted" }),
          why: "also right",
        },
        { type: "AppealSettled", teamId: "t1", number: 1, accepted: true },
      );
    expect(teamIn(state, "t1").balancePoints).toBe(600);
    expect(teamIn(state, "t1").questions?.[0]?.reply).toMatchObject({ accepted: true });
  });

  test("QST4 an answer that was put right meanwhile needs no repair", () => {
    const judges = byModerator(4, {
      type: "JudgeAnswers",
      cardId: 1,
      reading: "41",
      answers: [],
      verdict: "accepted",
      policy: "keep",
      why: "",
    });
    given(wronged(appeals(3, "t1"), judges))
      .when(settles(5))
      .gives({ type: "AppealSettled", accepted: true });
  });

  test("QST4 rejecting has a reason, and changes no points", () => {
    given(wronged(appeals(3, "t1")))
      .when(settles(4, { accepted: false, why: " " }))
      .isRefused("text_empty");
    const state = given(wronged(appeals(3, "t1")))
      .when(settles(4, { accepted: false, why: "41 is not 42" }))
      .gives({ type: "AppealSettled", accepted: false, why: "41 is not 42" });
    expect(teamIn(state, "t1").balancePoints).toBe(400);
    given(wronged(appeals(3, "t1"), settles(4)))
      .when(settles(5))
      .isRefused("already_answered");
  });
});

test("QST7 nothing of it shows in what everybody sees, frozen or not", () => {
  for (const freezes of [[], [byModerator(3, { type: "FreezeStandings" })]]) {
    const before = given(wronged(...freezes)).state;
    const asked = [asks(4, "t1"), appeals(5, "t1"), replies(6, "all"), settles(7, { accepted: false })];
    const { state, accepted } = carryOut(
      before,
      asked.map((each) => retried(each)),
    );
    expect(accepted).toBe(4);
    expect(viewFor(state, { kind: "public" })).toEqual(viewFor(before, { kind: "public" }));
  }
});

/** The appeal is the second that is asked. */
function retried(stamped: StampedCommand): StampedCommand {
  const { command } = stamped;
  return command.type === "SettleAppeal" ? { ...stamped, command: { ...command, number: 2 } } : stamped;
}
