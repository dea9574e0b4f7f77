import { setTimeout as delay } from "node:timers/promises";
import type { PrivateRedis } from "../../server/test/privateRedis.ts";
import type { Findings } from "../crash/findings.ts";
import type { Random } from "../random.ts";
import type { ServerProcess } from "../serverProcess.ts";
import { type LossManner, lossManners, type ServerWays } from "../service/ServerWays.ts";
import type { ServiceNetwork } from "../service/ServiceNetwork.ts";
import type { Contest } from "./Contest.ts";
import type { Crowd } from "./Crowd.ts";
import { answeredAfter, Recoveries, sentAfter } from "./Recoveries.ts";
import type { Ownership, TestedDatabase } from "./TestedDatabase.ts";

export interface StageParts {
  /** Slot 1 first. */
  readonly processes: readonly ServerProcess[];
  readonly database: TestedDatabase;
  readonly redis: PrivateRedis;
  /** The processes' ways to it. */
  readonly redisWays: ServerWays;
  readonly network: ServiceNetwork | null;
  readonly crowd: Crowd;
  /** Of the service's `Keys`: opens the marks by which clients say how far they were shown a contest. */
  readonly markKey: Uint8Array;
  readonly findings: Findings;
  readonly random: Random;
  /** What cannot be saved must be shown to be so within this time. */
  readonly notSavedWithinMs: number;
}

/** A process, and the contests that it has. */
export interface Owner {
  readonly slot: number;
  readonly process: ServerProcess;
  readonly contests: readonly Contest[];
}

/** What faults are done to, and what they tell of it. */
export class Stage implements StageParts {
  readonly processes: readonly ServerProcess[];
  readonly database: TestedDatabase;
  readonly redis: PrivateRedis;
  readonly redisWays: ServerWays;
  readonly network: ServiceNetwork | null;
  readonly crowd: Crowd;
  readonly markKey: Uint8Array;
  readonly findings: Findings;
  readonly random: Random;
  readonly notSavedWithinMs: number;
  /** How each server was lost to a process last. */
  readonly #manners = new Map<string, LossManner>();
  #watched: Recoveries[] = [];

  constructor(parts: StageParts) {
    this.processes = parts.processes;
    this.database = parts.database;
    this.redis = parts.redis;
    this.redisWays = parts.redisWays;
    this.network = parts.network;
    this.crowd = parts.crowd;
    this.markKey = parts.markKey;
    this.findings = parts.findings;
    this.random = parts.random;
    this.notSavedWithinMs = parts.notSavedWithinMs;
  }

  /** A process that has contests. */
  async someOwner(): Promise<Owner> {
    const owners = await this.database.owners();
    const all = this.processes.map((_, index) => this.#ownerOf(index + 1, owners));
    return this.random.pick(all.filter(({ contests }) => contests.length > 0));
  }

  async ownerAt(slot: number): Promise<Owner> {
    return this.#ownerOf(slot, await this.database.owners());
  }

  /** How the server is lost to a process this time: by turns, beginning as the dice say. */
  nextManner(server: "database" | "redis"): LossManner {
    const last = this.#manners.get(server) ?? this.random.pick(lossManners);
    const next = last === "silent" ? "reset" : "silent";
    this.#manners.set(server, next);
    return next;
  }

  /** From the signal, which was just given, to the next command that each contest accepts of those given since. */
  watchFromSignal(contests: readonly Contest[]): void {
    const fromMs = performance.now();
    this.#watch(contests, { fromMs, isNext: sentAfter(fromMs) });
  }

  /** From now, when what was gone is there again, to the next command that each contest accepts. */
  watchFromReturn(contests: readonly Contest[]): void {
    const fromMs = performance.now();
    this.#watch(contests, { fromMs, isNext: answeredAfter(fromMs) });
  }

  /** What was watched since the last call. */
  takeWatched(): readonly Recoveries[] {
    const watched = this.#watched;
    this.#watched = [];
    return watched;
  }

  /** From `least` up to `most` seconds. */
  async someSeconds(least: number, most: number): Promise<void> {
    await delay(1_000 * (least + this.random.fraction() * (most - least)));
  }

  #watch(contests: readonly Contest[], from: ConstructorParameters<typeof Recoveries>[2]): void {
    this.#watched.push(new Recoveries(this.crowd, contests, from));
  }

  #ownerOf(slot: number, owners: ReadonlyMap<string, Ownership>): Owner {
    const process = this.processes[slot - 1];
    if (!process) throw new Error(`there is no process ${slot}`);
    const contests = this.crowd.contests.filter(({ roomCode }) => owners.get(roomCode)?.slot === slot);
    return { slot, process, contests };
  }
}
