/** Where a page remembers over a reload; what is kept there may be read by nobody else. */
export interface SeenStorage {
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/**
 * How far this page has seen a contest: the highest epoch, and the newest mark, which only the server can read. What an
 * older epoch says is never shown again. BAK2 BAK5
 */
export interface Seen {
  readonly epoch: number;
  /** Null: none was told. */
  readonly mark: string | null;
  /** Somebody who knows told of this epoch. False: it is older than one that was seen. */
  take(epoch: number): boolean;
  /** What is shown now goes so far; of an epoch that is not the highest it says nothing. An empty one is none. */
  note(epoch: number, mark: string): void;
}

const prefix = "regatta.reached.";
/** The mark moves with every change that is shown; a reload may lose the last second. */
const writeEveryMs = 1_000;

/** Remembers over a reload only what came with a mark: a process alone counts its epochs from one, also after a restore. */
export function createSeen(code: string, storage: SeenStorage, localNow: () => number): Seen {
  const key = prefix + code;
  const kept = parse(storage.read(key));
  let epoch = kept?.epoch ?? 0;
  let mark = kept?.mark ?? null;
  let writtenAt = Number.NEGATIVE_INFINITY;

  function write(): void {
    writtenAt = localNow();
    storage.write(key, JSON.stringify({ epoch, mark }));
  }

  return {
    get epoch() {
      return epoch;
    },
    get mark() {
      return mark;
    },
    take(told) {
      if (told < epoch) return false;
      const isNew = told > epoch;
      epoch = told;
      if (isNew && mark !== null) write();
      return true;
    },
    note(of, told) {
      if (of !== epoch || !told || told === mark) return;
      mark = told;
      if (localNow() - writtenAt >= writeEveryMs) write();
    },
  };
}

/** What this page wrote, and nothing else. */
function parse(text: string | null): { readonly epoch: number; readonly mark: string } | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("epoch" in kept) || !("mark" in kept)) return null;
    const { epoch, mark } = kept;
    return typeof epoch === "number" && typeof mark === "string" ? { epoch, mark } : null;
  } catch {
    return null;
  }
}
