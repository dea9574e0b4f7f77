import { Cluster } from "../../server/cluster/Cluster.ts";
import { ClusterOwners } from "../../server/cluster/ClusterOwners.ts";
import { ContestTimes } from "../../server/cluster/ContestTimes.ts";
import { DatabaseTime } from "../../server/cluster/DatabaseTime.ts";
import { HeldJournal } from "../../server/cluster/HeldJournal.ts";
import type { Place } from "../../server/cluster/Owners.ts";
import type { PeerDoor } from "../../server/cluster/Peers.ts";
import { programVersion } from "../../server/cluster/programVersion.ts";
import { ShortMemory } from "../../server/cluster/ShortMemory.ts";
import type { Log } from "../../server/contests/runnerTypes.ts";
import { ListingMirror } from "../../server/redis/ListingMirror.ts";
import { LiveContests } from "../../server/supervision/LiveContests.ts";
import type { Host } from "./Host.ts";
import { Link } from "./model/Link.ts";
import { ModelConnection } from "./model/ModelConnection.ts";
import { ModelJournal } from "./model/ModelJournal.ts";
import { ModelListings } from "./model/ModelListings.ts";
import { ModelOwnershipStore } from "./model/ModelOwnershipStore.ts";
import { ModelPeers, type Neighbours } from "./model/ModelPeers.ts";
import { ModelPool } from "./model/ModelPool.ts";
import type { ModelPostgres, ModelSession } from "./model/ModelPostgres.ts";
import type { ModelRedis } from "./model/ModelRedis.ts";
import { ModelRooms } from "./model/ModelRooms.ts";
import type { World } from "./World.ts";

export interface ProgramParts {
  readonly world: World;
  readonly host: Host;
  readonly server: ModelPostgres;
  readonly redis: ModelRedis;
  readonly slot: number;
  readonly log: Log;
  /** The other programs, as far as this one calls them. */
  readonly neighbours: Neighbours;
  readonly watcher: OwnerWatcher;
}

/** Told who has which contest. */
export interface OwnerWatcher {
  /** It is about to be open there, as its journal tells it. */
  opened(contestId: string): void;
  /** It is open there, under a new epoch. */
  took(contestId: string, program: Program, epoch: number): void;
}

interface Made {
  readonly processId: string;
  readonly link: Link;
  readonly cluster: Cluster;
  readonly store: ModelOwnershipStore;
  readonly opened: Set<ModelSession>;
}

/** How often the database's clock is looked at before anything lives by it; as in production. */
const firstSights = 5;
/** As in production. */
const whereaboutsKeptMs = 75;
const uncounted = { committed: () => undefined, failed: () => undefined };

/** A process of the service: production's parts, put together as `joinCluster` and `createApp` do, on the model. */
export class Program {
  readonly host: Host;
  readonly slot: number;
  /** To PostgreSQL. */
  readonly link: Link;
  readonly live: LiveContests;
  readonly rooms: ModelRooms;
  readonly door: PeerDoor;
  readonly cluster: Cluster;
  readonly whereabouts: ShortMemory<Place>;
  readonly store: ModelOwnershipStore;
  readonly processId: string;
  readonly startedAt: number;
  /** To Redis. */
  readonly redisLink: Link;
  readonly listings: ListingMirror;
  readonly #opened: Set<ModelSession>;

  /** Throws what `joinCluster` throws. */
  static async start(parts: ProgramParts): Promise<Program> {
    const { world, host, server, slot, log, neighbours } = parts;
    const { clock } = host;
    const link = new Link(world, { from: host, to: server.host });
    const opened = new Set<ModelSession>();
    const connect = async () => {
      const connection = await ModelConnection.open(server, host, link);
      opened.add(connection.session);
      return connection;
    };
    const pool = new ModelPool(connect);
    const store = new ModelOwnershipStore(server, host, { connect, pool });
    const self = { id: world.random.id(), slot, address: addressOf(slot), version: programVersion };
    const peers = new ModelPeers(world, host, neighbours);
    const time: DatabaseTime = new DatabaseTime(clock, log, () => times.keep());
    const times = new ContestTimes({ time, store, processId: self.id, clock, log });
    const pulse = { starting: true, draining: false, load: () => 0 };
    const owners = await ClusterOwners.open({
      self,
      store,
      peers,
      clock,
      log,
      pulse: () => ({ ...pulse, load: pulse.load() }),
      onSight: (sight, askedAt, answeredAt) => time.see(sight, askedAt, answeredAt),
      onClaimed: () => undefined,
    });
    for (let sights = 1; sights < firstSights; sights += 1) await owners.renew();
    const journal = new HeldJournal(new ModelJournal(pool), { owners, store }, clock);
    const cluster = new Cluster({
      ...{ self, store, peers, peersKey: new Uint8Array(32), owners, journal, time, times },
      ...{ claims: new Map(), handovers: new Map(), pulse, clock, phase: world.random.fraction(), log },
    });
    return new Program(parts, { processId: self.id, link, cluster, store, opened });
  }

  private constructor({ world, host, redis, slot, log, watcher }: ProgramParts, made: Made) {
    const { processId, link, cluster, store, opened } = made;
    this.processId = processId;
    this.startedAt = world.now;
    this.host = host;
    this.slot = slot;
    this.link = link;
    this.cluster = cluster;
    this.store = store;
    this.#opened = opened;
    this.live = new LiveContests({
      journalOf: () => cluster.journal,
      ownersOf: () => cluster.owners,
      clockOf: (contestId, claim) => cluster.clockOf(contestId, claim),
      clock: cluster.clock,
      log,
      meter: uncounted,
    });
    const { live } = this;
    live.onOpened((contestId, runner) => {
      watcher.opened(contestId);
      watcher.took(contestId, this, runner.epoch);
      runner.subscribe({
        published: () => undefined,
        savingChanged: () => undefined,
        ended: () => undefined,
        epochChanged: () => watcher.took(contestId, this, runner.epoch),
      });
    });
    this.whereabouts = new ShortMemory<Place>({
      clock: cluster.clock,
      keptMs: whereaboutsKeptMs,
      read: (contestId) => cluster.owners.locate(contestId),
    });
    this.rooms = new ModelRooms({ world, host, processId, slot, live, whereabouts: this.whereabouts });
    this.redisLink = new Link(world, { from: host, to: redis.host });
    this.listings = new ListingMirror({
      store: new ModelListings(redis, host, this.redisLink),
      clock: cluster.clock,
      own: () => this.rooms.listings,
    });
    this.door = cluster.doorTo(this.live);
    cluster.start({
      live: this.live,
      whereabouts: this.whereabouts,
      rooms: this.rooms,
      load: () => this.live.size + this.rooms.size,
      isPractice: () => false,
      isCalm: () => true,
    });
  }

  /** Its ends at PostgreSQL, those that are over among them. */
  get connections(): readonly ModelSession[] {
    return [...this.#opened];
  }

  /** The one that holds its locks; null: there is none. */
  get lockSession(): ModelSession | null {
    return this.connections.find(({ locks }) => locks.size > 0) ?? null;
  }

  /** SIGTERM. */
  async stop(): Promise<void> {
    this.rooms.leave();
    await this.cluster.drain();
    await this.cluster.stopTaking();
    await this.live.closeAll();
    await this.cluster.close();
    await this.listings.close();
    this.host.kill();
  }
}

export function addressOf(slot: number): string {
  return `http://process-${slot}`;
}
