import { describe, expect, test } from "vitest";
import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { RepairType } from "../../shared/contest/repairActs.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  type EventOf,
  happened,
  joins,
  opens,
  starts,
} from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";

const why = "as told";

/** A contest with an act of every type, each undone but for the last ones. */
const journal = happened(
  created({}, { slots: 3 }),
  opens(),
  joins(1, "Ann"),
  joins(2, "Bob"),
  starts(10),
  buys(20, "t1", 1),
  buys(21, "t2", 1),
  buys(22, "t2", 3),
  answers(30, "t1", 1, "42"),
  answers(31, "t2", 1, "7"),
  byModerator(40, {
    type: "JudgeAnswers",
    cardId: 1,
    reading: "7",
    answers: [],
    verdict: "accepted",
    policy: "keep",
    why,
  }),
  byModerator(41, {
    type: "CorrectKey",
    cardId: 1,
    checker: { kind: "number", answer: "9" },
    policy: "keep",
    why,
  }),
  byModerator(42, { type: "UndoAct", act: 2, why }),
  byModerator(43, { type: "RefundPurchase", teamId: "t2", purchaseId: 2, why }),
  byModerator(44, { type: "WithdrawPurchase", teamId: "t2", purchaseId: 2, why }),
  byModerator(45, { type: "GivePurchase", teamId: "t1", cardId: 3, why }),
  byModerator(46, { type: "AdjustBalance", teamId: "t1", deltaPoints: 25, why }),
  byModerator(47, { type: "VoidCard", cardId: 1, keepRewards: true, why }),
);

/** Each is done to an act of its type, and does what the act does not say. */
const tampered: { readonly [Type in RepairType]: readonly ((act: EventOf<"Restated">) => object)[] } = {
  judge: [
    ({ changes }) => ({ changes: changes.map((change) => ({ ...change, taskVersion: 7 })) }),
    ({ cards }) => ({ cards: cards.map((card) => ({ ...card, rulings: [] })) }),
    ({ act }) => ({ act: { ...act, reading: "42" } }),
    () => ({ cards: [] }),
    () => ({ changes: [], entries: [] }),
  ],
  key: [
    ({ cards }) => ({ cards: cards.map((card) => ({ ...card, taskVersion: 1 })) }),
    ({ changes }) => ({ changes: changes.slice(1) }),
    ({ changes }) => ({ changes: changes.map(({ keptPoints: _, ...change }) => change) }),
    ({ changes }) => ({ changes: changes.map((change) => ({ ...change, refunded: true })) }),
    ({ changes }) => ({ changes: changes.map((change) => ({ ...change, closedAt: 1 })) }),
  ],
  void: [
    () => ({ cards: [] }),
    () => ({ policy: "keep" }),
    ({ changes }) => ({ changes: changes.map(({ keptPoints: _, ...change }) => change) }),
    ({ changes }) => ({ changes: changes.map((change) => ({ ...change, status: "solved" })) }),
  ],
  withdraw: [
    ({ act }) => ({ act: { ...act, teamId: "t1" } }),
    ({ changes }) => ({
      changes: changes.map((change) => ({ ...change, status: "active", closedAt: null })),
    }),
  ],
  refund: [
    ({ changes }) => ({ changes: changes.map(({ refunded: _, ...change }) => change) }),
    ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, reason: "correction" })) }),
  ],
  give: [({ act }) => ({ act: { ...act, pricePoints: 1 } }), () => ({ policy: "strict" })],
  adjust: [
    ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, teamId: "t2" })) }),
    ({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, reason: "undo" })) }),
  ],
  undo: [
    () => ({ act: { type: "undo", act: 1 } }),
    () => ({ act: { type: "undo", act: 9 } }),
    () => ({ cards: [] }),
    ({ changes }) => ({ changes: changes.map((change) => ({ ...change, keptPoints: 300 })) }),
    ({ changes }) => ({ changes: changes.slice(1) }),
  ],
};

describe("acts", () => {
  test("ACC7 as they should be are no finding, also in memory", () => {
    const account = accountOf(journal);
    account.compare(sightOf(replay(journal), account.seq, null));
    expect(account.findings).toEqual([]);
  });

  test.each(Object.entries(tampered))("ACC7 %s: what it does not say is found", (type, tampers) => {
    const index = journal.findIndex((event) => event.type === "Restated" && event.act.type === type);
    const act = journal[index];
    if (act?.type !== "Restated") throw new Error(`no act of the type ${type}`);
    for (const tamper of tampers) {
      const other = { ...act, ...tamper(act) } as ContestEvent;
      const { findings } = accountOf(journal.slice(0, index).concat(other));
      expect(findings, tamper.toString()).not.toEqual([]);
    }
  });

  test("ACC7 RES10 a team that was not told, or told something else, is found", () => {
    const state = replay(journal);
    const { t1 } = state.teams;
    if (!t1?.notices?.[0]) throw new Error("t1 was told nothing");
    const [first, ...others] = t1.notices;
    for (const notices of [others, [{ ...first, deltaPoints: 1 }, ...others], [...t1.notices, first]]) {
      const account = accountOf(journal);
      const seen = { ...state, teams: { ...state.teams, t1: { ...t1, notices } } };
      account.compare(sightOf(seen, account.seq, null));
      expect(account.findings.map(({ code }) => code)).toContain("seen_team");
    }
  });
});

describe("an undoing that was answered", () => {
  const withdraws = byModerator(40, { type: "WithdrawPurchase", teamId: "t2", purchaseId: 1, why });
  const corrects = byModerator(41, {
    type: "CorrectKey",
    cardId: 1,
    checker: { kind: "number", answer: "9" },
    policy: "keep",
    why,
  });
  const rules = (reading: string) =>
    byModerator(41, {
      type: "JudgeAnswers",
      cardId: 1,
      reading,
      answers: [],
      verdict: "annulled",
      policy: "keep",
      why,
    });
  const voids = byModerator(41, { type: "VoidCard", cardId: 1, keepRewards: true, why });

  test.each<[string, StampedCommand, "accepted" | "refused"]>([
    ["its key was corrected since", corrects, "accepted"],
    ["its answer was ruled on since", rules("7"), "accepted"],
    ["an answer that it never gave was ruled on since", rules("42"), "refused"],
    ["its card was taken out of the game since", voids, "accepted"],
  ])("ACC6 UND2 of a withdrawal: %s", (_, later, wrong) => {
    const events = happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      joins(3, "Cid"),
      starts(10),
      ...["t1", "t2", "t3"].map((teamId) => buys(20, teamId, 1)),
      answers(30, "t1", 1, "42"),
      ...["t2", "t3"].map((teamId) => answers(31, teamId, 1, "7")),
      withdraws,
      later,
    );
    for (const accepted of [true, false]) {
      const account = accountOf(events);
      const stamped = byModerator(42, { type: "UndoAct", act: 1, why });
      account.answered({ stamped, afterSeq: account.seq, accepted });
      const isWrong = accepted === (wrong === "accepted");
      expect(account.findings.map(({ code }) => code)).toEqual(isWrong ? [wrong] : []);
    }
  });
});

function accountOf(events: readonly ContestEvent[]): Account {
  const account = new Account();
  for (const event of events) account.take(account.seq + 1, event);
  return account;
}
