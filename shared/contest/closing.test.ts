import { describe, expect, test } from "vitest";
import { awardProposals } from "./awards.ts";
import { finalBlockers, openHints, prizesOf } from "./closing.ts";
import type { AccountStand } from "./closingRecords.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { previewRepair } from "./repairPreview.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  finishes,
  given,
  joins,
  minute,
  running,
  sampleBoard,
  t0,
  teamIn,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

const act = (at: number, command: Command) => byModerator(at, command);
const marksFinal = (at: number, reason: string | null = null, account: AccountStand = "agrees") =>
  act(at, { type: "MarkFinal", reason, account });
const freezes = (at: number) => act(at, { type: "FreezeStandings" });
const reviews = (at: number, cardId: number | null, step: "statement" | "answer" = "statement") =>
  act(at, { type: "ReviewTask", cardId, step });
const givesOwn = (at: number, teamId = "t1", text = "The most beautiful solution") =>
  act(at, { type: "GiveOwnAward", teamId, text });
const lesson = (...commands: readonly StampedCommand[]) => running(created(), ...commands);
/** Ann and Bob both say 41 to card 1, and time is up. */
const bothWrong = (...commands: readonly StampedCommand[]) =>
  lesson(
    buys(1, "t1", 1),
    buys(2, "t2", 1),
    answers(3, "t1", 1, "41"),
    answers(4, "t2", 1, "41"),
    ...commands,
  );

describe("prizes", () => {
  test("CLO1 three places, until somebody sets another number, in any phase", () => {
    expect(prizesOf(given(lesson()).state)).toBe(3);
    const state = given([created()])
      .when(act(1, { type: "SetPrizes", places: 1 }))
      .gives({ type: "PrizesSet", places: 1 });
    expect(prizesOf(state)).toBe(1);
  });

  test("CLO1 RES11 a preview asks about the places with a prize", () => {
    const pays = act(5, { type: "AdjustBalance", teamId: "t2", deltaPoints: 50, why: "helped" });
    const asks = (history: ReturnType<typeof lesson>) => {
      const { command, actor, at } = pays;
      if (command.type !== "AdjustBalance") throw new Error("another command");
      return previewRepair(given(history).state, { command, actor, at });
    };
    expect(asks(lesson())).toMatchObject({ ok: true, preview: { prizes: 3, prizesMove: true } });
    const none = lesson(act(1, { type: "SetPrizes", places: 0 }));
    expect(asks(none)).toMatchObject({ ok: true, preview: { prizes: 0, prizesMove: false } });
  });
});

describe("calling results final", () => {
  test("CLO2 nothing against it: no reason is needed, and none is recorded", () => {
    given(lesson(finishes(1)))
      .when(marksFinal(2))
      .gives({ type: "ResultsMarkedFinal", reason: null });
    const state = given(lesson(finishes(1), marksFinal(2))).state;
    expect(state.final).toEqual({ at: t0 + 2, reason: null });
  });

  test("CLO2 open questions, appeals and hints stand against it, each by itself, and are recorded with the reason", () => {
    const asks = byTeam(5, "t1", { type: "AskQuestion", cardId: null, text: "?" });
    const appeals = byTeam(6, "t1", { type: "AppealVerdict", purchaseId: 1, index: 0, text: "?" });
    expect(finalBlockers(given(lesson(asks)).state)).toEqual(["open_questions"]);
    expect(finalBlockers(given(bothWrong()).state)).toEqual(["open_hints"]);
    const all = bothWrong(asks, appeals, freezes(7), finishes(8));
    given(all).when(marksFinal(9)).isRefused("final_needs_reason");
    given(all)
      .when(marksFinal(9, " The hall closes "))
      .gives({
        type: "ResultsMarkedFinal",
        reason: "The hall closes",
        against: ["not_revealed", "open_appeals", "open_questions", "open_hints"],
      });
  });

  test.each([
    ["behind", "account_behind"],
    ["disagrees", "account_disagrees"],
    ["unknown", "account_unknown"],
  ] as const)("CLO2 an account that is %s is no agreement", (stand, blocker) => {
    given(lesson(finishes(1)))
      .when(marksFinal(2, null, stand))
      .isRefused("final_needs_reason");
    given(lesson(finishes(1)))
      .when(marksFinal(2, "It was down", stand))
      .gives({ type: "ResultsMarkedFinal", against: [blocker] });
  });

  test("CLO2 questions of a team that was removed hold nothing up", () => {
    const asks = byTeam(5, "t1", { type: "AskQuestion", cardId: null, text: "?" });
    const removes = act(6, { type: "RemoveTeam", teamId: "t1" });
    expect(finalBlockers(given(lesson(asks, removes)).state)).toEqual([]);
  });

  test("CLO3 a ruling on the reading settles a hint, and so does a card out of the game", () => {
    expect(openHints(given(bothWrong()).state)).toMatchObject([{ cardId: 1, reading: "41" }]);
    const rules = act(5, {
      type: "JudgeAnswers",
      cardId: 1,
      reading: "41",
      answers: [],
      verdict: "wrong",
      policy: "keep",
      why: "41 is not 42",
    });
    expect(openHints(given(bothWrong(rules)).state)).toEqual([]);
    const voids = act(5, { type: "VoidCard", cardId: 1, keepRewards: true, why: "" });
    expect(openHints(given(bothWrong(voids)).state)).toEqual([]);
  });
});

