import { expect, it } from "vitest";
import { decide } from "../../shared/contest/decide.ts";
import { evolve, initialState } from "../../shared/contest/evolve.ts";
import { roomRequests } from "../../shared/protocol.ts";
import { scriptContest } from "../bench/scriptedContest.ts";
import { makeContestFile } from "../contestFile.ts";
import { seededRandom } from "../random.ts";
import { answerBookOf } from "./answerBook.ts";
import { nextMove } from "./strategy.ts";

const contest = scriptContest({ teams: 12, cards: 144, events: 3_000 });

it("plays on for thousands of events and meets every outcome", () => {
  const types = contest.batches
    .flat()
    .map((event) => (event.type === "AnswerJudged" ? event.status : event.type));
  const count = (type: string) => types.filter((other) => other === type).length;
  expect(count("CardBought")).toBeGreaterThan(500);
  expect(count("solved")).toBeGreaterThan(200);
  expect(count("failed")).toBeGreaterThan(20);
  expect(count("active")).toBeGreaterThan(200);
});

it("runs into refusals of many kinds, none of them a bug", () => {
  const refusals = new Set<string>();
  let state = initialState(contest.created);
  for (const stamped of contest.commands) {
    const decision = decide(state, stamped);
    if (decision.ok) state = decision.events.reduce(evolve, state);
    else refusals.add(decision.rejection.code);
  }
  expect(refusals).not.toContain("internal");
  expect(refusals.size).toBeGreaterThan(5);
});

it("sends commands that the room can read, and nonsense that it cannot", () => {
  const random = seededRandom(5);
  const { board, rules } = contest.state;
  const cards = board.cards.map(({ task, ...card }) => ({
    ...card,
    kind: task.checker.kind,
    rewardsPoints: [1],
  }));
  const view = {
    kind: "team",
    teamId: "t1",
    name: "Foxes",
    pin: "123456",
    removed: false,
    notices: [],
    extraTime: null,
    endedAt: null,
    messages: {},
    blocked: false,
    nameHidden: false,
    questions: [],
    answersToAll: [],
    keys: null,
    seats: [],
    ledger: [{ at: 1, deltaPoints: 500, reason: "start", purchaseId: null }],
    purchases: {},
    tasks: {},
  } as const;
  const kinds = new Set<string>();
  for (let count = 0; count < 500; count += 1) {
    const move = nextMove({ rules, cards, view }, answerBookOf(board), random);
    kinds.add(move.kind);
    if (move.kind === "command")
      expect(roomRequests.command.safeParse({ id: random.id(), command: move.command }).success).toBe(true);
    if (move.kind === "nonsense") expect(roomRequests.command.safeParse(move.payload).success).toBe(false);
  }
  expect(kinds).toEqual(new Set(["command", "repeat", "nonsense"]));
});

it("plays the same game from the same seed", () => {
  const again = scriptContest({ teams: 12, cards: 144, events: 3_000 });
  expect(again.commands).toEqual(contest.commands);
});

it("knows right, wrong and unreadable answers of every card of a contest file", () => {
  const random = seededRandom(9);
  const { board } = makeContestFile(random);
  const book = answerBookOf(board);
  const kinds = new Set(board.cards.map(({ task }) => task.checker.kind));
  expect(kinds.size).toBe(3);
  for (const { id } of board.cards) {
    expect(book.right(id)).not.toBe(book.wrong(id, random));
    expect(book.malformed(id)).toBeDefined();
  }
  expect(() => book.right(145)).toThrow(RangeError);
});
