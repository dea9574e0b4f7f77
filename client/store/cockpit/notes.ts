import type { ReadonlySignal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";
import { createKeptList } from "./keptList.ts";

/** Browsers keep little. */
export const mostNoteCharacters = 2_000;

/** What a moderator wrote down for later. It stays in this browser. */
export interface Note {
  readonly at: number;
  readonly text: string;
  /** What was open or selected at that moment, in words. */
  readonly about: string;
}

/** The notes of one contest, the newest first. CON6 */
export interface Notes {
  readonly all: ReadonlySignal<readonly Note[]>;
  add(note: Note): void;
  remove(note: Note): void;
  /** Shows what another page of this browser has noted or removed. */
  refresh(): void;
}

export function createNotes(storage: Storage, roomCode: string): Notes {
  const list = createKeptList(storage, `regatta.notes.${roomCode}`, isNote);
  return {
    all: list.all,
    add: (note) => list.change((notes) => [note, ...notes]),
    remove(note) {
      list.change((notes) => {
        const place = notes.findIndex((other) => isSame(other, note));
        return notes.filter((_other, index) => index !== place);
      });
    },
    refresh: list.refresh,
  };
}

function isSame(one: Note, other: Note): boolean {
  return one.at === other.at && one.text === other.text && one.about === other.about;
}

function isNote(value: unknown): value is Note {
  return (
    typeof value === "object" &&
    value !== null &&
    "at" in value &&
    typeof value.at === "number" &&
    "text" in value &&
    typeof value.text === "string" &&
    "about" in value &&
    typeof value.about === "string"
  );
}

/** The notes as a text to keep, the oldest first. */
export function notesAsText(notes: readonly Note[], timeOf: (at: number) => string): string {
  return [...notes]
    .reverse()
    .map(({ at, about, text }) => `${timeOf(at)}${about && ` · ${about}`}\n${text}\n`)
    .join("\n");
}
