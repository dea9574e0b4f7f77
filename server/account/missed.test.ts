import { describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { buys, byTime, created, minute, resumes, running, t0 } from "../../shared/contest/testing.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";

const seen = (at: number, epoch: number, seq: number, openedSeq: number) =>
  byTime(at, { type: "NoteMissedActs", epoch, seq, openedSeq });
const by = { role: "time" } as const;
const lost = running(created(), buys(1, "t1", 1), seen(minute, 5, 100, 80), resumes(2 * minute));

function accountOf(events: readonly ContestEvent[]): Account {
  const account = new Account();
  for (const [index, event] of events.entries()) account.take(index + 1, event);
  return account;
}
const codes = (events: readonly ContestEvent[]) => accountOf(events).findings.map(({ code }) => code);

describe("the account of what a database has lost", () => {
  test("HEA7 ACC1 has nothing against a loss that is told once, and more of it later", () => {
    expect(codes(lost)).toEqual([]);
    const more: ContestEvent = { type: "ActsMissed", at: t0 + 2 * minute, acts: 22, epoch: 5, seq: 102, by };
    const pause: ContestEvent = { type: "ContestInterrupted", at: more.at, lastAliveAt: more.at, by };
    expect(codes([...lost, pause, more])).toEqual([]);
  });

  test("HEA7 ACC1 finds a loss that interrupts nobody, one that is none, and half of one", () => {
    const at = t0 + 2 * minute;
    const pause: ContestEvent = { type: "ContestInterrupted", at, lastAliveAt: at, by };
    const more: ContestEvent = { type: "ActsMissed", at, acts: 22, epoch: 5, seq: 102, by };
    expect(codes([...lost, more])).toEqual(["phase"]);
    expect(codes([...lost, pause, { ...more, acts: 21 }])).toEqual(["order"]);
    expect(codes([...lost, pause, { ...more, acts: 19, seq: 99 }])).toEqual(["order"]);
    expect(codes([...lost, pause, { ...more, acts: 0, epoch: 6 }])).toEqual(["order"]);
    const resumed: ContestEvent = { type: "ContestResumed", at, endsAt: t0 + 11 * minute, by };
    expect(codes([...lost, pause, { ...resumed, by: { role: "moderator", accountId: "teacher" } }])).toEqual([
      "incomplete",
    ]);
  });

  test("HEA8 ACC2 sees whether memory says it as long as it should", () => {
    const account = accountOf(lost);
    const state = replay(lost);
    account.compare(sightOf(state, lost.length, null));
    expect(account.findings).toEqual([]);
    for (const missed of [
      undefined,
      { acts: 20, epoch: 5, seq: 100 },
      { acts: 19, epoch: 5, seq: 100, settled: true as const },
    ]) {
      const { missed: _known, ...rest } = state;
      const wrong = accountOf(lost);
      wrong.compare(sightOf({ ...rest, ...(missed && { missed }) }, lost.length, null));
      expect(wrong.findings).toMatchObject([{ code: "seen_clock" }]);
    }
  });

  test("HEA7 ACC6 has an opinion of what a client has seen", () => {
    for (const [stamped, isLoss] of [
      [seen(3 * minute, 5, 100, 80), false],
      [seen(3 * minute, 5, 101, 80), true],
      [seen(3 * minute, 6, 100, 99), true],
      [seen(3 * minute, 6, 100, 100), false],
    ] as const)
      for (const accepted of [true, false]) {
        const account = accountOf(lost);
        account.answered({ stamped, afterSeq: lost.length, accepted });
        expect(account.findings.map(({ code }) => code)).toEqual(
          accepted === isLoss ? [] : [accepted ? "accepted" : "refused"],
        );
      }
  });
});
