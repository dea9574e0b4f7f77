import * as database from "./databaseFaults.ts";
import * as programs from "./programFaults.ts";
import * as redis from "./redisFaults.ts";
import type { Fault, Stage } from "./stage.ts";

const faults = {
  kill: programs.kill,
  freeze: programs.freeze,
  stop: programs.stop,
  "rolling restart": programs.rollingRestart,
  "cut from the database": programs.cutFromDatabase,
  "cut from each other": programs.cutFromEachOther,
  "lock session ended": programs.lockSessionEnded,
  "database restarted": database.restarted,
  "database frozen": database.frozen,
  "database slow": database.slow,
  "database out of connections": database.crowded,
  "database full": database.full,
  "database's clock set": database.clockSet,
  "database promoted": database.promoted,
  "database promoted, owner dead": database.promotedWithoutOwner,
  "Redis emptied": redis.emptied,
  "Redis gone": redis.gone,
  "Redis frozen": redis.frozen,
  "Redis lost a ping": redis.pingMissed,
  "cut from Redis": redis.cutOff,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as readonly FaultKind[]; // its own keys

/** From one to the next. */
const betweenMs = { least: 300, most: 7_000 } as const;

/** What befalls a service in a simulation, one thing at a time or several at once, and how it ends. */
export class Faults {
  readonly counts = new Map<FaultKind, number>(faultKinds.map((kind) => [kind, 0]));
  readonly #stage: Stage;
  readonly #underWay = new Set<Promise<void>>();
  #isOver = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Does something to the service every few seconds, until {@link end}. */
  begin(): void {
    this.#later();
  }

  /** Resolves when all is repaired. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#underWay);
    this.#stage.service.mendAll();
  }

  #later(): void {
    const { world } = this.#stage;
    world.after(world.between(betweenMs.least, betweenMs.most), () => {
      if (this.#isOver) return;
      const fault = this.#befall(world.random.pick(faultKinds)).finally(() => this.#underWay.delete(fault));
      this.#underWay.add(fault);
      this.#later();
    });
  }

  async #befall(kind: FaultKind): Promise<void> {
    const { world, service } = this.#stage;
    const running = service.programs.filter(({ host }) => host.isRunning);
    // One is left that runs: without any there is no service.
    if (running.length < 2) return;
    const program = world.random.pick(running);
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    world.note(`${kind} ${program.slot}`);
    await faults[kind](this.#stage, program);
  }
}
