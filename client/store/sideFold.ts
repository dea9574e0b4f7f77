import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** Whether somebody has opened or closed what stands below the task. */
export interface SideFold {
  /** Null: nobody has said. */
  readonly chosen: ReadonlySignal<boolean | null>;
  choose(isOpen: boolean): void;
}

const key = "regatta.side";

/** TSK1 Kept by `storage` for as long as that keeps it: of a visit, over its reloads. */
export function createSideFold(storage: Storage): SideFold {
  const kept = storage.read(key);
  const chosen = signal<boolean | null>(kept === null ? null : kept === "open");
  return {
    chosen,
    choose(isOpen) {
      chosen.value = isOpen;
      storage.write(key, isOpen ? "open" : "closed");
    },
  };
}
