import type { ProcessRecord, SlotRecord } from "../OwnershipStore.ts";

/** A process as the database knows it: well, just seen, and with nothing to do. */
export function processRecord(slot: number, changes: Partial<ProcessRecord> = {}): ProcessRecord {
  return {
    id: `process ${slot}`,
    slot,
    address: `http://127.0.0.1:${2_000 + slot}`,
    version: 1,
    starting: false,
    draining: false,
    load: 0,
    backend: { pid: slot, startedAt: "" },
    unseenMs: 100,
    ...changes,
  };
}

/** The same as what has the slot, or had it last. */
export function slotRecord(slot: number, changes: Partial<SlotRecord> = {}): SlotRecord {
  return { ...processRecord(slot), lives: true, ...changes };
}
