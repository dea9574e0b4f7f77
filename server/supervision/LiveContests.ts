import type { Mark } from "../cluster/marks.ts";
import { type Claim, OwnedElsewhere, type Owners } from "../cluster/Owners.ts";
import { ContestRunner } from "../contests/ContestRunner.ts";
import { type Clock, delay } from "../contests/clock.ts";
import type { Lane } from "../contests/lanes.ts";
import type { LoadedContest } from "../contests/loadContest.ts";
import { type Ending, type RunnerDeps, RunnerEnded, type RunnerListener } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { EpochFenced, type Journal, UnknownContest } from "../journal/journal.ts";
import { type BrokenContest, BrokenContests, ContestBroken } from "./BrokenContests.ts";
import { isOfLaterVersion } from "./laterVersion.ts";

export interface LiveContestsDeps extends Omit<RunnerDeps, "contestId" | "journal" | "claim" | "held"> {
  /** Where the contest's events are. */
  readonly journalOf: (contestId: string) => Journal;
  /** Which process has the contest. */
  readonly ownersOf: (contestId: string) => Owners;
  /** The time of a contest that was just claimed, where that is not `clock`. */
  readonly clockOf?: (contestId: string, claim: Claim) => Clock;
}

/** What whoever asks for a contest knows of it. */
interface Asked {
  /** How far it was shown. */
  readonly mark: Mark | null;
  /** What was just read of it. */
  readonly read: LoadedContest | null;
}

interface Opening {
  readonly runner: Promise<ContestRunner>;
  /** What cannot be written is not waited for any more: then it ends as closed. */
  readonly stop: AbortController;
}

/** From one try to the next to claim a contest anew whose lock was lost. */
const reclaimEveryMs = 250;
/** To the next try to open a broken contest for which there was no database. */
const reopenAgainMs = 1_000;

/**
 * The contests that this process runs: at most one runner each. One that cannot be opened or that fails is broken for
 * itself; it is opened again after a while, and no other notices. RUN12, RUN14, RUN15
 */
export class LiveContests {
  readonly broken: BrokenContests;
  readonly #deps: LiveContestsDeps;
  readonly #opening = new Map<string, Opening>();
  readonly #runners = new Map<string, ContestRunner>();
  /** By contest: what cancels its next opening. */
  readonly #reopenings = new Map<string, () => void>();
  readonly #openedListeners: ((contestId: string, runner: ContestRunner) => void)[] = [];
  /** Aborted while all are being closed: another one from then on. */
  #closing = new AbortController();

  constructor(deps: LiveContestsDeps) {
    this.#deps = deps;
    this.broken = new BrokenContests(deps.clock, deps.log);
  }

  /** How many run now. */
  get size(): number {
    return this.#runners.size;
  }

