import type { Actor, Command, StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { lastOpenEventAt } from "../../shared/contest/freezing.ts";
import { missedBy } from "../../shared/contest/missedActs.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { dueCommand, nextDueAt } from "../../shared/contest/timing.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Mark } from "../cluster/marks.ts";
import type { Claim } from "../cluster/Owners.ts";
import { BatchRefused, EpochFenced } from "../journal/journal.ts";
import { commandKeyOf, formerCommandKeys } from "./actorKey.ts";
import { Commits } from "./Commits.ts";
import { after, type Clock } from "./clock.ts";
import { type Decision, decisionOn } from "./decision.ts";
import { type Lane, Lanes } from "./lanes.ts";
import { Liveness } from "./liveness.ts";
import { type LoadedContest, loadContest } from "./loadContest.ts";
import { RecentReplies } from "./recentReplies.ts";
import {
  type CommandMaker,
  type CommandRequest,
  type Ending,
  type RunnerDeps,
  RunnerEnded,
  type RunnerListener,
} from "./runnerTypes.ts";
import { SavingStopped } from "./Saving.ts";

type TimeCommand = Extract<
  Command,
  {
    type:
      | "StartOnSchedule"
      | "FreezeOnSchedule"
      | "FinishOnSchedule"
      | "EndTeams"
      | "DoPlannedAct"
      | "Interrupt"
      | "NoteMissedActs";
  }
>;

const internal: Rejection = { code: "internal" };
const time: Actor = { role: "time" };
/** Most commands that wait; a further one is refused. RUN9 */
const longest: Readonly<Record<Lane, number>> = { players: 1_000, guests: 200 };
const keepEarlierAgainMs = 5_000;

/** One live contest: its commands wait in line, and each is decided, committed, published and acknowledged. RUN1 – RUN8 */
export class ContestRunner {
  readonly #deps: RunnerDeps;
  readonly #commits: Commits;
  readonly #lanes = new Lanes();
  readonly #replies = new RecentReplies();
  readonly #liveness: Liveness;
  #renewalWaits = false;
  #ending: Ending | null = null;
  #watchedAt: number | null = null;
  #cancelTimer: () => void = () => undefined;
  #cancelKeepEarlier: () => void = () => undefined;

  /**
   * Opens a contest that was claimed, and brings it to the present: what was due meanwhile, or an interruption. TIM6
   * `stopping`: when it is aborted, nobody waits for a journal that cannot be written. `read`: what was read of the contest
   * before it was claimed. Throws `UnknownContest`, {@link RunnerEnded}, and what loading throws.
   */
  static async open(
    deps: RunnerDeps,
    stopping: AbortSignal | null = null,
    read: LoadedContest | null = null,
  ): Promise<ContestRunner> {
    const { journal, contestId, claim } = deps;
    const loaded = await loadContest(journal, contestId, read);
    const { lastAliveAt } = claim;
    const isOver = loaded.state.phase === "finished";
    const resultsSeq = isOver ? await journal.findResultsSeq(contestId) : null;
    const commits = new Commits(deps, loaded, resultsSeq);
    const runner = new ContestRunner(
      deps,
      commits,
      Math.max(lastAliveAt ?? 0, lastOpenEventAt(loaded.state)),
    );
    const stop = () => commits.stopTrying();
    stopping?.addEventListener("abort", stop);
    if (stopping?.aborted) stop();
    await runner
      .#inTurn("players", () => runner.#catchUpWithTime(lastAliveAt))
      .finally(() => stopping?.removeEventListener("abort", stop));
    runner.#liveness.start(() => runner.#renewLiveness());
    runner.#keepEarlier();
    return runner;
  }

  private constructor(deps: RunnerDeps, commits: Commits, lastAliveAt: number) {
    this.#deps = deps;
    this.#commits = commits;
    this.#liveness = new Liveness(deps.clock, lastAliveAt);
  }

  /** As of the last commit. */
  get state(): ContestState {
    return this.#commits.last.state;
  }

  /** Of the last claim; listeners are told of another one. */
  get epoch(): number {
    return this.#commits.epoch;
  }

  /** The journal's sequence number of {@link state}. */
  get seq(): number {
    return this.#commits.last.seq;
  }

  /** False while the journal cannot be written. */
  get saving(): boolean {
    return this.#commits.isSaving;
  }

  /** By how much the clock stood before the contest's last moment when this was opened, ms; null when it did not. TIM13 */
  get clockSetBackMs(): number | null {
    return this.#liveness.clockSetBackMs;
  }

  /** The contest's time. */
  get clock(): Clock {
    return this.#deps.clock;
  }

  /** Commands that wait or are being decided. */
  queueLength(lane: Lane): number {
    return this.#lanes.length(lane);
  }

  /** Returns what unsubscribes. */
  subscribe(listener: RunnerListener): () => void {
    return this.#commits.subscribe(listener);
  }

