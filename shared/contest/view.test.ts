import { describe, expect, test } from "vitest";
import { cellsOf, readCell } from "./cells.ts";
import type { Checker } from "./checkers/checker.ts";
import { keyView } from "./keyView.ts";
import { classicRules } from "./rules.ts";
import type { ContestState, PurchaseStatus } from "./state.ts";
import {
  answers,
  buys,
  byModerator,
  carryOut,
  created,
  finishes,
  given,
  joins,
  pauses,
  running,
  sampleBoard,
  seatOf,
  t0,
  teamIn,
} from "./testing.ts";
import { taskView, viewFor } from "./viewFor.ts";

const history = running(
  created(),
  buys(1, "t1", 1),
  buys(2, "t1", 3),
  answers(3, "t1", 1, "7"),
  buys(4, "t2", 2),
);
const { state } = given(history);

describe("the public", () => {
  test("SEE1 sees the contest's theme, where it has one", () => {
    const themed = given([created({ theme: "contrast" })]).state;
    expect(viewFor(themed, { kind: "public" }).theme).toBe("contrast");
    expect(viewFor(state, { kind: "public" })).not.toHaveProperty("theme");
    expect(state).not.toHaveProperty("theme");
  });

  test("SEE1 sees the board, the rules, the clock and every team's points and cells", () => {
    const view = viewFor(state, { kind: "public" });
    expect(view).toMatchObject({
      roomCode: "ABC234",
      phase: "running",
      entryOpen: true,
      rules: classicRules,
    });
    expect(view.board.cards[2]).toEqual({
      id: 3,
      row: 1,
      column: 3,
      category: "Choices",
      pricePoints: 151,
      kind: "choice",
      rewardsPoints: [302, 226],
    });
    expect(view.teams.t1).toEqual({
      id: "t1",
      name: "Ann",
      boat: 0,
      balancePoints: 249,
      inPlayPoints: 251,
      lastRewardAt: null,
      cells: [1, 0, 1, 0, 0, 0],
    });
  });

  test("SEE1 sees nothing else: every field is on this list", () => {
    const view = viewFor(state, { kind: "public" });
    expect(Object.keys(view).sort().join(" ")).toBe(
      "announcement awards board clock countdownAt cover entryByApproval entryOpen extraTimeTeams finality freeze language lastReveal missingActs phase review roomCode rules screens shownPlaces teams title",
    );
    expect(Object.keys(view.board).sort().join(" ")).toBe("cards columns rows");
    for (const team of Object.values(view.teams)) {
      expect(Object.keys(team).sort().join(" ")).toBe(
        "balancePoints boat cells id inPlayPoints lastRewardAt name",
      );
    }
  });

  test("SEE1 STD5 ENT11 does not see a removed team", () => {
    const removed = running(created(), byModerator(1, { type: "RemoveTeam", teamId: "t1" }));
    expect(Object.keys(viewFor(given(removed).state, { kind: "public" }).teams)).toEqual(["t2"]);
  });

  test("SEE1 the same board by other rules has other rewards", () => {
    const other = given(running(created({}, { rewardPercents: [300] }))).state;
    expect(viewFor(other, { kind: "public" }).board.cards[0]?.rewardsPoints).toEqual([300]);
    expect(viewFor(state, { kind: "public" }).board.cards[0]?.rewardsPoints).toEqual([200, 150, 100]);
  });
});

describe("a team", () => {
  test("SEE3 sees its own seats, PIN, ledger, purchases and the tasks it bought", () => {
    const view = viewFor(state, { kind: "team", teamId: "t1" });
    expect(view).toMatchObject({
      kind: "team",
      teamId: "t1",
      name: "Ann",
      pin: "000001",
      seats: [seatOf("t1")],
    });
    expect(view.ledger.map((entry) => entry.deltaPoints)).toEqual([500, -100, -151]);
    expect(view.purchases[1]?.submissions).toEqual([
      { at: t0 + 3, answer: "7", reading: "7", verdict: "wrong" },
    ]);
    expect(Object.keys(view.tasks)).toEqual(["1", "2"]);
    expect(view.tasks[2]).toEqual({
      statement: "Statement 3",
      reader: { kind: "choice", options: ["a", "b", "c", "d", "e"], several: false },
    });
  });

  test("SEE3 TIM4 keeps its statements in a pause and after the end", () => {
    for (const stop of [pauses(9), finishes(9)]) {
      const stopped = carryOut(state, [stop]).state;
      expect(viewFor(stopped, { kind: "team", teamId: "t1" }).tasks[1]?.statement).toBe("Statement 1");
    }
  });

  test("SEE3 sees nothing of another's", () => {
    const json = JSON.stringify(viewFor(state, { kind: "team", teamId: "t1" }));
    for (const secret of ['"000002"', seatOf("t2"), "Statement 2", "Bob"]) expect(json).not.toContain(secret);
  });

  test("SEE3 a team that never was has no view", () => {
    expect(() => viewFor(state, { kind: "team", teamId: "t9" })).toThrow("no team t9");
  });
});

