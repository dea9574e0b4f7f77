import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** Which of the server's addresses the pupils are told, where somebody chose; remembered by the browser for all its pages. */
export interface JoinAddress {
  /** An origin, or null: the likeliest. */
  readonly chosen: ReadonlySignal<string | null>;
  choose(origin: string): void;
}

const key = "regatta.address";

/** `onStored` calls back when another page of this browser has written something; the console chooses for the screen. */
export function createJoinAddress(storage: Storage, onStored: (listen: () => void) => void): JoinAddress {
  const chosen = signal(storage.read(key));
  onStored(() => {
    chosen.value = storage.read(key);
  });
  return {
    chosen,
    choose(origin) {
      chosen.value = origin;
      storage.write(key, origin);
    },
  };
}

/** The chosen one first, as long as the computer still has it; the others in their order. */
export function withChosenFirst(origins: readonly string[], chosen: string | null): readonly string[] {
  if (chosen === null || !origins.includes(chosen)) return origins;
  return [chosen, ...origins.filter((origin) => origin !== chosen)];
}
