import type { Actor, Command, StampedCommand } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve } from "../../shared/contest/evolve.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { dueCommand, momentOf, nextDueAt } from "../../shared/contest/timing.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { BatchRefused, CommandKnown, EpochFenced, type Journal, type Snapshot } from "../journal/journal.ts";
import { type Clock, delay } from "./clock.ts";
import { Liveness } from "./liveness.ts";
import { type LoadedContest, loadContest } from "./loadContest.ts";
import { RecentReplies } from "./recentReplies.ts";
import { resultsOf } from "./resultsOf.ts";
import type { CommandRequest, RunnerListener } from "./runnerTypes.ts";
import { SnapshotWriter } from "./SnapshotWriter.ts";
import { SerialQueue } from "./serialQueue.ts";

/** The part of a logger that is needed here; pino fits. */
export interface Log {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RunnerDeps {
  readonly contestId: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
}

/** The runner is closed, or another process owns its contest: ask again elsewhere. */
export class RunnerEnded extends Error {
  override readonly name = "RunnerEnded";
}

type TimeCommand = Extract<Command, { type: "StartOnSchedule" | "FinishOnSchedule" | "Interrupt" }>;

/** A decision with the state that it leads to. */
type Step =
  | { readonly ok: true; readonly events: readonly ContestEvent[]; readonly after: ContestState }
  | { readonly ok: false; readonly rejection: Rejection };

const internal: Rejection = { code: "internal" };
const longestQueue = 1_000;
const mostEventsOfACommand = 100;
const retryDelaysMs = [50, 100, 250, 500, 1_000, 2_000] as const;

/**
 * One live contest. Commands wait in one queue; each is decided, appended to the journal, and only after the commit
 * evolved, published and acknowledged. RUN1 – RUN8
 */
export class ContestRunner {
  readonly epoch: number;
  readonly #deps: RunnerDeps;
  readonly #queue = new SerialQueue();
  readonly #replies = new RecentReplies();
  readonly #listeners = new Set<RunnerListener>();
  readonly #liveness: Liveness;
  readonly #snapshots: SnapshotWriter;
  readonly #closing = new AbortController();
  #committed: Snapshot;
  #resultsDue: boolean;
  #saving = true;
  /** A write failed, so the journal may know more than memory does. */
  #behind = false;
  #renewalWaits = false;
  #endedBy: "fenced" | "closed" | null = null;
  #cancelTimer: () => void = () => undefined;

  /** Takes the contest over and brings it to the present: what was due meanwhile, or an interruption. TIM6 */
  static async open(deps: RunnerDeps): Promise<ContestRunner> {
    const { journal, contestId } = deps;
    const epoch = await journal.claim(contestId);
    const loaded = await loadContest(journal, contestId);
    const lastAliveAt = await journal.findLiveness(contestId);
    const resultsSeq = await journal.findResultsSeq(contestId);
    const runner = new ContestRunner(deps, epoch, loaded, lastAliveAt, resultsSeq);
    await runner.#queue.run(() => runner.#untilSaved(() => runner.#catchUpWithTime(lastAliveAt)));
    runner.#liveness.start(() => runner.#renewLiveness());
    return runner;
  }

  private constructor(
    deps: RunnerDeps,
    epoch: number,
    loaded: LoadedContest,
    lastAliveAt: number | null,
    resultsSeq: number | null,
  ) {
    this.#deps = deps;
    this.epoch = epoch;
    this.#committed = loaded;
    this.#snapshots = new SnapshotWriter(deps, epoch, loaded.snapshotSeq);
    this.#resultsDue = loaded.state.phase === "finished" && resultsSeq !== loaded.seq;
    this.#liveness = new Liveness(deps.clock, Math.max(lastAliveAt ?? 0, loaded.state.lastEventAt));
  }

  /** As of the last commit. */
  get state(): ContestState {
    return this.#committed.state;
  }

  /** The journal's sequence number of {@link state}. */
  get seq(): number {
    return this.#committed.seq;
  }

  /** False while the journal cannot be written. */
  get saving(): boolean {
    return this.#saving;
  }

  /** By how much the clock stood before the contest's last moment when this was opened, ms; null when it did not. TIM13 */
  get clockSetBackMs(): number | null {
    return this.#liveness.clockSetBackMs;
  }

