import type { StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve } from "../../shared/contest/evolve.ts";
import type { Claim } from "../cluster/Owners.ts";
import { CommandKnown, type JournalEntry, type Snapshot } from "../journal/journal.ts";
import type { Decision } from "./decision.ts";
import { heal } from "./heal.ts";
import { KnownCommands } from "./knownCommands.ts";
import { type LoadedContest, mostRecent } from "./loadContest.ts";
import { NotSaved, OwnedJournal } from "./OwnedJournal.ts";
import { batchesOf, keptForMs, RecentEntries, writtenSince } from "./RecentEntries.ts";
import { ResultsWriter } from "./ResultsWriter.ts";
import type { Ending, RunnerDeps, RunnerListener } from "./runnerTypes.ts";
import { Saving } from "./Saving.ts";
import { SnapshotWriter } from "./SnapshotWriter.ts";
import { Term } from "./Term.ts";

/**
 * What of one contest is committed, and the only way to commit more: first the journal, then memory, then whoever
 * listens; snapshots and results follow beside. RUN1
 */
export class Commits {
  readonly #deps: RunnerDeps;
  readonly #term: Term;
  readonly #journal: OwnedJournal;
  readonly #saving: Saving;
  readonly #known: KnownCommands;
  readonly #snapshots: SnapshotWriter;
  readonly #results: ResultsWriter;
  readonly #listeners = new Set<RunnerListener>();
  /** Null: no other process could have the contest. */
  readonly #recent: RecentEntries | null;
  /** Whether what was committed lately goes further back than what was read to open the contest. HEA1 */
  readonly #lacksEarlier: boolean;
  #committed: Snapshot;
  /** What the journal held last when this process opened the contest. */
  readonly #openedLast: JournalEntry;
  /** Under which this process had the contest, one after another. */
  readonly #ownEpochs: Set<number>;
  /** A write failed, so the journal may know more than memory does, or less. */
  #behind = false;
  /** The contest was taken anew, and nobody has been told. */
  #isAnew = false;

  /** `resultsSeq`: what the written results of a contest stand for that is over; null for none. */
  constructor(deps: RunnerDeps, loaded: LoadedContest, resultsSeq: number | null) {
    this.#deps = deps;
    this.#term = new Term(deps.claim.epoch);
    this.#committed = { seq: loaded.seq, state: loaded.state };
    this.#openedLast = loaded.last;
    this.#ownEpochs = new Set([deps.claim.epoch]);
    this.#recent = deps.held && new RecentEntries(deps.clock, loaded.last);
    this.#lacksEarlier = !this.#keepRecent(loaded.recent);
    this.#saving = new Saving(deps.clock, (saving, reason) => this.#savingChanged(saving, reason));
    this.#journal = new OwnedJournal(deps, this.#term, this.#saving.stopping, () =>
      this.#saving.tell(false, "no answer yet"),
    );
    this.#known = new KnownCommands(() => this.#journal.commandKeys());
    this.#snapshots = new SnapshotWriter(deps, this.#term, loaded.snapshotSeq);
    this.#results = new ResultsWriter(deps, this.#term, resultsSeq);
    this.#results.follow(this.#committed);
  }

  /** As of the last commit. */
  get last(): Snapshot {
    return this.#committed;
  }

  /** Of the last claim. */
  get epoch(): number {
    return this.#term.epoch;
  }

  /** What the journal held when this process opened the contest. */
  get openedSeq(): number {
    return this.#openedLast.seq;
  }

  /** Whether what was shown under this epoch was shown by this process, which lost nothing of it. HEA2 */
  isOwn(epoch: number): boolean {
    return this.#ownEpochs.has(epoch);
  }

  /** The contest was taken anew. What is under way is tried again, after memory and journal have been made the same. HEA5 */
  reclaimed(claim: Claim): void {
    this.#term.claimed(claim);
    this.#saving.hurry();
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
      await this.#beOneWithJournal();
      return false;
    }
    if (commandKey !== null) this.#known.add(commandKey);
    this.#recent?.keep({ firstSeq, commandKey, events });
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
      if (this.#term.begin()) this.#isAnew = true;
      if (this.#isAnew || this.#behind) await this.#beOneWithJournal();
      if (this.#isAnew) this.#goOnAnew();
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
    // HEA6: of what the journal may lack there is no snapshot.
    if (this.isSaving && !this.#behind && !this.#term.isOver) await this.#snapshots.saveLast(this.#committed);
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

  /** Keeps the rest of what whoever had the contest before committed lately, as if this owner had. Throws what reading throws. HEA1 */
  async keepEarlier(): Promise<void> {
    const since = this.#deps.clock.now() - keptForMs;
    if (!this.#recent || !this.#lacksEarlier || this.#openedLast.event.at < since) return;
    const entries = await this.#journal.upTo(this.#recent.firstSeq, mostRecent);
    this.#recent.keepEarlier(batchesOf(writtenSince(since, entries)));
  }

  /** Keeps of it what was read to open the contest; whether that is all. HEA1 */
  #keepRecent(entries: readonly JournalEntry[]): boolean {
    const lately = writtenSince(this.#deps.clock.now() - keptForMs, entries);
    this.#recent?.keepEarlier(batchesOf(lately));
    return lately.length < entries.length || entries[0]?.seq === 1 || entries.length >= mostRecent;
  }

  /**
   * After a failed write only the journal knows what was committed: what it has and memory lacks is published now. What
   * it lacks was shown: it is written again, and published no second time. HEA2
   */
  async #beOneWithJournal(): Promise<void> {
    this.#behind = true;
    const { seq, state } = this.#committed;
    const unseen = await this.#unseen();
    this.#behind = false;
    if (unseen.length === 0) return;
    for (const { commandKey } of unseen) if (commandKey !== null) this.#known.add(commandKey);
    for (const batch of this.#recent ? batchesOf(unseen) : []) this.#recent?.keep(batch);
    const events = unseen.map(({ event }) => event);
    this.#publish(events, { seq: seq + events.length, state: events.reduce(evolve, state) }, null);
  }

  async #unseen(): Promise<readonly JournalEntry[]> {
    const { contestId, log } = this.#deps;
    const { seq } = this.#committed;
    if (!this.#recent) return this.#journal.allAfter(seq);
    const { rewritten, unseen } = await heal(contestId, this.#journal, this.#recent, seq);
    if (rewritten > 0) {
      log.warn(
        { contestId, seq, epoch: this.epoch, rewritten },
        "the journal had gone back, and is whole again",
      );
      this.#snapshots.forget();
      this.#results.forget(this.#committed);
    }
    // Another owner may have written it: a process that comes back late does not show it under its own epoch.
    if (unseen.length > 0) await this.#journal.stillOwned();
    return unseen;
  }

  #goOnAnew(): void {
    this.#isAnew = false;
    this.#ownEpochs.add(this.epoch);
    // Those of the last epoch may have been fenced.
    this.#results.forget(this.#committed);
    for (const listener of this.#listeners) listener.epochChanged?.(this.epoch);
  }

  #savingChanged(saving: boolean, reason: unknown): void {
    const { contestId } = this.#deps;
    const fields = { contestId, seq: this.#committed.seq, err: reason };
    if (saving) this.#deps.log.info(fields, "the journal takes events again");
    else this.#deps.log.warn(fields, "the journal cannot be written, retrying");
    for (const listener of this.#listeners) listener.savingChanged(saving);
  }
}
