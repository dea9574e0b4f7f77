import type { ContestDefinition, ContestEvent, EventActor } from "../../shared/contest/events.ts";
import { readEvent, storeEvent } from "../../shared/contest/stored/readEvent.ts";
import type { StoredEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type Journal,
  type JournalBatch,
  type JournalEntry,
  NothingBefore,
  SequenceTaken,
  type Snapshot,
  UnknownContest,
  type WrittenCommand,
} from "./journal.ts";
import type { ContestResults } from "./results.ts";

interface StoredEntry extends Omit<JournalEntry, "event"> {
  readonly stored: StoredEvent;
}

interface Contest {
  epoch: number;
  aliveAt: number | null;
  readonly entries: StoredEntry[];
  readonly commands: Map<string, readonly StoredEvent[]>;
  /** As JSON, like in the database: nobody can change what is kept. */
  snapshot: { readonly seq: number; readonly version: string; readonly state: string } | null;
  results: ContestResults | null;
}

/** For practices and tests: the same promises as the journal in PostgreSQL, except that nothing outlives the process. */
export class MemoryJournal implements Journal {
  readonly #contests = new Map<string, Contest>();

  /** Makes a contest, as `createContest` in `queries/` does: epoch 0 and `ContestCreated` at 1. */
  createContest(definition: ContestDefinition, at: number, by: EventActor = { role: "guest" }): void {
    const event: ContestEvent = { type: "ContestCreated", at, by, ...definition };
    this.#contests.set(definition.contestId, {
      epoch: 0,
      aliveAt: null,
      entries: [{ seq: 1, commandKey: null, stored: copy(storeEvent(event)) }],
      commands: new Map(),
      snapshot: null,
      results: null,
    });
  }

  has(contestId: string): boolean {
    return this.#contests.has(contestId);
  }

  /** Nothing of the contest is kept. */
  forget(contestId: string): void {
    this.#contests.delete(contestId);
  }

  /** For tests: what a database does when a replica takes its place that was behind. Nothing after `seq` is known, nor who claimed. */
  goBack(contestId: string, seq: number, epoch?: number): void {
    const contest = this.#contests.get(contestId);
    if (!contest) throw new UnknownContest(contestId);
    for (const { commandKey } of contest.entries.splice(seq))
      if (commandKey !== null) contest.commands.delete(commandKey);
    if ((contest.snapshot?.seq ?? 0) > seq) contest.snapshot = null;
    if ((contest.results?.seq ?? 0) > seq) contest.results = null;
    contest.epoch = epoch ?? contest.epoch;
  }

  async claim(contestId: string): Promise<number> {
    return this.claimAbove(contestId, 0);
  }

  /** Claims with an epoch above `epochAbove`, too. */
  claimAbove(contestId: string, epochAbove: number): number {
    const contest = this.#contests.get(contestId);
    if (contest === undefined) throw new UnknownContest(contestId);
    contest.epoch = Math.max(contest.epoch, epochAbove) + 1;
    return contest.epoch;
  }

  /** Of the last claim; null: there is no such contest. */
  epochOf(contestId: string): number | null {
    return this.#contests.get(contestId)?.epoch ?? null;
  }

  /** One with the same contests, which changes alone from now on. */
  copy(): MemoryJournal {
    const journal = new MemoryJournal();
    for (const [id, contest] of this.#contests) {
      const { entries, commands } = contest;
      journal.#contests.set(id, { ...contest, entries: [...entries], commands: new Map(commands) });
    }
    return journal;
  }

  async append(batch: JournalBatch): Promise<void> {
    if (batch.events.length === 0) throw new RangeError("A batch holds at least one event");
    const { contestId, epoch, firstSeq, commandKey } = batch;
    requireStorable(batch.events);
    const { entries, commands } = this.#fenced(contestId, epoch);
    if (commandKey !== null && commands.has(commandKey)) throw new CommandKnown(commandKey);
    if (firstSeq <= entries.length) throw new SequenceTaken(`${contestId} at ${firstSeq}`);
    if (firstSeq > entries.length + 1)
      throw new NothingBefore(`Nothing stands in the journal of ${contestId} before ${firstSeq}`);
    const written = copy(batch.events.map(storeEvent));
    entries.push(...written.map((stored, index) => ({ seq: firstSeq + index, commandKey, stored })));
    if (commandKey !== null) commands.set(commandKey, written);
  }

  async read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    const entries = this.#contests.get(contestId)?.entries ?? [];
    return entries
      .slice(afterSeq, afterSeq + limit)
      .map(({ stored, ...entry }) => ({ ...entry, event: readEvent(copy(stored)) }));
  }

  async findCommand(contestId: string, commandKey: string): Promise<readonly ContestEvent[] | null> {
    return (
      this.#contests
        .get(contestId)
        ?.commands.get(commandKey)
        ?.map((stored) => readEvent(copy(stored))) ?? null
    );
  }

  async readCommandKeys(
    contestId: string,
    afterSeq: number,
    limit: number,
  ): Promise<readonly WrittenCommand[]> {
    const keys: WrittenCommand[] = [];
    let last: string | null = null;
    for (const { seq, commandKey } of this.#contests.get(contestId)?.entries ?? []) {
      if (commandKey !== null && commandKey !== last && seq > afterSeq) keys.push({ seq, commandKey });
      if (keys.length === limit) break;
      last = commandKey;
    }
    return keys;
  }

  async findSnapshot(contestId: string, version: string): Promise<Snapshot | null> {
    const snapshot = this.#contests.get(contestId)?.snapshot;
    if (snapshot?.version !== version) return null;
    return { seq: snapshot.seq, state: JSON.parse(snapshot.state) };
  }

  async saveSnapshot(contestId: string, epoch: number, snapshot: Snapshot, version: string): Promise<void> {
    const contest = this.#contests.get(contestId);
    if (contest?.epoch !== epoch) return;
    if (contest.snapshot !== null && contest.snapshot.seq > snapshot.seq) return;
    contest.snapshot = { seq: snapshot.seq, version, state: JSON.stringify(snapshot.state) };
  }

  async renewLiveness(contestId: string, epoch: number, at: number): Promise<void> {
    this.#fenced(contestId, epoch).aliveAt = at;
  }

  async findLiveness(contestId: string): Promise<number | null> {
    return this.#contests.get(contestId)?.aliveAt ?? null;
  }

  async saveResults(epoch: number, results: ContestResults): Promise<void> {
    const contest = this.#fenced(results.contestId, epoch);
    const placed = new Set(results.standings.map(({ teamId }) => teamId));
    if (!results.purchases.every(({ teamId }) => placed.has(teamId)))
      throw new RangeError("A purchase belongs to a team without a standing");
    contest.results = copy(results);
  }

  async findResultsSeq(contestId: string): Promise<number | null> {
    return this.#contests.get(contestId)?.results?.seq ?? null;
  }

  #fenced(contestId: string, epoch: number): Contest {
    const contest = this.#contests.get(contestId);
    if (contest?.epoch !== epoch) throw new EpochFenced(contestId, contest?.epoch ?? null);
    return contest;
  }
}

/** Refuses the text that PostgreSQL does: NUL and halves of surrogate pairs. */
function requireStorable(events: readonly ContestEvent[]): void {
  JSON.stringify(events, (_key, value: unknown) => {
    if (typeof value === "string" && (!value.isWellFormed() || value.includes("\0")))
      throw new BatchRefused("the events hold text that PostgreSQL cannot store");
    return value;
  });
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
