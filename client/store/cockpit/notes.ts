import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../browserStorage.ts";

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
}

export function createNotes(storage: Storage, roomCode: string): Notes {
  const key = `regatta.notes.${roomCode}`;
  const all = signal(readNotes(storage.read(key)));
  const keep = (notes: readonly Note[]) => {
    all.value = notes;
    if (notes.length === 0) storage.remove(key);
    else storage.write(key, JSON.stringify(notes));
  };
  return {
    all,
    add: (note) => keep([note, ...all.peek()]),
    remove: (note) => keep(all.peek().filter((other) => other !== note)),
  };
}

function readNotes(text: string | null): readonly Note[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isNote) : [];
  } catch {
    return [];
  }
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