  /** Returns what unsubscribes. */
  subscribe(listener: RunnerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves when the command's effect is committed, or with the reason why there is none. The same `id` by the same
   * actor again has no second effect and gets the same reply. Throws {@link RunnerEnded}.
   */
  async execute(request: CommandRequest): Promise<CommandReply> {
    this.#throwIfEnded();
    if (this.#queue.length >= longestQueue) return refused({ code: "overloaded" });
    this.#liveness.notice();
    return this.#queue.run(() => this.#untilSaved(() => this.#settle(request)));
  }

  /** Resolves when all that was asked for so far is committed and the results are written. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  /** Finishes what is queued, leaves a snapshot, and ends. */
  async close(): Promise<void> {
    if (this.#endedBy) return;
    if (!this.#saving) this.#closing.abort();
    await this.#queue.idle();
    await this.#snapshots.idle();
    if (this.#endedBy) return;
    await this.#snapshots.saveLast(this.#committed);
    this.#end("closed");
  }

  async #settle(request: CommandRequest): Promise<CommandReply> {
    const key = request.id === null ? null : `${actorKey(request.actor)}/${request.id}`;
    const known = key === null ? undefined : this.#replies.find(key);
    if (known) return known;

    await this.#bringUpTo(request.receivedAt);
    const reply = await this.#decideAndCommit(request, key);
    if (key !== null) this.#replies.keep(key, reply);
    return reply;
  }

  async #decideAndCommit(request: CommandRequest, key: string | null): Promise<CommandReply> {
    const { command, actor, receivedAt } = request;
    const step = this.#step({ command, actor, at: receivedAt });
    // A refusal may only mean that the command had its effect before: in an earlier life of this process.
    if (!step.ok) return this.#earlierReply(key, step.rejection);
    try {
      const fresh = await this.#commit(step, key);
      return fresh ? accepted(step.events) : await this.#earlierReply(key, internal);
    } catch (error) {
      if (!(error instanceof BatchRefused)) throw error;
      this.#deps.log.error({ contestId: this.state.contestId, seq: this.seq, err: error }, error.message);
      return refused(internal);
    }
  }

  /** Decides, and evolves as if it were committed: a bug in either refuses this command and harms no other. */
  #step(stamped: StampedCommand): Step {
    try {
      const at = momentOf(this.state, stamped);
      const decision = decide(this.state, { ...stamped, at });
      if (!decision.ok) return decision;
      return { ok: true, events: decision.events, after: decision.events.reduce(evolve, this.state) };
    } catch (error) {
      const { contestId } = this.state;
      this.#deps.log.error(
        { contestId, seq: this.seq, command: stamped.command, err: error },
        "a rule failed",
      );
      return { ok: false, rejection: internal };
    }
  }

  async #earlierReply(key: string | null, otherwise: Rejection): Promise<CommandReply> {
    const events = key === null ? null : await this.#deps.journal.findCommand(this.state.contestId, key);
    return events ? accepted(events) : refused(otherwise);
  }

  /** What time asked for while nobody ran the contest, in order. */
  async #catchUpWithTime(lastAliveAt: number | null): Promise<void> {
    if (lastAliveAt !== null) await this.#executeDue(lastAliveAt);
    await this.#bringUpTo(this.#deps.clock.now());
    this.#watchDeadline();
    await this.#sayAlive();
  }

