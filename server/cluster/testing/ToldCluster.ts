import { randomBytes } from "node:crypto";
import { type Clock, systemClock } from "../../contests/clock.ts";
import type { Journal } from "../../journal/journal.ts";
import type { Cluster } from "../Cluster.ts";
import type { ReasonToHandOver } from "../handOver.ts";
import type { PeerDoor } from "../Peers.ts";
import type { ReasonToClaim } from "../Whereabouts.ts";
import { ToldOwners } from "./ToldOwners.ts";

/** A process among others that there are not: it has the slot, and knows of contests what it is told. */
export class ToldCluster implements Pick<Cluster, keyof Cluster> {
  readonly slot: number;
  readonly owners = new ToldOwners(() => this.journal);
  readonly clock: Clock;
  readonly holdsLocks = true;
  readonly claims = new Map<ReasonToClaim, number>();
  readonly handovers = new Map<ReasonToHandOver, number>();
  readonly peersSeen = 2;
  /** As when this process stops, and that of this slot does not; null: it does not stop. */
  beginsAtSlot: number | null = null;
  #journal: Journal | null = null;

  constructor(slot: number, clock: Clock = systemClock) {
    this.slot = slot;
    this.clock = clock;
  }

  get journal(): Journal {
    if (!this.#journal) throw new Error("the process has no journal yet");
    return this.#journal;
  }

  /** Itself, once it is known where events are. */
  on(journal: Journal): this {
    this.#journal = journal;
    return this;
  }

  clockOf(): Clock {
    return this.clock;
  }

  async processes(): Promise<readonly []> {
    return [];
  }

  async slots(): Promise<readonly []> {
    return [];
  }

  async beginsAt(): Promise<number | null> {
    return this.beginsAtSlot;
  }

  doorTo(): PeerDoor {
    return {
      key: randomBytes(32),
      answer: () => ({ processId: null, runs: false, holds: true, reaches: true }),
      prepare: async () => undefined,
      take: async () => ({ at: "here" }),
    };
  }

  start(): void {}

  async drain(): Promise<void> {}

  async stopTaking(): Promise<void> {}

  async close(): Promise<void> {}
}
