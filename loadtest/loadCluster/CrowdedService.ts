import fs from "node:fs";
import path from "node:path";
import { openDatabase } from "../../server/db/database.ts";
import { type PrivateCluster, startPrivateCluster } from "../../server/test/privateCluster.ts";
import type { BoardSize } from "../load/loadContests.ts";
import { loadEnvironment } from "../load/product/loadServer.ts";
import { ProductRun } from "../load/product/ProductRun.ts";
import { loadPassword } from "../load/product/password.ts";
import { describeMachine, machineLine } from "../load/report/machine.ts";
import type { Surroundings } from "../load/runProgram.ts";
import type { CrowdSize } from "../load/seatPlan.ts";
import type { RunDatabase } from "../runDatabase.ts";
import { Cleanups } from "../service/Cleanups.ts";
import { RunningService } from "../service/RunningService.ts";
import { ProcessorWatch } from "./ProcessorWatch.ts";

export interface CrowdedServiceOptions {
  /** Of Regatta. */
  readonly processes: number;
  /** Several share a Redis; one process may be without. */
  readonly redis: boolean;
  readonly nginx: boolean;
  readonly size: CrowdSize;
  readonly boardSize?: BoardSize;
  /** Processes of bots; two unless given. */
  readonly bots?: number;
  /** The limits of a service as it is shipped, or those of the load runs, which let in crowds of any size. */
  readonly limits: "shipped" | "wide";
  readonly nodeFlags?: readonly string[];
  readonly seed: number;
  readonly surroundings: Surroundings;
}

/** A service of real processes, with a crowd of bots that plays in its contests. Its PostgreSQL writes through to the disk. */
export class CrowdedService {
  readonly service: RunningService;
  readonly crowd: ProductRun;
  readonly watch: ProcessorWatch;
  /** What the figures depend on, in a line. */
  readonly machine: string;
  readonly #cleanups: Cleanups;

  static async open(options: CrowdedServiceOptions): Promise<CrowdedService> {
    const { processes, redis, nginx, limits, nodeFlags = [], surroundings } = options;
    const cleanups = new Cleanups();
    surroundings.cleanups.add(() => end(cleanups));
    const postgres = await startPrivateCluster({ settings: { fsync: "on" } });
    cleanups.add("PostgreSQL", () => postgres.close());
    const service = await RunningService.start({
      processes,
      nginx,
      databaseUrl: postgres.url,
      redisUrl: redis ? null : "none",
      password: loadPassword,
      environment: limits === "wide" ? loadEnvironment : {},
      nodeFlags,
      cleanups,
    });
    const crowd = await openCrowd(options, service, databaseOf(postgres));
    const parts = await partsOf(service, postgres, crowd.botPids);
    const watch = new ProcessorWatch(parts);
    cleanups.add("the watch", () => watch.stop());
    const machine = machineLine(await describeMachine(postgres.url));
    return new CrowdedService({ service, crowd, watch, machine }, cleanups);
  }

  private constructor(
    parts: Pick<CrowdedService, "service" | "crowd" | "watch" | "machine">,
    cleanups: Cleanups,
  ) {
    this.service = parts.service;
    this.crowd = parts.crowd;
    this.watch = parts.watch;
    this.machine = parts.machine;
    this.#cleanups = cleanups;
  }

  /** Everybody goes, and what was shown is held against the journal; what must not be, in sentences. */
  async close(): Promise<readonly string[]> {
    await this.crowd.leave();
    await Promise.all(this.service.processes.map((one) => one.stop()));
    await this.crowd.inspect();
    await end(this.#cleanups);
    return this.crowd.findings;
  }
}

/** The names of a service's parts, for tables. */
export function nameOfProcess(slot: number): string {
  return `Regatta ${slot}`;
}

async function openCrowd(
  { size, boardSize, bots = 2, seed, surroundings }: CrowdedServiceOptions,
  { origin, processes }: RunningService,
  database: RunDatabase,
): Promise<ProductRun> {
  const [first] = processes;
  if (!first) throw new Error("a service needs a process");
  const stayAsItIs = async () => undefined;
  return ProductRun.open({
    database,
    size,
    ...(boardSize ? { boardSize } : {}),
    processes: bots,
    seed,
    // It goes on when the crowd has gone.
    server: { origin, pid: first.pid, start: stayAsItIs, stop: stayAsItIs, discard: () => undefined },
    ...surroundings,
  });
}

/** Read when all processes have stopped. */
function databaseOf({ url: databaseUrl }: PrivateCluster): RunDatabase {
  const dataDir = "";
  return {
    kind: "postgres",
    dataDir,
    databaseUrl,
    open: () => openDatabase({ dataDir, databaseUrl }),
    remove: async () => undefined,
  };
}

async function partsOf(
  { processes, nginx, redis }: RunningService,
  postgres: PrivateCluster,
  botPids: readonly number[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const postmaster = fs.readFileSync(path.join(postgres.data, "postmaster.pid"), "utf8");
  const redisPid = redis && /process_id:(\d+)/.exec(await redis.client.info("server"))?.[1];
  return new Map([
    ...processes.map(({ pid }, index) => [nameOfProcess(index + 1), [pid]] as const),
    ...(nginx ? [["nginx", [nginx.pid]] as const] : []),
    ["PostgreSQL", [Number.parseInt(postmaster, 10)]],
    ...(redisPid ? [["Redis", [Number(redisPid)]] as const] : []),
    ["bots", botPids],
  ]);
}

async function end(cleanups: Cleanups): Promise<void> {
  for (const sentence of await cleanups.run()) console.error(sentence);
}
