import type { Mark } from "../../server/cluster/marks.ts";
import { slotPath } from "../../server/cluster/slotPath.ts";
import type { Log } from "../../server/contests/runnerTypes.ts";
import type { ContestOwner } from "../../shared/api.ts";
import { Host } from "./Host.ts";
import { latency, type Neighbours } from "./model/ModelPeers.ts";
import type { ModelPostgres } from "./model/ModelPostgres.ts";
import type { ModelRedis } from "./model/ModelRedis.ts";
import type { Entered } from "./model/ModelRooms.ts";
import { addressOf, type OwnerWatcher, Program } from "./Program.ts";
import type { World } from "./World.ts";

export interface ServiceParts {
  readonly world: World;
  readonly server: ModelPostgres;
  readonly redis: ModelRedis;
  readonly log: Log;
  readonly watcher: OwnerWatcher;
}

/** A process that does not answer is left for the next one after so long, as the proxy does it. */
const proxyPatienceMs = 2_000;
const startRetryMs = 500;
/** As in production: a program that is told to stop ends by itself after so long. */
const stopWithinMs = 25_000;
const nowhere: Entered = { at: "nowhere", why: "unreachable" };

/** The programs of a service, and the proxy before them: a slot's path leads to its program, everything else to any. */
export class Service {
  readonly #parts: ServiceParts;
  readonly #programs = new Map<number, Program>();
  readonly #cut = new Set<string>();
  readonly #starting = new Set<number>();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  get programs(): readonly Program[] {
    return [...this.#programs.values()];
  }

  /** Null: no program has this path now. */
  at(path: string): Program | null {
    const slot = Number(/^\/p\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    return this.#programs.get(slot) ?? null;
  }

  /** Starts a program on this slot, again and again until it is there, on a computer whose clock may be wrong. */
  async start(slot: number): Promise<void> {
    const { world, ...parts } = this.#parts;
    if (this.#starting.has(slot) || this.#programs.has(slot)) return;
    this.#starting.add(slot);
    try {
      for (;;) {
        const host = new Host(world, `process ${slot}`, {
          aheadMs: world.between(-3_600_000, 3_600_000),
          pace: world.between(0.9999, 1.0001),
        });
        try {
          const neighbours = this.#neighbours;
          this.#programs.set(slot, await Program.start({ ...parts, world, host, slot, neighbours }));
          return;
        } catch {
          host.kill();
          await world.sleep(startRetryMs);
        }
      }
    } finally {
      this.#starting.delete(slot);
    }
  }

  /** As SIGKILL does it. */
  kill(program: Program): void {
    program.host.kill();
    this.#leave(program);
  }

  /** As SIGTERM does it; resolves when it has ended, however. */
  async stop(program: Program): Promise<void> {
    const { world } = this.#parts;
    const callOff = world.after(stopWithinMs, () => this.kill(program));
    await Promise.race([program.stop().catch(() => this.kill(program)), program.host.died]);
    callOff();
    this.#leave(program);
  }

  /** Nothing passes between two programs any more, or it does again. */
  setCut(one: Program, other: Program, isCut: boolean): void {
    for (const key of [keyOf(one.host, other.host), keyOf(other.host, one.host)])
      if (isCut) this.#cut.add(key);
      else this.#cut.delete(key);
  }

  /** Whether nothing passes between the program and another one. */
  isCutOff(program: Program): boolean {
    return this.programs.some((other) => this.#cut.has(keyOf(program.host, other.host)));
  }

  mendAll(): void {
    this.#cut.clear();
  }

  /** Asks for a place, and follows where it is led. */
  async enter(contestId: string, mark: Mark | null, path: string): Promise<Entered> {
    let to = path;
    for (let hops = 0; hops < 4; hops += 1) {
      const at = to;
      const entered = await this.#ask(at, (program) =>
        program.rooms.enter(contestId, mark, at === slotPath(program.slot)),
      );
      if (entered?.at !== "there") return entered ?? nowhere;
      to = entered.path;
    }
    return { at: "nowhere", why: "contest_moved" };
  }

  /** Asks any process who has the contest. */
  async findOwner(contestId: string): Promise<ContestOwner | null> {
    return this.#ask("", async ({ live, whereabouts, slot, store }) => {
      const runner = await live.find(contestId);
      const place = await whereabouts.find(contestId);
      if (place.at === "here") return runner && { path: slotPath(slot), epoch: runner.epoch };
      if (place.at !== "there") return null;
      const owned = await store.find(contestId);
      return owned && { path: slotPath(place.slot), epoch: owned.epoch };
    });
  }

  /** What a program answers; at no path in particular the next one is asked when one does not. Null: none does. */
  async #ask<T>(path: string, question: (program: Program) => Promise<T>): Promise<T | null> {
    const { world } = this.#parts;
    const named = this.at(path);
    const asked = path === "" ? shuffled(this.programs, world) : named ? [named] : [];
    for (const program of asked) {
      const answer = await this.#askOne(program, question);
      if (answer !== "none") return answer;
    }
    return null;
  }

  async #askOne<T>(program: Program, question: (program: Program) => Promise<T>): Promise<T | "none"> {
    const { world } = this.#parts;
    const { promise, resolve } = Promise.withResolvers<T | "none">();
    const callOff = world.after(proxyPatienceMs, () => resolve("none"));
    const answer = (value: T | "none") =>
      world.after(latency(world), () => {
        callOff();
        resolve(value);
      });
    world.after(latency(world), () => {
      if (!program.host.isAlive) answer("none");
      else
        program.host.reach(() => {
          question(program).then(answer, () => answer("none"));
        });
    });
    return promise;
  }

  /** It has ended: the kernel closes its connections, and who is at their other ends hears of it where nothing is cut. */
  #leave(program: Program): void {
    const { world, server } = this.#parts;
    program.rooms.cut();
    if (this.#programs.get(program.slot) === program) this.#programs.delete(program.slot);
    world.after(latency(world), () => {
      for (const end of program.connections) if (!program.link.isCut) server.end(end);
    });
  }

  get #neighbours(): Neighbours {
    return {
      at: (address) => this.programs.find(({ slot }) => addressOf(slot) === address) ?? null,
      isCut: (from, to) => this.#cut.has(keyOf(from, to)),
    };
  }
}

function keyOf(from: Host, to: Host): string {
  return `${from.name} ${to.name}`;
}

function shuffled<T>(list: readonly T[], { random }: World): readonly T[] {
  const left = [...list];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(random.below(left.length), 1));
  return drawn;
}
