import { setTimeout as sleep } from "node:timers/promises";
import { Accounts } from "../../server/account/Accounts.ts";
import { startAccountantThread } from "../../server/account/startAccountantThread.ts";
import { SoleOwners } from "../../server/cluster/SoleOwners.ts";
import { systemClock } from "../../server/contests/clock.ts";
import { MemoryJournal } from "../../server/journal/memoryJournal.ts";
import { LiveContests } from "../../server/supervision/LiveContests.ts";
import { scriptContest } from "./scriptedContest.ts";

export interface AccountLag {
  readonly events: number;
  readonly eventsPerSecond: number;
  /** For how long a commit waited at most until it was checked. */
  readonly longestLagMs: number;
  readonly findings: number;
  /** What the thread adds to the memory of the process, with the contest in it. */
  readonly threadMegabytes: number;
}

const wantedPerSecond = 500;
const stepMs = 20;
const day = 24 * 60 * 60 * 1000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const megabytes = () => process.memoryUsage.rss() / 1024 / 1024;

/** A contest of 60 teams at 500 events a second, beside its account in a thread. */
export async function accountBench(events = 5_000): Promise<AccountLag> {
  const { created, commands } = scriptContest({ teams: 60, cards: 144, events });
  const { type: _type, at: _at, by: _by, ...definition } = created;
  const journal = new MemoryJournal();
  journal.createContest({ ...definition, durationMs: day }, systemClock.now());
  const meter = { committed: () => undefined, failed: () => undefined };
  const ownersOf = () => new SoleOwners(journal);
  const live = new LiveContests({
    journalOf: () => journal,
    ownersOf,
    clock: systemClock,
    log: quiet,
    meter,
  });
  const runner = await live.get(definition.contestId);
  const megabytesBefore = megabytes();
  const accounts = new Accounts({
    start: startAccountantThread,
    clock: systemClock,
    log: quiet,
    meter: { found: () => undefined, died: () => undefined },
  });
  accounts.follow(definition.contestId, runner, journal);
  let next = 0;
  const carryOut = async () => {
    const command = commands[next];
    if (command) await runner.execute({ ...command, id: null, receivedAt: systemClock.now() });
    next += 1;
  };
  // No account is begun before the contest is.
  while (next < commands.length && runner.state.phase !== "running") await carryOut();
  while (accounts.noticeOf(definition.contestId)?.checkedSeq !== runner.seq) await sleep(stepMs);

  let longestLagMs = 0;
  const startedAt = performance.now();
  const seqBefore = runner.seq;
  while (next < commands.length) {
    const due = ((performance.now() - startedAt) * wantedPerSecond) / 1000;
    while (next < commands.length && runner.seq - seqBefore < due) await carryOut();
    longestLagMs = Math.max(longestLagMs, accounts.lagMs);
    await sleep(stepMs);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  while (accounts.noticeOf(definition.contestId)?.checkedSeq !== runner.seq) await sleep(stepMs);
  await sleep(2_000); // memory is compared, too
  const result = {
    events: runner.seq,
    eventsPerSecond: (runner.seq - seqBefore) / seconds,
    longestLagMs,
    findings: accounts.noticeOf(definition.contestId)?.findings ?? 0,
    threadMegabytes: megabytes() - megabytesBefore,
  };
  accounts.close();
  await live.closeAll();
  return result;
}
