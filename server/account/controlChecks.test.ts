import { expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent, EventType } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import {
  buys,
  byModerator,
  byTime,
  created,
  finishes,
  happened,
  joins,
  minute,
  opens,
  resumes,
  starts,
  t0,
} from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";

/** A contest that is steered in every way, each at most twice. */
const journal = happened(
  created(),
  opens(),
  joins(1, "Ann"),
  byModerator(1, { type: "StartContest", countdown: true }),
  byModerator(2, { type: "CallOffStart" }),
  byModerator(3, { type: "PlanAct", when: { at: t0 + minute }, act: { type: "PauseContest" } }),
  starts(10),
  byModerator(20, { type: "SendMessage", to: ["t1"], text: "Hello", screenSeconds: 60 }),
  byModerator(21, { type: "TakeBackMessage", message: 1, screenOnly: true }),
  byModerator(30, { type: "CoverBoards", covered: true, pause: true }),
  byModerator(40, { type: "CoverBoards", covered: false, pause: false }),
  byModerator(50, { type: "StopEverything" }),
  byModerator(60, { type: "EndEmergency" }),
  byTime(minute, { type: "DoPlannedAct", number: 1 }),
  resumes(2 * minute),
  byModerator(3 * minute, {
    type: "PlanAct",
    when: { minutesBeforeEnd: 1 },
    act: { type: "SetEntry", open: false },
  }),
  byModerator(4 * minute, { type: "CancelPlannedAct", number: 2 }),
  finishes(5 * minute),
);

function accountOf(events: readonly ContestEvent[]): Account {
  const account = new Account();
  for (const [index, event] of events.entries()) account.take(index + 1, event);
  return account;
}

const codesOf = (events: readonly ContestEvent[]) => accountOf(events).findings.map(({ code }) => code);
const indexOf = (type: EventType, nth = 0) =>
  journal.flatMap((event, index) => (event.type === type ? [index] : []))[nth] ?? -1;
const changed = (type: EventType, change: object, nth = 0) =>
  journal.with(indexOf(type, nth), { ...journal[indexOf(type, nth)], ...change } as ContestEvent);
const without = (type: EventType, nth = 0) => journal.toSpliced(indexOf(type, nth), 1);

test("ACC1 a contest that is steered as it should be: nothing is found", () => {
  const account = accountOf(journal);
  account.compare(sightOf(replay(journal), account.seq, null));
  expect(account.findings).toEqual([]);
});

test.each<readonly [string, readonly ContestEvent[], string]>([
  ["a countdown of another length", changed("CountdownStarted", { startsAt: t0 + 4_001 }), "clock"],
  ["a countdown called off that was none", without("CountdownStarted"), "order"],
  ["a message that skips a number", changed("MessageSent", { number: 2 }), "order"],
  ["a message to nobody that is here", changed("MessageSent", { to: ["t7"] }), "unknown_team"],
  ["a message that stands for ever", changed("MessageSent", { screenUntil: t0 + 9_000_000 }), "clock"],
  ["a message taken back that was not sent", changed("MessageTakenBack", { message: 5 }), "order"],
  ["a cover that stops no clock", without("ContestPaused"), "clock"],
  ["an uncovered board that lets no clock go on", without("ContestResumed"), "incomplete"],
  ["boards uncovered that were not covered", without("BoardsCovered"), "order"],
  ["a stop that misremembers the clock", changed("EverythingStopped", { wasRunning: false }), "clock"],
  ["a stop that misremembers the entry", changed("EverythingStopped", { wasEntryOpen: false }), "order"],
  ["a stop that closes no entry", without("EntrySet"), "incomplete"],
  ["an emergency that ends with a closed entry", changed("EntrySet", { open: false }, 1), "order"],
  ["an emergency that ends without a stop", without("EverythingStopped"), "order"],
  ["an act planned for what passed", changed("ActPlanned", { when: { at: t0 } }), "early"],
  ["an act that was not planned", without("ActPlanned"), "early"],
  ["a planned act before its time", changed("ActPlanned", { when: { at: t0 + 2 * minute } }), "early"],
  ["a planned act of which nothing came", without("ContestPaused", 2), "incomplete"],
  ["a planned act refused without a reason", changed("PlannedActDone", { refused: "x" }), "refused"],
  ["a cancelled plan that was none", changed("PlannedActCancelled", { number: 9 }), "order"],
])("ACC1 %s is found", (_, events, code) => {
  expect(codesOf(events)).toContain(code);
});

test("ACC1 a purchase under a cover is found", () => {
  const index = indexOf("BoardsCovered");
  const running = happened(created(), opens(), joins(1, "Ann"), starts(10), buys(35, "t1", 1));
  const bought = running.at(-1);
  if (bought?.type !== "CardBought") throw new Error("nothing was bought");
  expect(codesOf([...journal.slice(0, index + 1), bought])).toContain("phase");
});

test.each<readonly [string, (state: ContestState) => ContestState]>([
  ["a cover", (state) => ({ ...state, cover: { at: t0, holdsClock: false } })],
  ["a stop", (state) => ({ ...state, emergency: { at: t0, wasRunning: true, wasEntryOpen: true } })],
  ["a countdown", (state) => ({ ...state, countdownAt: t0 })],
  ["no message", ({ messages: _lost, ...state }) => state],
])("ACC2 memory holds %s that the journal does not: found", (_, change) => {
  const account = accountOf(journal);
  account.compare(sightOf(change(replay(journal)), account.seq, null));
  expect(account.findings.map(({ code }) => code)).toEqual(["seen_clock"]);
});

test.each<readonly [StampedCommand, EventType]>([
  [byModerator(25, { type: "CoverBoards", covered: true, pause: false }), "MessageTakenBack"],
  [byModerator(25, { type: "StopEverything" }), "MessageTakenBack"],
  [byModerator(25, { type: "SendMessage", to: null, text: "x", screenSeconds: null }), "MessageTakenBack"],
  [byModerator(25, { type: "CancelPlannedAct", number: 1 }), "MessageTakenBack"],
  [byModerator(55, { type: "EndEmergency" }), "EntrySet"],
  [byModerator(2, { type: "CallOffStart" }), "CountdownStarted"],
])("ACC6 %j: refused without a reason", (stamped, after) => {
  const seq = indexOf(after) + 1;
  const account = accountOf(journal.slice(0, seq));
  account.answered({ stamped, afterSeq: seq, accepted: false });
  expect(account.findings).toMatchObject([{ code: "refused" }]);
});
