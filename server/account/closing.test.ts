import { describe, expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { ContestState, LastReveal } from "../../shared/contest/state.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  finishes,
  freezes,
  joins,
  minute,
  opens,
  revealsNext,
  running,
  starts,
  thaws,
} from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";
import { playAccounted } from "./testing/playAccounted.ts";

function accountOf(events: readonly ContestEvent[]): Account {
  const account = new Account();
  for (const event of events) account.take(account.seq + 1, event);
  return account;
}

/** What the account finds in memory that was changed after these events. */
function findingsIn(events: readonly ContestEvent[], change: (state: ContestState) => ContestState) {
  const account = accountOf(events);
  account.compare(sightOf(change(replay(events)), account.seq, null));
  return account.findings.map(({ code }) => code);
}

describe("ACC6 results that are called final", () => {
  /** Both teams give the same wrong answer to one card, or each another. */
  const ended = (second: string, ...more: readonly StampedCommand[]) =>
    running(
      created(),
      buys(1, "t1", 1),
      buys(1, "t2", 1),
      answers(2, "t1", 1, "7"),
      answers(2, "t2", 1, second),
      ...more,
      finishes(9),
    );
  const marksFinal = (reason: string | null) =>
    byModerator(10, { type: "MarkFinal", reason, account: "agrees" });
  const rules = byModerator(3, {
    type: "JudgeAnswers",
    cardId: 1,
    reading: "7",
    answers: [],
    verdict: "wrong",
    policy: "keep",
    why: "it is wrong indeed",
  });

  test.each([
    ["a hint stands against them", ended("7"), true],
    ["nothing does", ended("8"), false],
    ["a moderator has ruled on the answer", ended("7", rules), false],
  ])("%s", (_what, events, isOpen) => {
    const account = accountOf(events);
    account.answered({ stamped: marksFinal(null), afterSeq: account.seq, accepted: true });
    account.answered({ stamped: marksFinal("The hall closes"), afterSeq: account.seq, accepted: true });
    expect(account.findings.map(({ code }) => code)).toEqual(isOpen ? ["accepted"] : []);
  });

  test("and what is said to stand against them does", () => {
    const final = (against: readonly "open_hints"[]) => {
      const event = { type: "ResultsMarkedFinal", at: 11, reason: "The hall closes", against } as const;
      const by = { role: "moderator", accountId: "teacher" } as const;
      return accountOf([...ended("7"), { ...event, at: ended("7").at(-1)?.at ?? 0, by }]).findings;
    };
    expect(final(["open_hints"])).toEqual([]);
    expect(final([])).toMatchObject([{ code: "question" }]);
  });
});

test("ACC6 a planned end that comes late, when the contest should have been over, counts by its own time", () => {
  const plans = byModerator(1, {
    type: "PlanAct",
    when: { at: created().at + 5 * minute },
    act: { type: "FinishContest" },
  });
  const before = [opens(), joins(1, "Ann"), starts(), plans];
  const { events, findings } = playAccounted(created(), [...before, buys(60 * minute, "t1", 1)]);
  expect(events.map(({ type }) => type).slice(-2)).toEqual(["PlannedActDone", "ContestFinished"]);
  expect(findings).toEqual([]);
});

describe("ACC2 memory", () => {
  test("that forgets who came while standings were frozen is found, though it looks as before", () => {
    const before = running(created(), freezes(1));
    const after = running(created(), freezes(1), joins(3, "Cid", 2));
    const account = accountOf(after.slice(0, before.length));
    const seen = replay(before);
    account.compare(sightOf(seen, account.seq, null));
    for (const event of after.slice(before.length)) account.take(account.seq + 1, event);
    const { freeze } = seen;
    if (!freeze) throw new Error("standings are frozen");
    account.compare(sightOf({ ...replay(after), freeze }, account.seq, seen));
    expect(account.findings.map(({ code }) => code)).toContain("seen_frozen");
  });

  test("that calls a deed undoable which nothing undoes is found, and the other way round", () => {
    const events = running(created(), byModerator(1, { type: "HideName", teamId: "t1", hidden: true }));
    const change = (none: "was_seen" | null) => (state: ContestState) => ({
      ...state,
      deeds: (state.deeds ?? []).map((deed) => ({ ...deed, none })),
    });
    expect(findingsIn(events, (state) => state)).toEqual([]);
    expect(findingsIn(events, change(null))).toEqual(["seen_clock"]);
    expect(findingsIn(events, change("was_seen"))).toEqual(["seen_clock"]);
  });

  test("that knows another moment of the last reveal, or other results before it, is found", () => {
    const events = running(created(), freezes(1), finishes(2), revealsNext(3), thaws(4));
    const change = (told: Partial<LastReveal>) => (state: ContestState) => {
      if (!state.lastReveal) throw new Error("results were revealed");
      return { ...state, lastReveal: { ...state.lastReveal, ...told } };
    };
    expect(findingsIn(events, change({}))).toEqual([]);
    expect(findingsIn(events, change({ at: 4 }))).toEqual(["seen_clock"]);
    expect(findingsIn(events, change({ told: [] }))).toEqual(["seen_clock"]);
  });
});
