import type { ContestEvent } from "../../shared/contest/events.ts";
import { after, type Clock } from "../contests/clock.ts";
import { follow } from "../contests/loadContest.ts";
import type { Journal, JournalBatch, JournalEntry, Snapshot, WrittenCommand } from "../journal/journal.ts";
import type { ContestResults } from "../journal/results.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import type { Owners } from "./Owners.ts";
import type { OwnershipStore } from "./OwnershipStore.ts";

/** So long what was read for a handover waits for it. */
const preparedForMs = 15_000;

export interface HeldJournalDeps {
  readonly owners: Pick<Owners, "held">;
  readonly store: Pick<OwnershipStore, "sayAlive">;
}

/** The journal of a process of several: it writes of a contest only while this process holds the contest's lock. CLU2 */
export class HeldJournal implements Journal {
  readonly #journal: Journal;
  readonly #owners: HeldJournalDeps["owners"];
  readonly #store: HeldJournalDeps["store"];
  readonly #clock: Clock;
  /** What was read of contests that are about to be handed over to this process. */
  readonly #prepared = new Map<string, { readonly read: Snapshot; readonly cancel: () => void }>();
  /** By contest: under which claim it was said to be alive. */
  readonly #saidUnder = new Map<string, number>();

  constructor(journal: Journal, { owners, store }: HeldJournalDeps, clock: Clock) {
    this.#journal = journal;
    this.#owners = owners;
    this.#store = store;
    this.#clock = clock;
  }

  /** Reads the contest, so that it is opened the sooner when it is claimed soon. CLU9 */
  async prepare(contestId: string): Promise<void> {
    const snapshot = await this.#journal.findSnapshot(contestId, snapshotVersion);
    const read = await follow(this.#journal, contestId, snapshot);
    if (!read) return;
    this.#takePrepared(contestId);
    const cancel = after(this.#clock, preparedForMs, () => this.#prepared.delete(contestId));
    this.#prepared.set(contestId, { read, cancel });
  }

  /** The database may have gone back behind what was read. */
  forgetPrepared(): void {
    for (const contestId of this.#prepared.keys()) this.#takePrepared(contestId);
  }

  /** The contest is this process's no longer. */
  left(contestId: string): void {
    this.#saidUnder.delete(contestId);
  }

  claim(contestId: string): Promise<number> {
    return this.#journal.claim(contestId);
  }

  async append(batch: JournalBatch): Promise<void> {
    await this.#owners.held(batch.contestId);
    await this.#journal.append(batch);
  }

  read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    return this.#journal.read(contestId, afterSeq, limit);
  }

  findCommand(contestId: string, commandKey: string): Promise<readonly ContestEvent[] | null> {
    return this.#journal.findCommand(contestId, commandKey);
  }

  readCommandKeys(contestId: string, afterSeq: number, limit: number): Promise<readonly WrittenCommand[]> {
    return this.#journal.readCommandKeys(contestId, afterSeq, limit);
  }

  async findSnapshot(contestId: string, version: string): Promise<Snapshot | null> {
    const prepared = this.#takePrepared(contestId);
    const isOfUse = prepared && version === snapshotVersion;
    return isOfUse ? prepared : this.#journal.findSnapshot(contestId, version);
  }

  async saveSnapshot(contestId: string, epoch: number, snapshot: Snapshot, version: string): Promise<void> {
    await this.#owners.held(contestId);
    await this.#journal.saveSnapshot(contestId, epoch, snapshot, version);
  }

  /** Written once for each claim: from then on the process says that it is there, and with it its contests. OWN3 */
  async renewLiveness(contestId: string, epoch: number): Promise<void> {
    await this.#owners.held(contestId);
    if (this.#saidUnder.get(contestId) === epoch) return;
    await this.#store.sayAlive(contestId, epoch);
    this.#saidUnder.set(contestId, epoch);
  }

  findLiveness(contestId: string): Promise<number | null> {
    return this.#journal.findLiveness(contestId);
  }

  async saveResults(epoch: number, results: ContestResults): Promise<void> {
    await this.#owners.held(results.contestId);
    await this.#journal.saveResults(epoch, results);
  }

  findResultsSeq(contestId: string): Promise<number | null> {
    return this.#journal.findResultsSeq(contestId);
  }

  /** It is here no longer. */
  #takePrepared(contestId: string): Snapshot | null {
    const prepared = this.#prepared.get(contestId);
    prepared?.cancel();
    this.#prepared.delete(contestId);
    return prepared?.read ?? null;
  }
}
