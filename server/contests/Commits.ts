import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve } from "../../shared/contest/evolve.ts";
import { CommandKnown, type Snapshot } from "../journal/journal.ts";
import type { Decision } from "./decision.ts";
import { KnownCommands } from "./knownCommands.ts";
import type { LoadedContest } from "./loadContest.ts";
import { NotSaved, OwnedJournal } from "./OwnedJournal.ts";
import { ResultsWriter } from "./ResultsWriter.ts";
import type { Ending, RunnerDeps, RunnerListener } from "./runnerTypes.ts";
import { Saving } from "./Saving.ts";
import { SnapshotWriter } from "./SnapshotWriter.ts";

/**
 * What of one contest is committed, and the only way to commit more: first the journal, then memory, then whoever
 * listens; snapshots and results follow beside. RUN1
 */
export class Commits {
  readonly #deps: RunnerDeps;
  readonly #journal: OwnedJournal;
  readonly #saving: Saving;
  readonly #known: KnownCommands;
  readonly #snapshots: SnapshotWriter;
  readonly #results: ResultsWriter;
  readonly #listeners = new Set<RunnerListener>();
  #committed: Snapshot;
  /** A write failed, so the journal may know more than memory does. */
  #behind = false;

  /** `resultsSeq`: what the written results stand for; null for none. */
  constructor(deps: RunnerDeps, epoch: number, loaded: LoadedContest, resultsSeq: number | null) {
    this.#deps = deps;
    this.#committed = loaded;
    this.#saving = new Saving(deps.clock, (saving, reason) => this.#savingChanged(saving, reason));
    this.#journal = new OwnedJournal(deps, epoch, () => this.#saving.tell(false, "no answer yet"));
    this.#known = new KnownCommands(() => this.#journal.commandKeys());
    this.#snapshots = new SnapshotWriter(deps, epoch, loaded.snapshotSeq);
    this.#results = new ResultsWriter(deps, epoch, resultsSeq);
    this.#results.follow(loaded);
  }

  /** As of the last commit. */
  get last(): Snapshot {
    return this.#committed;
  }

  /** False while the journal cannot be written. */
  get isSaving(): boolean {
    return this.#saving.isOk;
  }

  /** Returns what unsubscribes. */
  subscribe(listener: RunnerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Appends, and after the commit publishes. False when the journal knows the command already. Throws `NotSaved`. */
  async add(
    { events, after }: Extract<Decision, { ok: true }>,
    commandKey: string | null,
    stamped: StampedCommand,
  ): Promise<boolean> {
    const firstSeq = this.#committed.seq + 1;
    try {
      await this.#journal.append({ firstSeq, commandKey, events });
    } catch (error) {
      this.#behind = error instanceof NotSaved || error instanceof CommandKnown;
      if (!(error instanceof CommandKnown)) throw error;
      // An append that was given up may have come through after all, and nobody was shown it.
      await this.#catchUpWithJournal();
      return false;
    }
    if (commandKey !== null) this.#known.add(commandKey);
    this.#publish(events, { seq: firstSeq + events.length - 1, state: after }, stamped);
    return true;
  }

  /** The events that a command caused, in whatever life of the program; null when it caused none. Throws `NotSaved`. */
  async findCommand(
    commandKey: string,
    formerKeys: () => readonly string[],
  ): Promise<readonly ContestEvent[] | null> {
    if (!(await this.#known.mayHold(commandKey))) return null;
    for (const key of [commandKey, ...formerKeys()]) {
      const events = await this.#journal.findCommand(key);
      if (events) return events;
    }
    return null;
  }

  /** Tells whoever listens that the rules refused a command. */
  tellRefused(stamped: StampedCommand): void {
    for (const listener of this.#listeners) listener.refused?.(stamped);
  }

  /** Says that the contest is alive, unless it need not be. Throws `NotSaved`. */
  async sayAlive(): Promise<void> {
    const { phase } = this.#committed.state;
    if (phase !== "draft" && phase !== "finished") await this.#journal.sayAlive();
  }

  /** Does work that commits, until the journal takes it. Throws what it throws beside `NotSaved`. RUN6 */
  untilSaved<T>(work: () => Promise<T>): Promise<T> {
    return this.#saving.untilSaved(async () => {
      if (this.#behind) await this.#catchUpWithJournal();
      return work();
    });
  }

  /** Ends tries that have no success. */
  stopTrying(): void {
    this.#saving.stop();
  }

  /** Resolves when the results of all that is committed are written, or cannot be. */
  async resultsIdle(): Promise<void> {
    await this.#results.idle();
  }

  /** Leaves the snapshot that the next opening of the contest begins with. */
  async saveLast(): Promise<void> {
    await this.#results.idle();
    await this.#snapshots.idle();
    await this.#snapshots.saveLast(this.#committed);
  }

  /** Nothing more is written or told, but why. */
  end(ending: Ending): void {
    this.#results.stop();
    this.#saving.stop();
    for (const listener of this.#listeners) listener.ended(ending);
    this.#listeners.clear();
  }

  #publish(events: readonly ContestEvent[], after: Snapshot, stamped: StampedCommand | null): void {
    const before = this.#committed.state;
    this.#committed = after;
    for (const listener of this.#listeners) listener.published(before, after.state, events, stamped);
    this.#snapshots.follow(after);
    this.#results.follow(after);
  }

  /** After a failed write only the journal knows what was committed: what it has and memory lacks is published now. */
  async #catchUpWithJournal(): Promise<void> {
    const { seq, state } = this.#committed;
    const events: ContestEvent[] = [];
    for await (const { event, commandKey } of this.#journal.entriesAfter(seq)) {
      events.push(event);
      if (commandKey !== null) this.#known.add(commandKey);
    }
    this.#behind = false;
    if (events.length > 0)
      this.#publish(events, { seq: seq + events.length, state: events.reduce(evolve, state) }, null);
  }

  #savingChanged(saving: boolean, reason: unknown): void {
    const { contestId } = this.#deps;
    const fields = { contestId, seq: this.#committed.seq, err: reason };
    if (saving) this.#deps.log.info(fields, "the journal takes events again");
    else this.#deps.log.warn(fields, "the journal cannot be written, retrying");
    for (const listener of this.#listeners) listener.savingChanged(saving);
  }
}
