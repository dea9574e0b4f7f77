import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";

/** A list in the browser's storage. Other pages of this browser may change it, too: what they wrote is never lost. CON6 */
export interface KeptList<T> {
  readonly all: ReadonlySignal<readonly T[]>;
  /** Makes another list of what is stored now. */
  change(make: (stored: readonly T[]) => readonly T[]): void;
  /** Shows what is stored now. */
  refresh(): void;
}

/** What is stored and is none of its items is left out. */
export function createKeptList<T>(
  storage: Storage,
  key: string,
  isItem: (value: unknown) => value is T,
): KeptList<T> {
  const read = () => itemsIn(storage.read(key), isItem);
  const all = signal(read());
  return {
    all,
    change(make) {
      const next = make(read());
      all.value = next;
      if (next.length === 0) storage.remove(key);
      else storage.write(key, JSON.stringify(next));
    },
    refresh() {
      all.value = read();
    },
  };
}

function itemsIn<T>(text: string | null, isItem: (value: unknown) => value is T): readonly T[] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.filter(isItem) : [];
  } catch {
    return [];
  }
}
