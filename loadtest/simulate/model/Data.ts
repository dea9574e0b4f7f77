import type { ProcessPulse, ProcessSelf } from "../../../server/cluster/OwnershipStore.ts";
import { programVersion } from "../../../server/cluster/programVersion.ts";
import type { Backend } from "../../../server/db/backends.ts";
import type { JournalBatch } from "../../../server/journal/journal.ts";
import { MemoryJournal } from "../../../server/journal/memoryJournal.ts";
import { type ContestDefinition, phaseAfter } from "../../../shared/contest/events.ts";
import type { Phase } from "../../../shared/contest/phases.ts";

/** A row of the table `contest_owner`, beside the epoch, which the journal has. */
export interface OwnerRow {
  processId: string | null;
  /** The process that claimed it and has not said yet that it is alive. */
  silentProcessId: string | null;
  aheadMs: number;
  aliveAt: number | null;
  version: number;
}

/** A row of the table `process`. */
export interface ProcessRow extends ProcessSelf, ProcessPulse {
  readonly backend: Backend;
  readonly seenAt: number;
}

/** What a database holds: tables, as far as several processes are concerned. Sessions and locks belong to its server. */
export class Data {
  readonly journal: MemoryJournal;
  readonly processes: Map<string, ProcessRow>;
  readonly owners = new Map<string, OwnerRow>();
  /** Of each contest's entries, in order: under which epoch they were written. */
  readonly #epochs = new Map<string, number[]>();
  readonly #phases = new Map<string, Phase>();

  constructor(journal = new MemoryJournal(), processes: Data["processes"] = new Map()) {
    this.journal = journal;
    this.processes = processes;
  }

  /** One that changes alone from now on: a base backup. */
  copy(): Data {
    const copy = new Data(this.journal.copy(), new Map(this.processes));
    for (const [id, owner] of this.owners) copy.owners.set(id, { ...owner });
    for (const [id, epochs] of this.#epochs) copy.#epochs.set(id, [...epochs]);
    for (const [id, phase] of this.#phases) copy.#phases.set(id, phase);
    return copy;
  }

  createContest(definition: ContestDefinition, at: number): void {
    this.journal.createContest(definition, at);
    this.owners.set(definition.contestId, {
      ...{ processId: null, silentProcessId: null },
      ...{ aheadMs: 0, aliveAt: null, version: programVersion },
    });
    this.#epochs.set(definition.contestId, [0]);
  }

  /** As `Journal.append`. */
  async append(batch: JournalBatch): Promise<void> {
    await this.journal.append(batch);
    const { contestId, epoch, events } = batch;
    this.#epochs.get(contestId)?.push(...events.map(() => epoch));
    for (const { type } of events) {
      const phase = phaseAfter[type];
      if (phase !== null) this.#phases.set(contestId, phase);
    }
  }

  /** Under which epoch each entry of the contest was written, in order. */
  epochsOf(contestId: string): readonly number[] {
    return this.#epochs.get(contestId) ?? [];
  }

  phaseOf(contestId: string): Phase {
    return this.#phases.get(contestId) ?? "draft";
  }
}