describe("CLO7 results that were called final", () => {
  const late = "It is late";
  const finality = (...commands: readonly StampedCommand[]) =>
    viewFor(given(bothWrong(...commands)).state, { kind: "public" }).finality;
  const removes = (at: number) => act(at, { type: "RemoveTeam", teamId: "t2" });
  const judges = act(12, {
    type: "JudgeAnswers",
    cardId: 1,
    reading: "41",
    answers: [],
    verdict: "accepted",
    policy: "keep",
    why: "",
  });
  const appeals = byTeam(5, "t1", { type: "AppealVerdict", purchaseId: 1, index: 0, text: "?" });
  const settles = (accepted: boolean) =>
    act(12, { type: "SettleAppeal", teamId: "t1", number: 1, accepted, policy: "keep", why: "looked at" });

  test.each<[string, readonly StampedCommand[], readonly StampedCommand[]]>([
    ["an answer is ruled right", [], [judges]],
    ["points are given", [], [act(12, { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "x" })]],
    ["an appeal is accepted", [appeals], [settles(true)]],
    ["a team is removed", [], [removes(12)]],
    ["a team comes back", [removes(6)], [act(12, { type: "RestoreTeam", teamId: "t2" })]],
  ])("are no longer so when %s, and may be called so again", (_, before, changes) => {
    const all = [...before, finishes(10), marksFinal(11, late)];
    expect(finality(...all)).toBe("final");
    expect(finality(...all, ...changes)).toBe("provisional");
    expect(finality(...all, ...changes, marksFinal(13, late))).toBe("final");
  });

  test("stay so where nothing of them changes", () => {
    const all = [appeals, finishes(10), marksFinal(11, late)];
    const renames = act(12, { type: "RenameTeam", teamId: "t1", name: "Anna" });
    for (const stamped of [settles(false), renames, givesOwn(12)])
      expect(finality(...all, stamped)).toBe("final");
  });
});

describe("awards", () => {
  /** Bob solves card 1 first, at his second attempt; Ann two cards at once, later; Cid nothing. */
  const played = (...commands: readonly StampedCommand[]) =>
    lesson(
      joins(0, "Cid"),
      buys(1, "t2", 1),
      answers(2, "t2", 1, "41"),
      answers(3, "t2", 1, "42"),
      buys(6 * minute, "t1", 1),
      answers(6 * minute + 1, "t1", 1, "42"),
      buys(6 * minute + 2, "t1", 2),
      answers(6 * minute + 3, "t1", 2, "Paris"),
      finishes(8 * minute),
      ...commands,
    );
  const gives = (kind: "first_any" | "first_card" | "most_first" | "climb", cardId: number | null = null) =>
    act(9 * minute, { type: "GiveAward", kind, cardId });

  test("AWD1 follow from what happened", () => {
    expect(awardProposals(given(played()).state)).toEqual([
      { kind: "first_any", cardId: null, teamIds: ["t2"], value: null },
      { kind: "first_card", cardId: 1, teamIds: ["t2"], value: null },
      { kind: "first_card", cardId: 2, teamIds: ["t1"], value: null },
      { kind: "most_first", cardId: null, teamIds: ["t1"], value: 2 },
      { kind: "climb", cardId: null, teamIds: ["t1"], value: 1 },
    ]);
  });

  test("AWD1 a card out of the game has no first, and who was removed wins nothing", () => {
    const voids = act(8 * minute, { type: "VoidCard", cardId: 1, keepRewards: true, why: "" });
    const kinds = awardProposals(given(played(voids)).state).map(({ kind, cardId }) => [kind, cardId]);
    expect(kinds).not.toContainEqual(["first_card", 1]);
    const removes = act(8 * minute, { type: "RemoveTeam", teamId: "t2" });
    expect(awardProposals(given(played(removes)).state)[0]).toMatchObject({ teamIds: ["t1"] });
  });

  test("AWD2 are seen when given out, once, and taken back", () => {
    expect(viewFor(given(played()).state, { kind: "public" }).awards).toEqual([]);
    const state = given(played())
      .when(gives("most_first"))
      .gives({ type: "AwardGiven", number: 1, kind: "most_first", teamIds: ["t1"], value: 2 });
    expect(viewFor(state, { kind: "public" }).awards).toMatchObject([
      { kind: "most_first", value: 2, at: t0 + 9 * minute },
    ]);
    given(played(gives("most_first")))
      .when(gives("most_first"))
      .isRefused("award_given");
    given(played()).when(gives("first_card", 3)).isRefused("unknown_award");
    const back = given(played(gives("most_first")))
      .when(act(9 * minute, { type: "TakeAwardBack", number: 1 }))
      .gives({ type: "AwardTakenBack", number: 1 });
    expect(viewFor(back, { kind: "public" }).awards).toEqual([]);
  });

  test("AWD2 not while standings are frozen", () => {
    const frozen = lesson(freezes(1), finishes(2));
    given(frozen).when(givesOwn(3)).isRefused("still_frozen");
    given(frozen).when(gives("first_any")).isRefused("still_frozen");
  });

  test("AWD3 the organizer's own is a text and a team, as many as there are", () => {
    given(played(givesOwn(9 * minute)))
      .when(givesOwn(9 * minute))
      .gives({ type: "AwardGiven", number: 2, kind: "own", teamIds: ["t1"] });
    given(played())
      .when(givesOwn(9 * minute, "t1", "  "))
      .isRefused("text_empty");
    given(played())
      .when(givesOwn(9 * minute, "t7"))
      .isRefused("unknown_team");
  });
});