  /**
   * Resolves when the command's effect is committed, or with the reason why there is none. The same `id` by the same
   * actor again has no second effect and gets the same reply. Throws {@link RunnerEnded}.
   */
  async execute(request: CommandRequest): Promise<CommandReply> {
    this.#throwIfEnded();
    const lane: Lane = request.actor.role === "guest" ? "guests" : "players";
    if (this.#lanes.length(lane) >= longest[lane]) return refused({ code: "overloaded" });
    this.#liveness.notice();
    return this.#inTurn(lane, () => this.#settle(request));
  }

  /**
   * What the same `id` by the same actor was answered a while ago, when it had its effect; undefined: it is not known, or nothing
   * is acknowledged just now. Waits for nobody's turn. Throws {@link RunnerEnded}.
   */
  findReply(actor: Actor, id: string): CommandReply | undefined {
    this.#throwIfEnded();
    const reply = this.saving ? this.#replies.find(commandKeyOf(actor, id)) : undefined;
    return reply?.ok ? reply : undefined;
  }

  /** Resolves when all that was asked for so far is committed, and its results are written. */
  async idle(): Promise<void> {
    await this.#lanes.idle();
    await this.#commits.resultsIdle();
  }

  /**
   * To be called as soon as the contest was claimed anew: after its lock was lost, or another database took over. Nothing
   * more is acknowledged until the journal holds what was shown; then resolves. Throws {@link RunnerEnded}, also when
   * the journal tells another contest by now: it has to be opened anew. HEA2 HEA4 HEA5
   */
  async reclaim(claim: Claim): Promise<void> {
    this.#throwIfEnded();
    this.#commits.reclaimed(claim);
    // Whatever has its turn before this does the same first.
    await this.#inTurn("players", async () => undefined);
  }

  /**
   * How far a client has seen the contest: further than the journal went when an owner after that one opened it? Resolves
   * when that is committed, at once where it is nothing. Throws {@link RunnerEnded} when the runner ends before: whoever
   * knows of the loss keeps what it knows, for the next owner. HEA7
   */
  async noteMark(mark: Mark): Promise<void> {
    this.#throwIfEnded();
    if (!this.#tellsOfLoss(mark)) return;
    const now = this.#deps.clock.now();
    await this.#inTurn("players", async () => {
      await this.#bringUpTo(now);
      if (this.#tellsOfLoss(mark)) await this.#executeByTime(this.#lossBy(mark), now);
    });
  }

  /** Finishes what is queued, leaves a snapshot, and ends. */
  async close(): Promise<void> {
    if (this.#ending) return;
    if (!this.saving) this.#commits.stopTrying();
    await this.#lanes.idle();
    if (this.#ending) return;
    await this.#commits.saveLast();
    this.#end({ by: "closed" });
  }

  /** Ends because the contest is another process's. */
  fence(): void {
    this.#end({ by: "fenced" });
  }

  /** Ends because of something that went wrong with the contest outside of its rules. */
  fail(error: unknown): void {
    this.#end({ by: "failed", error, seq: this.seq });
  }

  /**
   * Beside the queue, which does not wait for it, and again until it is done: should the database go back, what whoever had the
   * contest before committed last is written again, too. HEA1
   */
  #keepEarlier(): void {
    const { clock, contestId, log } = this.#deps;
    this.#commits.keepEarlier().catch((err: unknown) => {
      if (this.#ending) return;
      log.warn({ contestId, seq: this.seq, err }, "a contest's former owner cannot be stood in for yet");
      this.#cancelKeepEarlier = after(clock, keepEarlierAgainMs, () => this.#keepEarlier());
    });
  }

  #tellsOfLoss(mark: Mark): boolean {
    if (mark.epoch >= this.epoch || this.#commits.isOwn(mark.epoch)) return false;
    return missedBy(this.state, this.#lossBy(mark)) !== null;
  }

  #lossBy({ epoch, seq }: Mark): Extract<Command, { type: "NoteMissedActs" }> {
    return { type: "NoteMissedActs", epoch, seq, openedSeq: this.#commits.openedSeq };
  }

  async #settle(request: CommandRequest): Promise<CommandReply> {
    const key = request.id === null ? null : commandKeyOf(request.actor, request.id);
    const replied = key === null ? undefined : this.#replies.find(key);
    if (replied) return replied;

    await this.#bringUpTo(request.receivedAt);
    const reply = await this.#decideAndCommit(request, key);
    // A guest asks again until it comes in: what stood against it may be gone by then. RUN2
    const isDecidedAnew = !reply.ok && request.actor.role === "guest";
    if (key !== null && !isDecidedAnew) this.#replies.keep(key, reply);
    return reply;
  }

  async #decideAndCommit(request: CommandRequest, key: string | null): Promise<CommandReply> {
    const { actor, receivedAt: at } = request;
    let { command } = request;
    if (typeof command === "function") {
      const made = this.#make(command, request.id);
      if ("code" in made) return this.#earlierReply(request, key, made);
      command = made;
    }
    const stamped: StampedCommand = { command, actor, at };
    const decision = this.#decide(stamped, request.id);
    // A refusal may only mean that the command had its effect before: in an earlier life of this process.
    if (!decision.ok) {
      this.#commits.tellRefused(stamped);
      return this.#earlierReply(request, key, decision.rejection);
    }
    try {
      const isFresh = await this.#commits.add(decision, key, stamped);
      return isFresh ? accepted(decision.events) : await this.#earlierReply(request, key, internal);
    } catch (error) {
      if (!(error instanceof BatchRefused)) throw error;
      const { contestId } = this.state;
      const fields = { contestId, seq: this.seq, commandId: request.id, err: error };
      this.#deps.log.error(fields, error.message);
      return refused(internal);
    }
  }

