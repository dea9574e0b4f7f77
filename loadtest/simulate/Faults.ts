import type { ModelPostgres } from "./model/ModelPostgres.ts";
import type { Program } from "./Program.ts";
import type { Service } from "./Service.ts";
import type { World } from "./World.ts";

export const faultKinds = [
  "kill",
  "freeze",
  "stop",
  "cut from the database",
  "cut from each other",
  "database restarted",
  "database frozen",
  "database promoted",
  "database promoted, owner dead",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What befalls a service in a simulation, one thing at a time or several at once, and how it ends. */
export class Faults {
  readonly counts: Record<FaultKind, number> = {
    kill: 0,
    freeze: 0,
    stop: 0,
    "cut from the database": 0,
    "cut from each other": 0,
    "database restarted": 0,
    "database frozen": 0,
    "database promoted": 0,
    "database promoted, owner dead": 0,
  };
  /** A database went back, and whoever could have healed a contest was dead. */
  mayMiss = false;
  readonly #world: World;
  readonly #service: Service;
  readonly #server: ModelPostgres;
  readonly #underWay = new Set<Promise<void>>();
  #isOver = false;

  constructor(world: World, service: Service, server: ModelPostgres) {
    this.#world = world;
    this.#service = service;
    this.#server = server;
  }

  /** Does something to the service every few seconds, until {@link end}. */
  begin(): void {
    this.#later();
  }

  /** Resolves when all is repaired. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#underWay);
    this.#service.mendAll();
  }

  #later(): void {
    this.#world.after(this.#world.between(500, 12_000), () => {
      if (this.#isOver) return;
      const fault = this.#befall(this.#world.random.pick(faultKinds)).finally(() =>
        this.#underWay.delete(fault),
      );
      this.#underWay.add(fault);
      this.#later();
    });
  }

  async #befall(kind: FaultKind): Promise<void> {
    const { random } = this.#world;
    const programs = this.#service.programs.filter(({ host }) => host.isRunning);
    // One is left that runs: without any there is no service.
    if (programs.length < 2) return;
    const program = random.pick(programs);
    this.counts[kind] += 1;
    this.#world.note(`${kind} ${program.slot}`);
    switch (kind) {
      case "kill":
        return this.#kill(program);
      case "freeze":
        return this.#freeze(program);
      case "stop":
        await this.#service.stop(program);
        return this.#service.start(program.slot);
      case "cut from the database":
        program.link.cut();
        await this.#world.sleep(this.#world.between(500, 15_000));
        program.link.mend();
        return;
      case "cut from each other": {
        const other = random.pick(programs.filter((one) => one !== program));
        this.#service.setCut(program, other, true);
        await this.#world.sleep(this.#world.between(500, 10_000));
        this.#service.setCut(program, other, false);
        return;
      }
      case "database restarted":
        this.#server.stop();
        await this.#world.sleep(this.#world.between(100, 4_000));
        return this.#server.start();
      case "database frozen":
        this.#server.freeze();
        await this.#world.sleep(this.#world.between(500, 8_000));
        return this.#server.thaw();
      case "database promoted":
        return this.#promote();
      case "database promoted, owner dead":
        this.mayMiss = true;
        for (const one of programs.filter(({ live }) => live.size > 0).slice(0, programs.length - 1))
          void this.#kill(one);
        return this.#promote();
    }
  }

  async #kill(program: Program): Promise<void> {
    this.#service.kill(program);
    await this.#world.sleep(this.#world.between(1_000, 10_000));
    await this.#service.start(program.slot);
  }

  async #freeze(program: Program): Promise<void> {
    program.host.freeze();
    await this.#world.sleep(this.#world.between(300, 15_000));
    program.host.thaw();
  }

  /** What the one that follows lacks is what came in the last moments. */
  async #promote(): Promise<void> {
    this.#server.promote();
  }
}
