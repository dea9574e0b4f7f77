import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";

/** What of a board is written in one go: a card, by its number, or the rules. */
export type Part = number | "rules";

/** What was typed on one board and is not saved yet. The browser keeps it until it is, over a reload, too. EDT15 */
export interface Unsaved {
  /** Whether a form has anything. */
  readonly isAny: ReadonlySignal<boolean>;
  /** What forms that are gone have left because it is too long, until another form has it. PAG44 */
  readonly tooLong: ReadonlySignal<readonly Part[]>;
  /** Where earlier forms, of this page or of one before it, have left something. */
  parts(): readonly Part[];
  /** What they have left of a part, as it was noted; null: nothing. It may be of another version of the program. */
  find(part: Part): unknown;
  forget(part: Part): void;
  /** For one form; `save` is its way to the server. */
  noteFor(part: Part, save: () => Promise<unknown>): Note;
  /** Everything is sent now. Resolves when all of it was answered. */
  saveAll(): Promise<void>;
  /** The page goes: from now on nobody is told why something was refused, and it is kept until somebody is. */
  leave(): void;
}

/** What one form has typed and not saved. */
export interface Note {
  write(words: object): void;
  /** All of it is saved. */
  clear(): void;
  /** It was refused, and its author was told why. */
  giveUp(): void;
  /**
   * The form is gone, and what it has noted stays: its author is asked about it, and it is forgotten when that is answered; or it
   * is too long, and the next form of the card begins with it.
   */
  handOver(why: "in_dispute" | "too_long"): void;
}

/** `board` names the contest, and who writes it. */
export function createUnsaved(storage: Storage, board: string): Unsaved {
  const prefix = `regatta.unsaved.${board}.`;
  const pending = new Map<() => Promise<unknown>, Part>();
  const isAny = signal(false);
  const tooLong = signal<readonly Part[]>([]);
  let isLeft = false;
  const keyOf = (part: Part) => `${prefix}${part}`;

  /** It is not left any more: another form has it, or nobody needs it. */
  function take(part: Part): void {
    if (tooLong.peek().includes(part)) tooLong.value = tooLong.peek().filter((other) => other !== part);
  }

  return {
    isAny,
    tooLong,
    parts: () =>
      storage
        .keys()
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => readPart(key.slice(prefix.length)) ?? []),
    find(part) {
      try {
        return JSON.parse(storage.read(keyOf(part)) ?? "null");
      } catch {
        return null;
      }
    },
    forget(part) {
      storage.remove(keyOf(part));
      take(part);
    },
    noteFor(part, save) {
      const key = keyOf(part);
      let noted = storage.read(key);
      function letGo(): void {
        pending.delete(save);
        isAny.value = pending.size > 0;
      }
      function clear(): void {
        letGo();
        // Another form of the same card may have noted newer words.
        if (noted !== null && storage.read(key) === noted) storage.remove(key);
        noted = null;
        if (storage.read(key) === null) take(part);
      }
      return {
        write(words) {
          pending.set(save, part);
          isAny.value = true;
          take(part);
          noted = JSON.stringify(words);
          storage.write(key, noted);
        },
        clear,
        giveUp() {
          if (!isLeft) clear();
        },
        handOver(why) {
          batch(() => {
            letGo();
            const isElsewhere = [...pending.values()].includes(part);
            if (why === "too_long" && !isElsewhere) tooLong.value = [...new Set([...tooLong.peek(), part])];
          });
        },
      };
    },
    async saveAll() {
      await Promise.allSettled([...pending.keys()].map((save) => save()));
    },
    leave() {
      isLeft = true;
    },
  };
}

function readPart(text: string): Part | null {
  if (text === "rules") return text;
  return /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
