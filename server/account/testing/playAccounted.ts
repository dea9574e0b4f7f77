import fc from "fast-check";
import type { AccountFinding } from "../../../shared/accountNotice.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { anyPlay, moments, type Play, Tally } from "../../../shared/contest/testing/generators.ts";
import { Account } from "../Account.ts";
import { sightOf } from "../sight.ts";

/** Plays generated contests beside their accounts; throws at the first finding. What happened in them, counted. */
export function playAccounted(contests: number, seed?: number): Tally {
  const tally = new Tally();
  const runs = { numRuns: contests, ...(seed === undefined ? {} : { seed }) };
  fc.assert(
    fc.property(anyPlay(), (play) => {
      const [finding] = findingsIn(play, tally);
      if (finding) throw new Error(`a false alarm: ${JSON.stringify(finding)}`);
    }),
    runs,
  );
  return tally;
}

function findingsIn(play: Play, tally: Tally): readonly AccountFinding[] {
  const account = new Account();
  account.take(1, play.first);
  let seen: ContestState | null = null;
  for (const moment of moments(play)) {
    tally.add(moment);
    if (!moment.decision.ok) continue;
    for (const event of moment.decision.events) account.take(account.seq + 1, event);
    account.compare(sightOf(moment.after, account.seq, seen));
    seen = moment.after;
  }
  return account.findings;
}