describe("a moderator", () => {
  test("SEE4 sees every team's PIN, seats and answers, removed ones too, and no statement", () => {
    const removed = carryOut(state, [byModerator(5, { type: "RemoveTeam", teamId: "t2" })]).state;
    const view = viewFor(removed, { kind: "moderator" });
    expect(view.limits).toEqual({ teams: 4, seatsPerTeam: 2 });
    expect(view.teams.t1).toMatchObject({ pin: "000001", seats: [seatOf("t1")], removed: false });
    expect(view.teams.t1?.purchases[0]?.submissions[0]?.answer).toBe("7");
    expect(view.teams.t2).toMatchObject({ removed: true, seats: [] });
    expect(view.teams.t1?.otherEntries).toEqual([
      { at: t0, deltaPoints: 500, reason: "start", purchaseId: null },
    ]);
    expect(JSON.stringify(view)).not.toContain("Statement");
  });
});

describe("keys", () => {
  test("SEE4 a card's key is given field by field, for the one who asks", () => {
    const closeTo: Checker = { kind: "number", answer: "3.14", tolerance: "0.01" };
    expect(keyView(closeTo)).toEqual({ kind: "number", answer: "3.14", tolerance: "0.01" });
    expect(keyView({ kind: "text", answers: ["Paris"], edition: 2 })).toEqual({
      kind: "text",
      answers: ["Paris"],
    });
    expect(keyView({ kind: "choice", options: ["p", "q"], correct: [2], several: false })).toEqual({
      kind: "choice",
      correct: [2],
    });
  });

  const several: Checker = { kind: "choice", options: ["p", "q"], correct: [1, 2], several: true };
  const close: Checker = { kind: "number", answer: "31415", tolerance: "27182" };

  test.each([...sampleBoard.cards.map((card) => card.task.checker), several, close])(
    "SEE5 CHK6 a task's view has none of %j",
    (checker) => {
      const view = taskView({ version: 1, statement: "?", checker });
      expect(Object.keys(view).sort()).toEqual(["reader", "statement"]);
      for (const field of ["answer", "answers", "correct", "tolerance"])
        expect(view.reader).not.toHaveProperty(field);
    },
  );
});

describe("unchanged parts", () => {
  test("SEE7 are the same objects", () => {
    const after = carryOut(state, [buys(9, "t2", 6)]).state;
    const [was, is] = [state, after].map((each) => viewFor(each, { kind: "public" }));
    expect(is?.board).toBe(was?.board);
    expect(is?.teams.t1).toBe(was?.teams.t1);
    expect(is?.teams.t2).not.toBe(was?.teams.t2);
    expect(viewFor(after, { kind: "team", teamId: "t1" })).toBe(
      viewFor(state, { kind: "team", teamId: "t1" }),
    );
    const [before, now] = [state, after].map((each) => viewFor(each, { kind: "team", teamId: "t2" }));
    expect(now?.tasks[1]).toBe(before?.tasks[1]);
    expect(now?.purchases[1]).toBe(before?.purchases[1]);
    expect(before?.purchases[1]).toBeDefined();
    const [then, later] = [state, after].map((each) => viewFor(each, { kind: "moderator" }));
    expect(later?.teams.t1).toBe(then?.teams.t1);
  });
});

describe("cells", () => {
  const purchase = teamIn(state, "t1").purchases[0];
  if (!purchase) throw new Error("no purchase");
  const teamWith = (...statuses: PurchaseStatus[]): ContestState["teams"][string] => ({
    ...teamIn(state, "t1"),
    purchases: statuses.map((status) => ({ ...purchase, status })),
  });

  test.each([
    ["active", { status: "active" }],
    ["failed", { status: "failed" }],
    ["expired", { status: "expired" }],
    ["withdrawn", { status: "withdrawn" }],
    ["solved", { status: "solved", attempt: 1 }],
  ] as const)("SEE2 %s is read back", (status, cell) => {
    expect(readCell(cellsOf(teamWith(status), [{ id: 1 }])[0] ?? -1)).toEqual(cell);
  });

  test("SEE2 nothing, the newest purchase, and numbers from a newer server", () => {
    expect(readCell(cellsOf(teamWith("active"), [{ id: 1 }, { id: 2 }])[1] ?? -1)).toEqual({
      status: "none",
    });
    expect(readCell(cellsOf(teamWith("withdrawn", "active"), [{ id: 1 }])[0] ?? -1)).toEqual({
      status: "active",
    });
    expect([7, 10, -1].map((cell) => readCell(cell).status)).toEqual(["none", "none", "none"]);
  });

  test("SEE2 solved by the first, second and third attempt", () => {
    const wrong = [answers(2, "t1", 1, "1"), answers(3, "t1", 1, "2")];
    const attempts = [0, 1, 2].map((count) => {
      const solved = running(
        created(),
        buys(1, "t1", 1),
        ...wrong.slice(0, count),
        answers(4, "t1", 1, "42"),
      );
      return cellsOf(teamIn(given(solved).state, "t1"), [{ id: 1 }])[0];
    });
    expect(attempts).toEqual([11, 12, 13]);
  });

  test("SEE1 SEE2 late teams have as many cells as the board has cards", () => {
    const late = carryOut(state, [joins(3, "Cid", 9)]).state;
    expect(viewFor(late, { kind: "public" }).teams.t3?.cells).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