  /** Commands that wait or are being decided, in all of them. */
  queueLength(lane: Lane): number {
    let length = 0;
    for (const runner of this.#runners.values()) length += runner.queueLength(lane);
    return length;
  }

  /** Whether somebody plays in one of them just now. */
  get isPlayed(): boolean {
    return [...this.#runners.values()].some(({ state: { phase } }) => phase === "running");
  }

  /** Of those that run now. */
  contestIds(): readonly string[] {
    return [...this.#runners.keys()];
  }

  /** The contest's runner when it runs here, or is being opened; opens and claims nothing. */
  async find(contestId: string): Promise<ContestRunner | null> {
    return (
      this.#runners.get(contestId) ?? (await this.#opening.get(contestId)?.runner.catch(() => null)) ?? null
    );
  }

  /**
   * The contest's runner, opened and claimed when it is not yet; `mark`: how far the asker has seen it; `read`: what the asker
   * has just read of it. Throws `UnknownContest`, `ContestBroken`, `OwnedElsewhere`, `RunnerEnded`, and what a database that is
   * away throws; then it is tried anew next time.
   */
  async get(
    contestId: string,
    mark: Mark | null = null,
    read: LoadedContest | null = null,
  ): Promise<ContestRunner> {
    const runner = await this.#get(contestId, mark, read);
    if (!mark) return runner;
    // CLU3: the database forgot an owner of whom whoever asks knows, and this process did not when it claimed.
    const isForgotten = mark.epoch > runner.epoch && this.#deps.ownersOf(contestId).isShared;
    if (isForgotten) void this.#reclaimFor(contestId, runner, mark);
    // HEA7: who knows of a loss is shown nothing, and so keeps what it knows, until the journal says it.
    else await runner.noteMark(mark);
    return runner;
  }

  async #get(contestId: string, mark: Mark | null, read: LoadedContest | null): Promise<ContestRunner> {
    const runner = this.#runners.get(contestId);
    if (runner) return runner;
    const known = this.#opening.get(contestId);
    if (known) return known.runner;
    this.broken.throwIfShut(contestId);
    const stop = new AbortController();
    const opening = this.#open(contestId, { mark, read }, stop.signal);
    this.#opening.set(contestId, { runner: opening, stop });
    try {
      return await opening;
    } finally {
      this.#opening.delete(contestId);
    }
  }

  /** Calls with every runner, as soon as it is open. What it throws keeps the contest from opening. */
  onOpened(call: (contestId: string, runner: ContestRunner) => void): void {
    this.#openedListeners.push(call);
  }

  /** Opens all, one after another, those that are not broken. Throws only what concerns all: a database that is away. */
  async openAll(contestIds: Iterable<string>): Promise<void> {
    for (const contestId of contestIds) {
      try {
        await this.get(contestId);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
      }
    }
  }

  /** One that is being opened is not waited for where it cannot be written. */
  async close(contestId: string): Promise<void> {
    this.#opening.get(contestId)?.stop.abort();
    const runner = await this.find(contestId);
    this.#cancelReopening(contestId);
    await runner?.close();
    await this.#deps.ownersOf(contestId).release(contestId);
  }

  /**
   * The locks of these were lost and are to be taken anew: those that run go on, or end where another process has them; those
   * that are broken stay so here, or there.
   */
  reclaim(contestIds: readonly string[]): void {
    for (const contestId of contestIds) {
      const runner = this.#runners.get(contestId);
      if (runner) void this.#reclaim(contestId, runner, null);
      else if (this.broken.has(contestId) && !this.#opening.has(contestId)) void this.#keepBroken(contestId);
      // One that is just being opened is opened anew.
      else void this.#deps.ownersOf(contestId).release(contestId);
    }
  }

  /**
   * Closes all, each also when another one could not be opened or closed; throws what that threw. One that fails by then is
   * neither kept nor opened again: nobody would close it any more. RUN15
   */
  async closeAll(): Promise<void> {
    this.#closing.abort();
    const contestIds = new Set([
      ...this.#reopenings.keys(),
      ...this.#opening.keys(),
      ...this.#runners.keys(),
    ]);
    const closed = await Promise.allSettled([...contestIds].map((contestId) => this.close(contestId)));
    this.#closing = new AbortController();
    const failures = closed.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, "not every contest was closed well");
  }

  async #open(contestId: string, { mark, read }: Asked, stopping: AbortSignal): Promise<ContestRunner> {
    const { journalOf, ownersOf, clockOf, ...deps } = this.#deps;
    const owners = ownersOf(contestId);
    try {
      const claim = await owners.claim(contestId, mark);
      const held = owners.isShared ? () => owners.held(contestId) : null;
      const clock = clockOf?.(contestId, claim) ?? deps.clock;
      const journal = journalOf(contestId);
      const itsDeps = { ...deps, contestId, claim, held, clock, journal };
      const runner = await ContestRunner.open(itsDeps, stopping, read);
      this.#runners.set(contestId, runner);
      runner.subscribe({ ...quiet, ended: (ending) => this.#ended(contestId, ending) });
      this.#cancelReopening(contestId);
      this.broken.remove(contestId);
      for (const call of this.#openedListeners) call(contestId, runner);
      return runner;
    } catch (error) {
      const { ending } = error instanceof RunnerEnded ? error : { ending: null };
      const [reason, seq] = ending?.by === "failed" ? [ending.error, ending.seq] : [error, null];
      // RUN20
      const isForLater = owners.isShared && isOfLaterVersion(reason);
      const told = isForLater
        ? new OwnedElsewhere(`${contestId} is for a process of a later version`)
        : error;
      if (isNobodysFault(told)) {
        await this.#notOpened(contestId, told);
        throw told;
      }
      throw new ContestBroken(this.#break(contestId, reason, seq));
    }
  }

  /** Whoever wants it next may have it. One that is broken stays here, unless it is another's by now, or nobody's. RUN15 */
  async #notOpened(contestId: string, error: unknown): Promise<void> {
    if (isGone(error)) this.#forgetBroken(contestId);
    else if (this.broken.has(contestId) && isDatabaseAway(error))
      return this.#reopenAt(contestId, this.#deps.clock.now() + reopenAgainMs);
    await this.#deps.ownersOf(contestId).release(contestId);
  }

  #ended(contestId: string, ending: Ending): void {
    this.#runners.delete(contestId);
    const owners = this.#deps.ownersOf(contestId);
    // RUN15: What failed here would fail at another process, and from there come back here, and so on; not at one of a later version.
    const isFault = ending.by === "failed" && !isDatabaseAway(ending.error);
    if (isFault && !(owners.isShared && isOfLaterVersion(ending.error))) {
      this.#break(contestId, ending.error, ending.seq);
      // OWN3: its process goes on, and it does not.
      if (owners.isShared) void this.#keepBroken(contestId);
    } else void owners.release(contestId);
  }

  /** Whoever has the mark waits for a higher epoch than its own, and is not in before. */
  async #reclaimFor(contestId: string, runner: ContestRunner, mark: Mark): Promise<void> {
    await this.#reclaim(contestId, runner, mark);
    await runner.noteMark(mark).catch((error: unknown) => {
      if (!(error instanceof RunnerEnded)) throw error;
    });
  }

  async #reclaim(contestId: string, runner: ContestRunner, mark: Mark | null): Promise<void> {
    const { ownersOf, clock } = this.#deps;
    while (this.#runners.get(contestId) === runner) {
      try {
        const claim = await ownersOf(contestId).claim(contestId, mark);
        await runner.reclaim(claim);
        return;
      } catch (error) {
        if (error instanceof RunnerEnded) return this.#letGoOf(contestId);
        if (isGone(error)) return runner.fence();
        if (!isDatabaseAway(error)) return runner.fail(error);
        await delay(clock, reclaimEveryMs);
      }
    }
  }

  /** Claims it anew. Were its lock free, it would go from one process to the next, and be broken at each. RUN15 */
  async #keepBroken(contestId: string): Promise<void> {
    const { ownersOf, clock } = this.#deps;
    const { signal } = this.#closing;
    while (this.broken.has(contestId) && !this.#opening.has(contestId) && !signal.aborted) {
      try {
        await ownersOf(contestId).claim(contestId, null);
        if (this.broken.has(contestId)) return;
        // It is in the bin since a moment ago.
        return await this.#letGoOf(contestId);
      } catch (error) {
        if (isGone(error)) return this.#forgetBroken(contestId);
        // Its next opening says what is wrong.
        if (!isDatabaseAway(error)) return;
        await delay(clock, reclaimEveryMs);
      }
    }
  }

