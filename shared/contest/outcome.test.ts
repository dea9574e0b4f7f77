import { expect, test } from "vitest";
import type { StampedCommand } from "./commands.ts";
import { outcomeOf } from "./outcome.ts";
import {
  answers,
  buys,
  byGuest,
  byModerator,
  carryOut,
  created,
  given,
  happened,
  joins,
  opens,
  pauses,
  running,
  seatOf,
} from "./testing.ts";

const bought = running(created(), buys(1, "t1", 1));

function outcome(history: Parameters<typeof given>[0], command: StampedCommand) {
  const [decision] = carryOut(given(history).state, [command]).decisions;
  return decision?.ok ? outcomeOf(decision.events) : null;
}

test("GEN8 a joined team, a further seat, an admitted team", () => {
  const lobby = happened(created(), opens(), joins(1, "Ann"));
  expect(outcome(lobby, joins(2, "Bob"))).toEqual({ type: "joined", teamId: "t2", seatId: seatOf("t2") });
  expect(
    outcome(lobby, byGuest(1, { type: "TakeSeat", name: "Ann", pin: "000001", seatId: "seat000099" })),
  ).toEqual({
    type: "joined",
    teamId: "t1",
    seatId: "seat000099",
  });
  expect(outcome(lobby, byModerator(1, { type: "AdmitTeam", name: "Cid", pin: "000003" }))).toEqual({
    type: "joined",
    teamId: "t2",
    seatId: null,
  });
});

test("GEN8 a purchase", () => {
  expect(outcome(running(created()), buys(1, "t1", 4))).toEqual({ type: "bought", purchaseId: 1, cardId: 4 });
});

test.each([
  ["42", "accepted", 200, "solved"],
  ["7", "wrong", 0, "active"],
] as const)("GEN8 the answer %s", (answer, verdict, rewardPoints, status) => {
  expect(outcome(bought, answers(2, "t1", 1, answer))).toEqual({
    type: "judged",
    purchaseId: 1,
    cardId: 1,
    verdict,
    reading: answer,
    attempt: 1,
    rewardPoints,
    status,
  });
});

test("GEN8 cards that were written on a board, new ones by the numbers that they were given", () => {
  const writing = {
    category: "Colours",
    pricePoints: 40,
    statement: "Which colour has grass?",
    solution: "",
    checker: null,
    typedKey: null,
  };
  const place = { row: 2, column: 3 };
  const edits = byModerator(1, {
    type: "EditContest",
    edits: [
      { what: "place", cardId: 6, place: null },
      { what: "add", place, writing },
      { what: "add", place: null, writing },
    ],
  });
  expect(outcome([created()], edits)).toEqual({ type: "edited", cardIds: [7, 8] });
});

test("GEN8 everything else is done", () => {
  expect(outcome(bought, pauses(2))).toEqual({ type: "done" });
  expect(outcome([created({ startsAt: 1 })], opens())).toEqual({ type: "done" });
});