  /** Of the state in its turn. RUN2 RUN7 */
  #make(make: CommandMaker, commandId: string | null): Command | Rejection {
    try {
      return make(this.state);
    } catch (error) {
      const { contestId } = this.state;
      this.#deps.log.error({ contestId, seq: this.seq, commandId, err: error }, "a command was not made");
      return internal;
    }
  }

  /** A bug in a rule refuses this command and harms no other. RUN7 */
  #decide(stamped: StampedCommand, commandId: string | null): Decision {
    try {
      return decisionOn(this.state, stamped);
    } catch (error) {
      const { contestId } = this.state;
      // Its type only: a command may hold an answer or a PIN. RDS11
      const command: string | undefined = (stamped.command as Partial<Command> | null)?.type;
      this.#deps.log.error({ contestId, seq: this.seq, commandId, command, err: error }, "a rule failed");
      return { ok: false, rejection: internal };
    }
  }

  async #earlierReply(
    { actor, id }: CommandRequest,
    key: string | null,
    otherwise: Rejection,
  ): Promise<CommandReply> {
    if (key === null || id === null) return refused(otherwise);
    // SEA2: a journal of an earlier version names the seat's team of then.
    const events = await this.#commits.findCommand(key, () =>
      formerCommandKeys(actor, id, Object.keys(this.state.teams)),
    );
    return events ? accepted(events) : refused(otherwise);
  }

  /** What time asked for while nobody ran the contest, in order. */
  async #catchUpWithTime(lastAliveAt: number | null): Promise<void> {
    if (lastAliveAt !== null) await this.#executeDue(lastAliveAt);
    await this.#bringUpTo(this.#deps.clock.now());
    await this.#commits.sayAlive();
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

  /** False when nothing came of it. A bug in the rules of time ends the runner: without them a contest never ends. */
  async #executeByTime(command: TimeCommand, at: number): Promise<boolean> {
    const stamped: StampedCommand = { command, actor: time, at };
    const decision = decisionOn(this.state, stamped);
    return decision.ok && this.#commits.add(decision, null, stamped);
  }

  /** Does `work` in its turn, until the journal takes it. What goes wrong beside that ends the runner. */
  #inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    return this.#lanes.run(lane, async () => {
      try {
        const result = await this.#commits.untilSaved(() => {
          this.#throwIfEnded();
          return work();
        });
        this.#watchDeadline();
        return result;
      } catch (error) {
        throw new RunnerEnded(this.#end(this.#endingOf(error)));
      }
    });
  }

  #endingOf(error: unknown): Ending {
    if (error instanceof RunnerEnded) return error.ending;
    if (error instanceof EpochFenced) return { by: "fenced" };
    if (error instanceof SavingStopped) return { by: "closed" };
    return { by: "failed", error, seq: this.seq };
  }

  #watchDeadline(): void {
    const dueAt = this.#ending ? null : nextDueAt(this.state);
    if (dueAt === this.#watchedAt) return;
    this.#cancelTimer();
    this.#watchedAt = dueAt;
    if (dueAt === null) return;
    this.#cancelTimer = this.#deps.clock.schedule(dueAt, () => {
      this.#liveness.notice();
      const now = this.#deps.clock.now();
      void this.#inBackground(() => this.#bringUpTo(now));
    });
  }

  #renewLiveness(): void {
    if (this.#renewalWaits) return;
    this.#renewalWaits = true;
    // The time of asking: what was received earlier but waits behind must not meet a later one.
    const now = this.#deps.clock.now();
    void this.#inBackground(async () => {
      this.#renewalWaits = false;
      await this.#bringUpTo(now);
      await this.#commits.sayAlive();
    });
  }

  async #inBackground(work: () => Promise<void>): Promise<void> {
    try {
      await this.#inTurn("players", work);
    } catch (error) {
      if (!(error instanceof RunnerEnded)) throw error;
    }
  }

  #throwIfEnded(): void {
    if (this.#ending) throw new RunnerEnded(this.#ending);
  }

  /** Ends, unless it has ended already; how it ended. */
  #end(ending: Ending): Ending {
    if (this.#ending) return this.#ending;
    this.#ending = ending;
    this.#watchDeadline();
    this.#cancelKeepEarlier();
    this.#liveness.stop();
    this.#commits.end(ending);
    return ending;
  }
}

function accepted(events: readonly ContestEvent[]): CommandReply {
  return { ok: true, outcome: outcomeOf(events) };
}

function refused(rejection: Rejection): CommandReply {
  return { ok: false, rejection };
}