  /** What was claimed for a runner that had ended meanwhile: held by nobody's runner, it would stand still. CLU7 */
  async #letGoOf(contestId: string): Promise<void> {
    if (this.#runners.has(contestId) || this.#opening.has(contestId)) return;
    await this.#deps.ownersOf(contestId).release(contestId);
  }

  #break(contestId: string, error: unknown, seq: number | null): BrokenContest {
    const broken = this.broken.add(contestId, error, seq);
    this.#cancelReopening(contestId);
    if (broken.retryAt !== null) this.#reopenAt(contestId, broken.retryAt);
    return broken;
  }

  #reopenAt(contestId: string, at: number): void {
    this.#cancelReopening(contestId);
    if (this.#closing.signal.aborted) return;
    const reopen = () => {
      this.#reopenings.delete(contestId);
      // What went wrong is noted; nobody waits for it here.
      this.get(contestId).catch(() => undefined);
    };
    this.#reopenings.set(contestId, this.#deps.clock.schedule(at, reopen));
  }

  /** Whether it is broken, its owner says, or nobody where there is none. */
  #forgetBroken(contestId: string): void {
    this.#cancelReopening(contestId);
    this.broken.forget(contestId);
  }

  #cancelReopening(contestId: string): void {
    this.#reopenings.get(contestId)?.();
    this.#reopenings.delete(contestId);
  }
}

const quiet: Pick<RunnerListener, "published" | "savingChanged"> = {
  published: () => undefined,
  savingChanged: () => undefined,
};

/** Nothing is wrong with the contest: there is none, it has gone elsewhere, or the database is away. */
function isNobodysFault(error: unknown): boolean {
  if (error instanceof RunnerEnded) return error.ending.by !== "failed" || isDatabaseAway(error.ending.error);
  return isGone(error) || isDatabaseAway(error);
}

/** It is another process's, or there is no such contest any more. */
function isGone(error: unknown): boolean {
  if (error instanceof RunnerEnded) return error.ending.by === "fenced";
  const isElsewhere = error instanceof OwnedElsewhere || error instanceof EpochFenced;
  return isElsewhere || error instanceof UnknownContest;
}
