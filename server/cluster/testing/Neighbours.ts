import type { Place } from "../Owners.ts";
import { type PeerAnswer, PeerGone, PeerSilent, type Peers } from "../Peers.ts";

/** What a process lets others ask of it. */
export interface Door {
  answer(contestId: string): PeerAnswer;
  prepare(contestId: string): Promise<void>;
  take(contestId: string): Promise<void>;
}

/** The network between processes that a test has in one: who is not there refuses connections, who is cut off is silent. */
export class Neighbours implements Peers {
  readonly #doors = new Map<string, Door>();
  readonly #silent = new Set<string>();
  /** What was asked for, and of whom, in order. */
  readonly asked: string[] = [];

  enter(address: string, door: Door): void {
    this.#doors.set(address, door);
  }

  /** As when the process there was killed. */
  leave(address: string): void {
    this.#doors.delete(address);
  }

  /** As when the process there is frozen, or its cable pulled. */
  silence(address: string): void {
    this.#silent.add(address);
  }

  async ask(address: string, contestId: string): Promise<PeerAnswer> {
    return this.#at(address, "ask").answer(contestId);
  }

  async prepare(address: string, contestId: string): Promise<void> {
    await this.#at(address, "prepare").prepare(contestId);
  }

  async take(address: string, contestId: string): Promise<Place> {
    await this.#at(address, "take").take(contestId);
    return { at: "here" };
  }

  #at(address: string, what: string): Door {
    this.asked.push(`${what} ${address}`);
    if (this.#silent.has(address)) throw new PeerSilent(address);
    const door = this.#doors.get(address);
    if (!door) throw new PeerGone(address);
    return door;
  }
}
