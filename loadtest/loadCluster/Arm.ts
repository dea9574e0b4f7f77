import { disappointments } from "../load/product/disappointments.ts";
import type { Surroundings } from "../load/runProgram.ts";
import type { CrowdSize } from "../load/seatPlan.ts";
import { CrowdedService, nameOfProcess } from "./CrowdedService.ts";
import { type ProcessorSeconds, sumOf } from "./processorSeconds.ts";

/** One process without Redis; two that are a service; two without Redis that know nothing of each other, each with half of the contests. */
export const armNames = ["one", "two", "apart"] as const;
export type ArmName = (typeof armNames)[number];

interface ArmPlan {
  readonly services: number;
  /** Of each service. */
  readonly processes: number;
  readonly redis: boolean;
}

const plans: Readonly<Record<ArmName, ArmPlan>> = {
  one: { services: 1, processes: 1, redis: false },
  two: { services: 1, processes: 2, redis: true },
  apart: { services: 2, processes: 1, redis: false },
};

export interface ArmOptions {
  /** Of all services of the arm together. An even number of rooms. */
  readonly size: CrowdSize;
  readonly seed: number;
  readonly nodeFlags: readonly string[];
  readonly surroundings: Surroundings;
}

/** What an arm has done while it was played in, and what it has cost. */
export interface Turn {
  readonly commands: number;
  /** That clients were sent, of every kind. */
  readonly frames: number;
  /** Regatta's, one for each. */
  readonly processes: readonly ProcessorSeconds[];
  /** By name: nginx, PostgreSQL, Redis, bots. */
  readonly beside: ReadonlyMap<string, ProcessorSeconds>;
  /** 95 % of the replies came within so many ms. */
  readonly replyMs: number;
}

/** The last replies and what follows from them; what is idle in it counts in every arm. */
const afterwardsUs = 300_000;
const botsOfArm = 2;

/** One of the ways to run the same contests, with everybody in them. */
export class Arm {
  /** What the figures depend on, in a line. */
  readonly machine: string;
  readonly #services: readonly CrowdedService[];

  static async open(name: ArmName, { size, seed, ...options }: ArmOptions): Promise<Arm> {
    const { services: count, processes, redis } = plans[name];
    const services: CrowdedService[] = [];
    for (let index = 0; index < count; index += 1)
      services.push(
        await CrowdedService.open({
          ...options,
          processes,
          redis,
          nginx: true,
          limits: "wide",
          size: { ...size, rooms: size.rooms / count },
          bots: botsOfArm / count,
          seed: seed + index,
        }),
      );
    return new Arm(services);
  }

  private constructor(services: readonly CrowdedService[]) {
    this.#services = services;
    this.machine = services[0]?.machine ?? "";
  }

  /** `rate` commands a second over all contests, for `seconds`; what must not be is added to `findings`. */
  async play(rate: number, seconds: number, findings: string[]): Promise<Turn> {
    const turns = await Promise.all(
      this.#services.map((service) => playIn(service, rate / this.#services.length, seconds, findings)),
    );
    return {
      commands: turns.reduce((sum, { commands }) => sum + commands, 0),
      frames: turns.reduce((sum, { frames }) => sum + frames, 0),
      processes: turns.flatMap(({ processes }) => processes),
      beside: together(turns.map(({ beside }) => beside)),
      replyMs: Math.max(...turns.map(({ replyMs }) => replyMs)),
    };
  }

  /** Everybody goes, and what was shown is held against the journals; what must not be, in sentences. */
  async close(): Promise<readonly string[]> {
    const findings: string[] = [];
    for (const service of this.#services) findings.push(...(await service.close()));
    return findings;
  }
}

async function playIn(
  { crowd, watch, service }: CrowdedService,
  rate: number,
  seconds: number,
  findings: string[],
): Promise<Turn> {
  const phase = await crowd.play(rate, seconds, { isCounted: true });
  findings.push(...disappointments(phase));
  const parts = watch.between(phase.startUs, phase.startUs + seconds * 1_000_000 + afterwardsUs);
  const names = service.processes.map((_, index) => nameOfProcess(index + 1));
  return {
    commands: phase.records.length,
    frames: phase.framesReceived,
    processes: names.flatMap((name) => parts.get(name) ?? []),
    beside: new Map([...parts].filter(([name]) => !names.includes(name))),
    replyMs: phase.reply.quantile(0.95) / 1_000,
  };
}

function together(
  all: readonly ReadonlyMap<string, ProcessorSeconds>[],
): ReadonlyMap<string, ProcessorSeconds> {
  const names = new Set(all.flatMap((parts) => [...parts.keys()]));
  return new Map([...names].map((name) => [name, sumOf(all.flatMap((parts) => parts.get(name) ?? []))]));
}
