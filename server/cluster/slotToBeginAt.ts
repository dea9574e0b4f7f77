import { fittest } from "./fittest.ts";
import type { OwnershipStore, ProcessPulse, ProcessSelf } from "./OwnershipStore.ts";

export interface Beginning {
  readonly self: ProcessSelf;
  readonly store: Pick<OwnershipStore, "processes">;
  readonly pulse: Pick<ProcessPulse, "draining">;
}

/**
 * Whose slot had better begin what lives in the memory of a process: another one's where this one stops, and could keep it
 * for some seconds. Null: this one does not stop, or nobody else takes anything. `key` spreads what begins at one time.
 * Throws what a database that is away throws. WAY13
 */
export async function slotToBeginAt({ self, store, pulse }: Beginning, key: string): Promise<number | null> {
  if (!pulse.draining) return null;
  const others = (await store.processes()).filter(({ id }) => id !== self.id);
  // Nothing was written of it yet: a lower version can have it where no other takes it.
  return fittest(others, key, self.version, 0)?.slot ?? null;
}
