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

/** How often this process looks for its listings; so soon an emptied store has them back. */
const lookEveryMs = 2_000;
/** What is there as it is here is written again only so often, to say that its process lives. */
const renewEveryMs = 10_000;
/** Listings not written for so long, by the store's own clock, are of a process that was killed. */
const staleMs = 60_000;

const Written = z.object({ metadata: z.object({ writtenAt: z.number() }) });

/** What was written last of a room. */
interface WrittenRoom {
  readonly text: string;
  /** By the store's clock. */
  readonly at: number;
}

/**
 * Keeps a copy of this process's listings where those of all processes are: looked for in the background, and written again
 * when anything else is there. RDS2
 */
export class ListingMirror {
  readonly #deps: ListingMirrorDeps;
  readonly #endWriting: () => void;
  readonly #written = new Map<string, WrittenRoom>();
  #closing: Promise<void> | null = null;
  #writing: Promise<void> | null = null;

  constructor(deps: ListingMirrorDeps) {
    this.#deps = deps;
    this.#endWriting = every(deps.clock, lookEveryMs, () => this.#write());
  }

  /**
   * The rooms of all processes, as the store has them, of each contest the one that was written last: of a process that was
   * killed there is one for a minute. Null: it does not say.
   */
  async listEverywhere(): Promise<readonly ListedRoom[] | null> {
    const sighted = await this.#deps.store.look();
    if (!sighted) return null;
    const { listings, now } = sighted;
    const live = [...listings.values()].filter((listing) => !isStale(listing, now));
    const rooms = listedRooms(live.toSorted((a, b) => (writtenAtOf(a) ?? 0) - (writtenAtOf(b) ?? 0)));
    return [...new Map(rooms.map((room) => [room.contestId, room])).values()];
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
    await this.#remove(this.#written.keys()).catch(() => undefined);
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
    const rooms = own();
    await Promise.all(rooms.map((room) => this.#writeUnlessThere(room, sighted)));
    const here = new Set(rooms.map(({ roomId }) => roomId));
    const gone = [...this.#written.keys(), ...staleIn(sighted)].filter((roomId) => !here.has(roomId));
    await this.#remove(gone);
  }

  async #writeUnlessThere(room: Listing, { listings, now }: Sighted): Promise<void> {
    const { roomId, metadata } = room;
    const text = JSON.stringify(room);
    const last = this.#written.get(roomId);
    const isThere = last?.text === text && writtenAtOf(listings.get(roomId)) === last.at;
    if (isThere && Math.abs(now - last.at) < renewEveryMs) return;
    this.#written.set(roomId, { text, at: now });
    await this.#deps.store.write({ ...room, metadata: { ...metadata, writtenAt: now } });
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
  const writtenAt = writtenAtOf(listing);
  return writtenAt === null || writtenAt < now - staleMs;
}

/** By the store's clock; null: it is no listing of ours. */
function writtenAtOf(listing: unknown): number | null {
  const written = Written.safeParse(listing);
  return written.success ? written.data.metadata.writtenAt : null;
}
