import { Host } from "../Host.ts";
import type { World } from "../World.ts";

/** Another's end of a connection to the model of Redis. */
export interface RedisConnection {
  /** The server closes it. */
  readonly closed: () => void;
}

/** A model of Redis, as far as listings go: it keeps what it is told until it is emptied, or ends. */
export class ModelRedis {
  readonly host: Host;
  readonly #listings = new Map<string, string>();
  readonly #connections = new Set<RedisConnection>();
  readonly #world: World;
  #isUp = true;
  /** Since when it has been there, answered, and kept what it was told; null: it does not now. */
  #wholeSince: number | null = 0;

  constructor(world: World) {
    this.#world = world;
    this.host = new Host(world, "redis", { aheadMs: world.between(-3_600_000, 3_600_000) });
  }

  /** What it holds, for whoever judges the simulation. */
  get listings(): ReadonlyMap<string, string> {
    return this.#listings;
  }

  get wholeForMs(): number {
    return this.#wholeSince === null ? 0 : this.#world.now - this.#wholeSince;
  }

  get now(): number {
    return this.host.clock.now();
  }

  /** False: it takes no connections. */
  connect(connection: RedisConnection): boolean {
    if (this.#isUp) this.#connections.add(connection);
    return this.#isUp;
  }

  /** A command comes over a connection; of one that is over it is not done. */
  receive(connection: RedisConnection, command: (listings: Map<string, string>) => void): void {
    if (this.#connections.has(connection)) command(this.#listings);
  }

  /** `FLUSHALL` */
  empty(): void {
    this.#listings.clear();
    this.#harm();
  }

  /** What a process of Colyseus does to another one that missed its ping (its issue 968): takes its listings away. */
  takeAway(processId: string): void {
    for (const [roomId, listing] of this.#listings)
      if (JSON.parse(listing).processId === processId) this.#listings.delete(roomId);
    this.#harm();
  }

  freeze(): void {
    this.host.freeze();
    this.#wholeSince = null;
  }

  thaw(): void {
    this.host.thaw();
    if (this.#isUp) this.#wholeSince = this.#world.now;
  }

  /** As SIGKILL does it; nothing was saved. */
  kill(): void {
    this.#isUp = false;
    this.#wholeSince = null;
    this.#listings.clear();
    for (const { closed } of this.#connections) closed();
    this.#connections.clear();
  }

  start(): void {
    this.#isUp = true;
    if (this.host.isRunning) this.#wholeSince = this.#world.now;
  }

  #harm(): void {
    if (this.#wholeSince !== null) this.#wholeSince = this.#world.now;
  }
}
