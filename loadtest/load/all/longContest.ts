import { SoleOwners } from "../../../server/cluster/SoleOwners.ts";
import { ContestRunner } from "../../../server/contests/ContestRunner.ts";
import { systemClock } from "../../../server/contests/clock.ts";
import { RunnerEnded } from "../../../server/contests/runnerTypes.ts";
import { SqlJournal } from "../../../server/journal/sqlJournal.ts";
import type { Command } from "../../../shared/contest/commands.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { answerBookOf } from "../../bots/answerBook.ts";
import { TeamModel } from "../../bots/TeamModel.ts";
import { seededRandom } from "../../random.ts";
import type { RunDatabase } from "../../runDatabase.ts";
import { runSeal } from "../../seal.ts";
import { median } from "../../statistics.ts";
import { Histogram } from "../Histogram.ts";
import { contestRules } from "../loadContests.ts";
import { disappointments } from "../product/disappointments.ts";
import { ProductRun } from "../product/ProductRun.ts";
import { type SeededContest, seedContests } from "../product/seedContests.ts";
import { warmUpSeconds } from "../scenarios.ts";
import { withDatabase } from "../withDatabase.ts";
import type { AllParts } from "./parts.ts";

/** A contest of very many events beside one that has just begun. */
export interface LongContest {
  readonly events: number;
  /** To open it from its whole journal, ms. */
  readonly replayMs: number;
  /** To open it from its snapshot and the events behind it, ms: the median of some times. */
  readonly openMs: number;
  /** command → reply in the long contest and in the young one, at the same time in one server. */
  readonly long: Histogram;
  readonly young: Histogram;
  readonly findings: readonly string[];
}

const teams = 500;
const longEvents = 100_000;
const boardSize = { rows: 12, columns: 12 };
const tail = 300;
const openings = 5;
const play = { rate: 40, seconds: 20 };

const quiet = { warn: () => {}, info: () => {}, error: () => {} };

export async function longContest(parts: AllParts): Promise<LongContest> {
  const { progress, cleanups, processes, seed, serverUrl } = parts;
  return withDatabase(parts, "postgres", serverUrl, async (database) => {
    const common = { teams, boardSeed: seed, boardSize };
    progress.say(`a contest of ${longEvents} events is written`);
    const seeded = await withOpen(database, ({ db }) =>
      seedContests(db, [
        { ...common, events: longEvents },
        { ...common, events: 0 },
      ]),
    );
    const [long] = seeded;
    if (!long) throw new Error("nothing was seeded");
    const opened = await measureOpening(database, long, seed);
    const size = { rooms: 2, teams, seats: teams };
    const run = await ProductRun.open({ database, size, processes, seed, seeded, progress, cleanups });
    await run.play(play.rate, warmUpSeconds);
    const phase = await run.play(play.rate, play.seconds);
    await run.close();
    const replies = [0, 1].map((room) => {
      const histogram = new Histogram();
      for (const { room: of, repliedUs, scheduledUs } of phase.records)
        if (of === room && repliedUs !== null) histogram.record(repliedUs - scheduledUs);
      return histogram;
    });
    const [longReplies = new Histogram(), young = new Histogram()] = replies;
    const findings = [...run.findings, ...disappointments(phase)];
    return { ...opened, events: long.events, long: longReplies, young, findings };
  });
}

/** As the server opens it, in this process: claim, snapshot, the events behind it, and what time asks for. */
async function measureOpening(
  database: RunDatabase,
  { contestId }: SeededContest,
  seed: number,
): Promise<{ readonly replayMs: number; readonly openMs: number }> {
  return withOpen(database, async ({ db }) => {
    const journal = new SqlJournal(db, runSeal);
    const open = async () => {
      const startedAt = performance.now();
      const runner = await ContestRunner.open({
        contestId,
        claim: await new SoleOwners(journal).claim(contestId),
        journal,
        clock: systemClock,
        log: quiet,
        meter: uncounted,
        held: null,
      });
      return { runner, durationMs: performance.now() - startedAt };
    };
    const first = await open();
    await first.runner.close();
    const second = await open();
    await playOn(second.runner, seed);
    // Nobody closes it, as when its process was killed: what it did last is behind the snapshot.
    const durations: number[] = [];
    let last = second.runner;
    for (let round = 0; round < openings; round += 1) {
      const next = await open();
      durations.push(next.durationMs);
      await end(last);
      last = next.runner;
    }
    await last.close();
    return { replayMs: first.durationMs, openMs: median(durations) };
  });
}

const uncounted = { committed: () => undefined, failed: () => undefined };

/** A few commands, fewer than lie between two snapshots. */
async function playOn(runner: ContestRunner, seed: number): Promise<void> {
  const { board, teams: all } = runner.state;
  const random = seededRandom(seed);
  const book = answerBookOf(board);
  let done = 0;
  for (const { id: teamId, seats } of Object.values(all)) {
    if (done >= tail) return;
    const model = new TeamModel(contestRules, board, book, random);
    model.adopt(viewFor(runner.state, { kind: "team", teamId }));
    const planned = model.next();
    const [seatId] = seats;
    if (!planned || seatId === undefined) continue;
    const actor = { role: "team", teamId, seatId } as const;
    const command = planned.command as Command; // teams send only commands of teams
    await runner.execute({ id: random.id(), command, actor, receivedAt: Date.now() });
    done += 1;
  }
}

/** Lets a runner find out that another one has its contest. */
async function end(runner: ContestRunner): Promise<void> {
  try {
    await runner.execute({
      id: null,
      command: { type: "SetEntry", open: true },
      actor: { role: "moderator", accountId: "a1" },
      receivedAt: Date.now(),
    });
  } catch (error) {
    if (!(error instanceof RunnerEnded)) throw error;
  }
}

async function withOpen<T>(
  database: RunDatabase,
  work: (opened: Awaited<ReturnType<RunDatabase["open"]>>) => Promise<T>,
): Promise<T> {
  const opened = await database.open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
