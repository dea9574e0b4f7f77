import { z } from "zod";
import { type Clock, every } from "../contests/clock.ts";
import type { Listing, ListingStore, Sighted } from "./ListingStore.ts";
import { type ListedRoom, listedRooms } from "./roomListing.ts";

export interface ListingMirrorDeps {
  readonly store: ListingStore;
  /** For paces. */
  readonly clock: Clock;
  /** Of this process's rooms, as they are now. */
  readonly own: () => readonly Listing[];
}

/** How often this process's listings are written again; so soon an emptied store has them back. */
const writeEveryMs = 2_000;
/** Listings not written for so long, by the store's own clock, are of a process that was killed. */
const staleMs = 60_000;

const Written = z.object({ metadata: z.object({ writtenAt: z.number() }) });

/**
 * Keeps a copy of this process's listings where those of all processes are: written in the background, again and again,
 * whatever becomes of them there. RDS2
 */
export class ListingMirror {
  readonly #deps: ListingMirrorDeps;
  readonly #endWriting: () => void;
  readonly #written = new Set<string>();
  #closing: Promise<void> | null = null;
  #writing: Promise<void> | null = null;

  constructor(deps: ListingMirrorDeps) {
    this.#deps = deps;
    this.#endWriting = every(deps.clock, writeEveryMs, () => this.#write());
  }

  /** The rooms of all processes, as the store has them; null: it does not say. */
  async listEverywhere(): Promise<readonly ListedRoom[] | null> {
    const sighted = await this.#deps.store.look();
    if (!sighted) return null;
    const { listings, now } = sighted;
    return listedRooms([...listings.values()].filter((listing) => !isStale(listing, now)));
  }

  /** Takes this process's listings out of the store, if it answers. May be called twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { store } = this.#deps;
    this.#endWriting();
    await this.#writing;
    await this.#remove(this.#written).catch(() => undefined);
    store.close();
  }

  #write(): void {
    // What was not written now is written next time: nothing waits in a queue.
    this.#writing ??= this.#mirror()
      .catch(() => undefined)
      .finally(() => {
        this.#writing = null;
      });
  }

  async #mirror(): Promise<void> {
    const { store, own } = this.#deps;
    const sighted = await store.look();
    if (!sighted) return;
    const rooms = own().map((room) => ({ ...room, metadata: { ...room.metadata, writtenAt: sighted.now } }));
    const here = new Set(rooms.map(({ roomId }) => roomId));
    for (const { roomId } of rooms) this.#written.add(roomId);
    await Promise.all(rooms.map((room) => store.write(room)));
    const gone = [...this.#written, ...staleIn(sighted)].filter((roomId) => !here.has(roomId));
    await this.#remove(gone);
  }

  async #remove(roomIds: Iterable<string>): Promise<void> {
    const remove = async (roomId: string) => {
      await this.#deps.store.remove(roomId);
      this.#written.delete(roomId);
    };
    await Promise.all([...roomIds].map(remove));
  }
}

function staleIn({ listings, now }: Sighted): readonly string[] {
  return [...listings].filter(([, listing]) => isStale(listing, now)).map(([roomId]) => roomId);
}

function isStale(listing: unknown, now: number): boolean {
  const written = Written.safeParse(listing);
  return !written.success || written.data.metadata.writtenAt < now - staleMs;
}
