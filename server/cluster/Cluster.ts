import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { Journal } from "../journal/journal.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import { Balance, type BalanceDeps } from "./Balance.ts";
import type { ClusterOwners } from "./ClusterOwners.ts";
import type { ContestTimes } from "./ContestTimes.ts";
import { checkAddresses } from "./checkAddresses.ts";
import type { DatabaseTime } from "./DatabaseTime.ts";
import { drain } from "./Drain.ts";
import type { HeldJournal } from "./HeldJournal.ts";
import type { ReasonToHandOver } from "./handOver.ts";
import { OrphanWatch } from "./OrphanWatch.ts";
import type { Claim, Owners, Place } from "./Owners.ts";
import type { OwnershipStore, ProcessRecord, ProcessSelf, SlotRecord } from "./OwnershipStore.ts";
import type { PeerDoor, Peers } from "./Peers.ts";
import type { ShortMemory } from "./ShortMemory.ts";
import { slotToBeginAt } from "./slotToBeginAt.ts";
import type { ReasonToClaim } from "./Whereabouts.ts";

export interface ClusterParts {
  readonly self: ProcessSelf;
  readonly store: OwnershipStore;
  readonly peers: Peers;
  /** Of `Keys`. */
  readonly peersKey: Uint8Array;
  readonly owners: ClusterOwners;
  readonly journal: HeldJournal;
  readonly time: DatabaseTime;
  readonly times: ContestTimes;
  /** How often this process claimed a contest, by reason. */
  readonly claims: ReadonlyMap<ReasonToClaim, number>;
  /** How often it handed one over, by reason. */
  readonly handovers: Map<ReasonToHandOver, number>;
  /** What the owners renew the process with. */
  readonly pulse: { starting: boolean; draining: boolean; load: () => number };
  /** The process's own. */
  readonly clock: Clock;
  /** When in the second it looks for contests without an owner, from 0 up to 1. */
  readonly phase: number;
  readonly log: Log;
}

/** What the app's parts are to a process that is one of several. */
export interface ClusterApp {
  readonly live: LiveContests;
  /** Where contests are, as the owners said a moment ago. */
  readonly whereabouts: ShortMemory<Place>;
  readonly rooms: BalanceDeps["rooms"];
  /** Contests and connections. */
  readonly load: () => number;
  /** Whether the contest is a practice, which no other process knows. */
  readonly isPractice: (contestId: string) => boolean;
  /** Whether all is well with database and Redis, as far as is known. */
  readonly isCalm: () => boolean;
}

/** This process as one of several that are one service: made by `joinCluster`, and given to the app. */
export class Cluster {
  /** N of `/p/N`. */
  readonly slot: number;
  readonly owners: Owners;
  /** Writes only of contests whose locks this process holds. */
  readonly journal: Journal;
  /** The database's. */
  readonly clock: Clock;
  readonly #parts: ClusterParts;
  #watch: OrphanWatch | null = null;
  #balance: Balance | null = null;
  #app: ClusterApp | null = null;
  /** How often it was asked who is to begin something. */
  #begun = 0;
  readonly #stopping = new AbortController();

  constructor(parts: ClusterParts) {
    this.#parts = parts;
    this.slot = parts.self.slot;
    this.owners = parts.owners;
    this.journal = parts.journal;
    this.clock = parts.time;
  }

  /** The time of a contest that was just claimed. */
  clockOf(contestId: string, claim: Claim): Clock {
    return this.#parts.times.clockOf(contestId, claim);
  }

  /** All that have a session, however long unseen. */
  processes(): Promise<readonly ProcessRecord[]> {
    return this.#parts.store.processes();
  }

  /** The same, by slot, and those that ended without a word lately. */
  slots(): Promise<readonly SlotRecord[]> {
    return this.#parts.store.slots();
  }

  /** See {@link slotToBeginAt}. */
  beginsAt(): Promise<number | null> {
    this.#begun += 1;
    return slotToBeginAt(this.#parts, `${this.#begun}`);
  }

  /** Whether the session that holds the locks was there a moment ago. */
  get holdsLocks(): boolean {
    return this.#parts.owners.isSure;
  }

  get claims(): ReadonlyMap<ReasonToClaim, number> {
    return this.#parts.claims;
  }

  get handovers(): ReadonlyMap<ReasonToHandOver, number> {
    return this.#parts.handovers;
  }

  /** Live processes, itself among them, when it last looked. */
  get peersSeen(): number {
    return this.#parts.owners.peersSeen;
  }

  /** What the other processes may ask of this one. */
  doorTo(live: LiveContests): PeerDoor {
    const { owners, journal, peersKey } = this.#parts;
    return {
      key: peersKey,
      answer: (contestId) => owners.answer(contestId),
      prepare: (contestId) => journal.prepare(contestId),
      take: async (contestId) => {
        await live.get(contestId);
        return { at: "here" };
      },
    };
  }

  /** The app listens: from now on this process takes contests that nobody has, and hands some to who has less to do. */
  start(app: ClusterApp): void {
    const { owners, journal, store, times, pulse, clock, log, phase } = this.#parts;
    const { live, whereabouts } = app;
    this.#app = app;
    pulse.load = app.load;
    pulse.starting = false;
    owners.onRegained((contestIds) => {
      journal.forgetPrepared();
      live.reclaim(contestIds);
    });
    owners.onLeft((contestId) => {
      times.forget(contestId);
      journal.left(contestId);
    });
    const watch = new OrphanWatch({ owners, store, whereabouts, live, clock, log, phase });
    watch.start();
    owners.onGone(() => watch.hurry());
    this.#watch = watch;
    this.#balance = new Balance({
      ...{ ...this.#handing(app), store, owners, live, clock },
      isCalm: app.isCalm,
      time: this.clock,
    });
    this.#balance.start();
    // The others hear of it at once: whoever waits for this process to be ready stops the next one then. CLU17
    void owners.renew();
    void checkAddresses({ ...this.#parts, signal: this.#stopping.signal });
  }

  /** Takes no more contests, and hands those that are here to the other processes. Takes 20 s at most. CLU9 */
  async drain(): Promise<void> {
    const { pulse, owners, store, clock } = this.#parts;
    pulse.draining = true;
    await owners.renew();
    await this.stopTaking();
    if (this.#app) await drain({ ...this.#handing(this.#app), store, clock });
  }

  /** Nothing more is taken, nor handed to who has less to do. */
  async stopTaking(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#watch?.stop(), this.#balance?.stop()]);
  }

  /** To be called after the contests are closed. */
  async close(): Promise<void> {
    this.#parts.times.stop();
    await this.#parts.owners.close();
  }

  /** What it takes to hand contests over. */
  #handing({ live, rooms, isPractice }: ClusterApp) {
    const { self, peers, owners, handovers, log } = this.#parts;
    return {
      ...{ self, peers, owners, rooms, log },
      contestIds: () => live.contestIds().filter((contestId) => !isPractice(contestId)),
      onHandedOver: (why: ReasonToHandOver) => void handovers.set(why, (handovers.get(why) ?? 0) + 1),
    };
  }
}
