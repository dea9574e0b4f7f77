/** What a browser remembers, as text under keys. */
export interface Storage {
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
  /** Each once. */
  keys(): readonly string[];
}

/** `localStorage`, or memory where it is forbidden or full: then a reload forgets, but nothing fails. */
export function createBrowserStorage(): Storage {
  return storageOver(() => localStorage);
}

/** `sessionStorage` in the same way: outlives a reload of this page, and nobody else has it. */
export function createTabStorage(): Storage {
  return storageOver(() => sessionStorage);
}

function storageOver(store: () => globalThis.Storage): Storage {
  const memory = new Map<string, string>();
  return {
    read: (key) => memory.get(key) ?? attempt(() => store().getItem(key)) ?? null,
    write(key, text) {
      const isKept = attempt(() => {
        store().setItem(key, text);
        return true;
      });
      if (isKept) memory.delete(key);
      else memory.set(key, text);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => store().removeItem(key));
    },
    // What stood there before it was full stands there still.
    keys: () => [...new Set([...memory.keys(), ...(attempt(() => Object.keys(store())) ?? [])])],
  };
}

export function createMemoryStorage(): Storage {
  const memory = new Map<string, string>();
  return {
    read: (key) => memory.get(key) ?? null,
    write: (key, text) => void memory.set(key, text),
    remove: (key) => void memory.delete(key),
    keys: () => [...memory.keys()],
  };
}

/** Browsers throw from the very mention of `localStorage` when it is forbidden. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