describe("going through the tasks", () => {
  const solution = "Six times seven.";
  const [first, ...others] = sampleBoard.cards;
  if (!first) throw new Error("no card");
  const board = { ...sampleBoard, cards: [{ ...first, task: { ...first.task, solution } }, ...others] };
  const played = (...commands: readonly StampedCommand[]) =>
    running(
      created({ board }),
      joins(3, "Cid"),
      buys(4, "t1", 1),
      buys(5, "t2", 1),
      buys(6, "t3", 1),
      answers(7, "t1", 1, "41"),
      answers(8, "t2", 1, "41"),
      answers(9, "t3", 1, "43"),
      answers(10, "t1", 1, "42"),
      answers(11, "t3", 1, "42"),
      finishes(12),
      ...commands,
    );

  test("WLK1 first the statement, then key and solution; to nobody before", () => {
    const view = (...commands: readonly StampedCommand[]) =>
      viewFor(given(played(...commands)).state, { kind: "public" }).review;
    expect(view()).toBeNull();
    expect(view(reviews(13, 1))).toMatchObject({
      statement: "Statement 1",
      key: null,
      solution: null,
      wrong: [],
    });
    expect(view(reviews(13, 1, "answer"))).toMatchObject({ key: { kind: "number", answer: "42" }, solution });
    expect(view(reviews(13, 1), reviews(14, null))).toBeNull();
    given(played()).when(reviews(13, 77)).isRefused("unknown_card");
    given(lesson(freezes(1), finishes(2)))
      .when(reviews(3, 1))
      .isRefused("still_frozen");
  });

  test("WLK2 how many solved it by which attempt, and wrong answers of several teams; nobody is named", () => {
    const { state } = given(played(reviews(13, 1, "answer")));
    const { review } = viewFor(state, { kind: "public" });
    expect(review).toMatchObject({ bought: 3, solvedByAttempt: [0, 2], wrong: [{ shown: "41", teams: 2 }] });
    for (const word of ["Ann", "Bob", "Cid", "t1", "43"]) expect(JSON.stringify(review)).not.toContain(word);
  });

  test("WLK3 teams see the keys of what they bought, while the organizer allows", () => {
    const shows = (open: boolean) => act(13, { type: "ShowKeys", open });
    const keysOf = (teamId: string, ...commands: readonly StampedCommand[]) =>
      viewFor(given(played(...commands)).state, { kind: "team", teamId }).keys;
    expect(keysOf("t1")).toBeNull();
    expect(keysOf("t1", shows(true))).toEqual({
      1: { key: { kind: "number", answer: "42", tolerance: null }, solution },
    });
    expect(keysOf("t1", shows(true), shows(false))).toBeNull();
    given(lesson(freezes(1), finishes(2)))
      .when(shows(true))
      .isRefused("still_frozen");
  });

  test("CLO4 reopening takes all of it back", () => {
    const { state } = given(
      played(
        reviews(13, 1, "answer"),
        act(13, { type: "ShowKeys", open: true }),
        givesOwn(13),
        marksFinal(14, "It is late"),
        act(15, { type: "ReopenContest", forMs: minute }),
      ),
    );
    const view = viewFor(state, { kind: "public" });
    expect(view).toMatchObject({ awards: [], review: null, finality: null });
    expect(viewFor(state, { kind: "team", teamId: "t1" }).keys).toBeNull();
    expect(teamIn(state, "t1").balancePoints).toBe(550);
  });
});
