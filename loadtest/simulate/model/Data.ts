import type { ProcessPulse, ProcessSelf } from "../../../server/cluster/OwnershipStore.ts";
import type { Backend } from "../../../server/db/backends.ts";
import { MemoryJournal } from "../../../server/journal/memoryJournal.ts";
import type { ContestDefinition } from "../../../shared/contest/events.ts";

/** A row of the table `process`. */
export interface ProcessRow extends ProcessSelf, ProcessPulse {
  readonly backend: Backend;
  readonly seenAt: number;
}

/** What a database holds: tables, as far as several processes are concerned. Sessions and locks belong to its server. */
export class Data {
  readonly journal: MemoryJournal;
  readonly processes: Map<string, ProcessRow>;
  /** `contest_owner`, beside the epoch, which the journal has. */
  readonly owners: Map<string, { processId: string | null; aheadMs: number; aliveAt: number | null }>;

  constructor(
    journal = new MemoryJournal(),
    processes: Data["processes"] = new Map(),
    owners: Data["owners"] = new Map(),
  ) {
    this.journal = journal;
    this.processes = processes;
    this.owners = owners;
  }

  /** One that changes alone from now on: a base backup. */
  copy(): Data {
    const owners = [...this.owners].map(([id, owner]) => [id, { ...owner }] as const);
    return new Data(this.journal.copy(), new Map(this.processes), new Map(owners));
  }

  createContest(definition: ContestDefinition, at: number): void {
    this.journal.createContest(definition, at);
    this.owners.set(definition.contestId, { processId: null, aheadMs: 0, aliveAt: null });
  }
}
