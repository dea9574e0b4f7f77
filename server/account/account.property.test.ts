import { expect, test } from "vitest";
import { replay } from "../../shared/contest/evolve.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import { readGoldens } from "../../shared/contest/testing/golden.ts";
import { Account } from "./Account.ts";
import { sightOf } from "./sight.ts";
import { playMany } from "./testing/playAccounted.ts";

/** `npm run account` plays a thousand. */
const contests = 500;

test("ACC1 ACC2 ACC6 no alarm in contests in which everybody does anything", { timeout: 60_000 }, () => {
  const happened = playMany(contests, 1);
  for (const what of ["CardBought", "AnswerJudged", "TeamJoined", "refused"])
    expect(happened.get(what)).toBeGreaterThan(50);
  for (const what of ["DeedUndone", "TeamRestored", "TeamsMerged"])
    expect([what, (happened.get(what) ?? 0) > 0]).toEqual([what, true]);
  for (const what of ["ContestFinished", "ContestReopened", "ContestResumed"])
    expect(happened.get(what)).toBeGreaterThan(2);
});

test.each(readGoldens().map(({ name, stored }) => [name, stored] as const))(
  "ACC1 ACC2 no alarm in the recorded contest %s",
  (_, stored) => {
    const account = new Account();
    const events = stored.map(readEvent);
    for (const event of events) account.take(account.seq + 1, event);
    account.compare(sightOf(replay(events), account.seq, null));
    expect(account.findings).toEqual([]);
  },
);
