import { LocalDriver } from "@colyseus/core";
import type { Clock } from "../contests/clock.ts";
import { ListingMirror } from "./ListingMirror.ts";
import type { ListingStore } from "./ListingStore.ts";
import type { ListedRoom } from "./roomListing.ts";

/**
 * Colyseus' list of rooms, of this process alone: rooms are found, made and joined by it, whatever becomes of Redis. A copy
 * goes there, so that all processes' rooms can be listed. RDS2
 */
export class MirroredDriver extends LocalDriver {
  readonly #mirror: ListingMirror;

  constructor(store: ListingStore, clock: Clock) {
    super();
    this.#mirror = new ListingMirror({ store, clock, own: () => this.rooms });
  }

  /** The rooms of all processes, as Redis has them; null: it does not say. */
  listEverywhere(): Promise<readonly ListedRoom[] | null> {
    return this.#mirror.listEverywhere();
  }

  /** Colyseus asks for it when it ends, and waits for nothing. */
  override shutdown(): void {
    this.close().catch(() => undefined);
  }

  /** Takes this process's listings out of Redis, if it answers. May be called twice. */
  async close(): Promise<void> {
    await this.#mirror.close();
    this.clear();
  }
}
