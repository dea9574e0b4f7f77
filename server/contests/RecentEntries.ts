import type { ContestEvent } from "../../shared/contest/events.ts";
import { isSamePlain } from "../../shared/contest/samePlain.ts";
import type { JournalBatch, JournalEntry } from "../journal/journal.ts";
import type { Clock } from "./clock.ts";

export type KeptBatch = Pick<JournalBatch, "firstSeq" | "commandKey" | "events">;

interface Kept extends KeptBatch {
  readonly keptAt: number;
  readonly bytes: number;
}

export const keptForMs = 60_000;
const mostBytes = 4 * 1024 * 1024;

/** What was committed last, as it was written: a database that went back gets it again. At least the last entry. HEA1 */
export class RecentEntries {
  readonly #clock: Pick<Clock, "monotonicMs">;
  /** By `firstSeq`, oldest first. */
  readonly #kept = new Map<number, Kept>();
  #bytes = 0;

  /** `last`: what the journal held last when the contest was opened. */
  constructor(clock: Pick<Clock, "monotonicMs">, last: JournalEntry) {
    this.#clock = clock;
    this.keep({ firstSeq: last.seq, commandKey: last.commandKey, events: [last.event] });
  }

  /** Of the oldest entry that is kept. */
  get firstSeq(): number {
    const [first = 0] = this.#kept.keys();
    return first;
  }

  /** To be called with every commit, in order. */
  keep(batch: KeptBatch): void {
    const now = this.#clock.monotonicMs();
    const bytes = roughBytes(batch.events);
    this.#kept.set(batch.firstSeq, { ...batch, keptAt: now, bytes });
    this.#bytes += bytes;
    for (const [firstSeq, oldest] of this.#kept) {
      const isTooMuch = now - oldest.keptAt > keptForMs || this.#bytes > mostBytes;
      if (!isTooMuch || this.#kept.size === 1) return;
      this.#kept.delete(firstSeq);
      this.#bytes -= oldest.bytes;
    }
  }

  /**
   * Also what was read of the journal before, unless it does not end with the oldest entry that is kept so far: then the journal
   * went back, or what was read comes too late.
   */
  keepEarlier(batches: readonly KeptBatch[]): void {
    const last = batches.at(-1);
    const [oldest, ...later] = this.#kept.values();
    if (!last || !oldest || !endsWith(last, oldest)) return;
    this.#kept.clear();
    this.#bytes = 0;
    for (const batch of [...batches, ...later]) this.keep(batch);
  }

  /** What was written at each sequence number that is kept. */
  bySeq(): ReadonlyMap<number, Omit<JournalEntry, "seq">> {
    const written = new Map<number, Omit<JournalEntry, "seq">>();
    for (const { firstSeq, commandKey, events } of this.#kept.values())
      for (const [index, event] of events.entries()) written.set(firstSeq + index, { commandKey, event });
    return written;
  }

  /** What comes after `seq`, in order; null when a batch is cut in two there, or more is missing than is kept. */
  after(seq: number): readonly KeptBatch[] | null {
    if (seq < this.firstSeq) return null;
    const missing: KeptBatch[] = [];
    for (const { firstSeq, commandKey, events } of this.#kept.values()) {
      if (firstSeq > seq) missing.push({ firstSeq, commandKey, events });
      else if (firstSeq + events.length - 1 > seq) return null;
    }
    return missing;
  }
}

/** Whether a batch ends with the one entry of another. */
function endsWith({ firstSeq, commandKey, events }: KeptBatch, one: KeptBatch): boolean {
  const isThere = one.events.length === 1 && firstSeq + events.length - 1 === one.firstSeq;
  return isThere && commandKey === one.commandKey && isSamePlain(events.at(-1), one.events[0]);
}

/** Entries as they were written together: those of one command are one batch. */
export function batchesOf(entries: readonly JournalEntry[]): readonly KeptBatch[] {
  const batches: { firstSeq: number; commandKey: string | null; events: ContestEvent[] }[] = [];
  for (const { seq, commandKey, event } of entries) {
    const last = batches.at(-1);
    if (last && commandKey !== null && last.commandKey === commandKey) last.events.push(event);
    else batches.push({ firstSeq: seq, commandKey, events: [event] });
  }
  return batches;
}

/** Of entries in order those that come after the last older one: a clock may have been set back, and no gap may be between two. */
export function writtenSince(since: number, entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.slice(entries.findLastIndex(({ event }) => event.at < since) + 1);
}

/** About what plain data takes in memory: to know it better would cost more than it is worth. */
function roughBytes(value: unknown): number {
  if (typeof value === "string") return 16 + value.length;
  if (typeof value !== "object" || value === null) return 8;
  let bytes = 32;
  for (const part of Object.values(value)) bytes += 8 + roughBytes(part);
  return bytes;
}
