import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** Whether all of the standings, and what stands with them, lie open below a task. */
export interface SideFold {
  readonly isOpen: ReadonlySignal<boolean>;
  setOpen(isOpen: boolean): void;
}

const key = "regatta.side";

/** TSK1 Closed until somebody asks; kept by `storage` for as long as that keeps it: of a visit, over its reloads. */
export function createSideFold(storage: Storage): SideFold {
  const isOpen = signal(storage.read(key) === "open");
  return {
    isOpen,
    setOpen(next) {
      isOpen.value = next;
      storage.write(key, next ? "open" : "closed");
    },
  };
}