  /** Executes what is due by `now`, so that no command meets a contest that should have ended. */
  async #bringUpTo(now: number): Promise<void> {
    const lastAliveAt = this.#liveness.goneSince;
    if (lastAliveAt !== null) {
      await this.#executeByTime({ type: "Interrupt", lastAliveAt }, now);
      this.#liveness.settle();
    }
    await this.#executeDue(now);
  }

  async #executeDue(now: number): Promise<void> {
    let due = dueCommand(this.state, now);
    while (due && (await this.#executeByTime(due, now))) due = dueCommand(this.state, now);
  }

  /** False when nothing came of it. */
  async #executeByTime(command: TimeCommand, at: number): Promise<boolean> {
    const step = this.#step({ command, actor: { role: "time" }, at });
    return step.ok && this.#commit(step, null);
  }

  /** Appends, and after the commit publishes. False when the journal knows the command already. */
  async #commit(step: Extract<Step, { ok: true }>, commandKey: string | null): Promise<boolean> {
    const { events, after } = step;
    const { contestId } = this.state;
    const firstSeq = this.seq + 1;
    try {
      await this.#deps.journal.append({
        contestId,
        epoch: this.epoch,
        firstSeq,
        commandKey,
        events,
      });
    } catch (error) {
      if (error instanceof CommandKnown) return false;
      throw error;
    }
    this.#publish(events, { seq: firstSeq + events.length - 1, state: after });
    return true;
  }

  #publish(events: readonly ContestEvent[], after: Snapshot): void {
    const before = this.state;
    this.#committed = after;
    if (after.state.phase === "finished") this.#resultsDue = true;
    this.#watchDeadline();
    for (const listener of this.#listeners) listener.published(before, after.state, events);
    this.#snapshots.follow(after);
  }

  /** Tries until the journal takes it: the database may go away and come back. RUN6 */
  async #untilSaved<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      this.#throwIfEnded();
      try {
        if (this.#behind) await this.#catchUpWithJournal();
        const result = await work();
        await this.#saveResultsIfDue();
        this.#setSaving(true);
        return result;
      } catch (error) {
        if (error instanceof RunnerEnded) throw error;
        if (error instanceof EpochFenced) {
          this.#end("fenced");
          throw new RunnerEnded("another process owns this contest", { cause: error });
        }
        this.#behind = true;
        this.#setSaving(false, error);
        await this.#pause(failures);
      }
    }
  }

  /** After a failed write only the journal knows what was committed: what it has and memory lacks is published now. */
  async #catchUpWithJournal(): Promise<void> {
    const { journal, contestId } = this.#deps;
    const entries = await journal.read(contestId, this.seq, mostEventsOfACommand);
    this.#behind = false;
    const last = entries.at(-1);
    if (!last) return;
    const events = entries.map((entry) => entry.event);
    this.#publish(events, { seq: last.seq, state: events.reduce(evolve, this.state) });
  }

  async #pause(failures: number): Promise<void> {
    const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
    try {
      await delay(this.#deps.clock, delayMs, this.#closing.signal);
    } catch {
      this.#end("closed");
    }
  }

  #setSaving(saving: boolean, error?: unknown): void {
    if (this.#saving === saving) return;
    this.#saving = saving;
    const fields = { contestId: this.state.contestId, seq: this.seq, err: error };
    if (saving) this.#deps.log.info(fields, "the journal takes events again");
    else this.#deps.log.warn(fields, "the journal cannot be written, retrying");
    for (const listener of this.#listeners) listener.savingChanged(saving);
  }

  #watchDeadline(): void {
    this.#cancelTimer();
    const dueAt = nextDueAt(this.state);
    if (dueAt === null || this.#endedBy) return;
    this.#cancelTimer = this.#deps.clock.schedule(dueAt, () => {
      this.#liveness.notice();
      const now = this.#deps.clock.now();
      this.#inBackground(() => this.#bringUpTo(now));
    });
  }

  #renewLiveness(): void {
    if (this.#renewalWaits) return;
    this.#renewalWaits = true;
    // The time of asking: what was received earlier but waits behind must not meet a later one.
    const now = this.#deps.clock.now();
    this.#inBackground(async () => {
      this.#renewalWaits = false;
      await this.#bringUpTo(now);
      await this.#sayAlive();
    });
  }

  async #sayAlive(): Promise<void> {
    const { phase, contestId } = this.state;
    if (phase === "draft" || phase === "finished") return;
    await this.#deps.journal.renewLiveness(contestId, this.epoch, this.#deps.clock.now());
  }

  #inBackground(work: () => Promise<void>): void {
    this.#queue
      .run(() => this.#untilSaved(work))
      .catch((error: unknown) => {
        if (!(error instanceof RunnerEnded)) throw error;
      });
  }

  async #saveResultsIfDue(): Promise<void> {
    if (!this.#resultsDue) return;
    const results = resultsOf(this.state, this.seq);
    if (results) await this.#deps.journal.saveResults(this.epoch, results);
    this.#resultsDue = false;
  }

  #throwIfEnded(): void {
    if (this.#endedBy) throw new RunnerEnded(`this runner is ${this.#endedBy}`);
  }

  #end(reason: "fenced" | "closed"): void {
    if (this.#endedBy) return;
    this.#endedBy = reason;
    this.#cancelTimer();
    this.#liveness.stop();
    for (const listener of this.#listeners) listener.ended(reason);
    this.#listeners.clear();
  }
}

/** Keeps command ids of different senders apart. */
export function actorKey(actor: Actor): string {
  switch (actor.role) {
    case "team":
      return `team:${actor.teamId}:${actor.seatId}`;
    case "moderator":
      return `moderator:${actor.accountId}`;
    case "guest":
    case "time":
      return actor.role;
  }
}

function accepted(events: readonly ContestEvent[]): CommandReply {
  return { ok: true, outcome: outcomeOf(events) };
}

function refused(rejection: Rejection): CommandReply {
  return { ok: false, rejection };
}
