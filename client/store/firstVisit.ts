import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** Whether this browser's reader has yet to be told how a contest is played. */
export interface FirstVisit {
  readonly isFirst: ReadonlySignal<boolean>;
  /** Told: remembered by the browser. */
  end(): void;
}

const key = "regatta.knows-how-to-play";

export function createFirstVisit(storage: Storage): FirstVisit {
  const isFirst = signal(storage.read(key) === null);
  return {
    isFirst,
    end() {
      isFirst.value = false;
      storage.write(key, "yes");
    },
  };
}
