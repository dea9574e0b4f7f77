import type { Place } from "../../../server/cluster/Owners.ts";
import {
  type PeerAnswer,
  type PeerDoor,
  PeerGone,
  PeerSilent,
  type Peers,
} from "../../../server/cluster/Peers.ts";
import { after } from "../../../server/contests/clock.ts";
import type { Host } from "../Host.ts";
import type { World } from "../World.ts";

/** A program as others call it. */
export interface Neighbour {
  readonly host: Host;
  readonly door: PeerDoor;
}

export interface Neighbours {
  /** Null: nobody listens there. */
  at(address: string): Neighbour | null;
  /** Whether nothing passes between the two. */
  isCut(from: Host, to: Host): boolean;
}

/** As in production. */
const answerWithinMs = 500;
const workWithinMs = 5_000;

/** Calls from one program to another. */
export class ModelPeers implements Peers {
  readonly #world: World;
  readonly #host: Host;
  readonly #neighbours: Neighbours;

  constructor(world: World, host: Host, neighbours: Neighbours) {
    this.#world = world;
    this.#host = host;
    this.#neighbours = neighbours;
  }

  ask(address: string, contestId: string): Promise<PeerAnswer> {
    return this.#call(address, answerWithinMs, async ({ answer }) => answer(contestId));
  }

  prepare(address: string, contestId: string): Promise<void> {
    return this.#call(address, workWithinMs, ({ prepare }) => prepare(contestId));
  }

  take(address: string, contestId: string): Promise<Place> {
    return this.#call(address, workWithinMs, ({ take }) => take(contestId));
  }

  #call<T>(address: string, withinMs: number, work: (door: PeerDoor) => Promise<T>): Promise<T> {
    const world = this.#world;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const callOff = after(this.#host.clock, withinMs, () => reject(new PeerSilent(address)));
    const answer = (settle: () => void) =>
      world.after(latency(world), () =>
        this.#host.reach(() => {
          callOff();
          settle();
        }),
      );
    world.after(latency(world), () => {
      const there = this.#neighbours.at(address);
      if (there && this.#neighbours.isCut(this.#host, there.host)) return;
      if (!there?.host.isAlive) {
        answer(() => reject(new PeerGone(address)));
        return;
      }
      there.host.reach(() => {
        work(there.door).then(
          (value) => answer(() => resolve(value)),
          // Whatever goes wrong there is told as no answer, as over HTTP.
          () => answer(() => reject(new PeerSilent(address))),
        );
      });
    });
    return promise;
  }
}

/** Within a local network, ms. */
export function latency(world: World): number {
  return world.between(0.1, 2);
}
