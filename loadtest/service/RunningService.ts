import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { NginxProcess } from "../../deploy/testing/NginxProcess.ts";
import { type PrivateCluster, startPrivateCluster } from "../../server/test/privateCluster.ts";
import { type PrivateRedis, startPrivateRedis } from "../../server/test/privateRedis.ts";
import { freePort, ServerProcess } from "../serverProcess.ts";
import type { Cleanups } from "./Cleanups.ts";
import type { ServiceNetwork } from "./ServiceNetwork.ts";

/** One for all processes, or one for each slot. */
type Address = string | ((slot: number) => string);

export interface ServiceOptions {
  readonly processes: number;
  /** Whether nginx stands before them. */
  readonly nginx: boolean;
  /** Where each process finds its database, by slot where they differ; null: a PostgreSQL of the service's own. */
  readonly databaseUrl?: Address | null;
  /** Where each finds Redis, likewise; "none": there is none, and one process is alone; null: one of the service's own. */
  readonly redisUrl?: Address | "none" | null;
  /** A network in which the links of processes can be cut; null: all are on the loopback. */
  readonly network?: ServiceNetwork | null;
  readonly password: string;
  /** Further variables of each process. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
  /** Told all that a process prints. */
  readonly onOutput?: (slot: number, output: string) => void;
  /** Told how to take away everything, as soon as it is there. */
  readonly cleanups: Cleanups;
}

/** A whole service of real processes: PostgreSQL, Redis, Regatta's processes and nginx, each to be done to what a test wants. */
export class RunningService {
  /** `http://HOST:PORT` for clients: nginx' without TLS, or process 1. */
  readonly origin: string;
  /** Slot 1 first. */
  readonly processes: readonly ServerProcess[];
  /** Null: the caller's. */
  readonly postgres: PrivateCluster | null;
  readonly redis: PrivateRedis | null;
  readonly nginx: NginxProcess | null;

  /** Resolves when all of them answer. Throws what keeps one of them from starting. */
  static async start(options: ServiceOptions): Promise<RunningService> {
    const { cleanups, network = null, databaseUrl = null, redisUrl = null, nginx: isBehindNginx } = options;
    const postgres = databaseUrl === null ? await startPostgres(network, cleanups) : null;
    const redis = redisUrl === null ? await startRedis(network, cleanups) : null;
    const host = network?.gateway ?? "127.0.0.1";
    const processes = await makeProcesses(options, {
      databaseUrl: databaseUrl ?? reachedAt(postgres?.url ?? "", host),
      redisUrl: redisUrl ?? reachedAt(redis?.url ?? "", host),
    });
    cleanups.add("Regatta's processes", () => {
      for (const one of processes) one.discard();
    });
    // The first makes the tables.
    const [first, ...others] = processes;
    await first?.start();
    await Promise.all(others.map((one) => one.start()));
    const nginx = isBehindNginx ? await startNginx(processes, cleanups) : null;
    const origin = nginx ? `http://127.0.0.1:${nginx.ports.plain}` : first?.origin;
    if (origin === undefined) throw new Error("a service needs a process");
    return new RunningService({ origin, processes, postgres, redis, nginx });
  }

  private constructor(parts: Pick<RunningService, "origin" | "processes" | "postgres" | "redis" | "nginx">) {
    this.origin = parts.origin;
    this.processes = parts.processes;
    this.postgres = parts.postgres;
    this.redis = parts.redis;
    this.nginx = parts.nginx;
  }
}

/** The same address as it is reached at another host. */
function reachedAt(url: string, host: string): string {
  const moved = new URL(url);
  moved.hostname = host;
  return moved.href;
}

async function makeProcesses(
  {
    processes: count,
    network = null,
    password,
    environment = {},
    nodeFlags = [],
    onOutput,
    cleanups,
  }: ServiceOptions,
  { databaseUrl, redisUrl }: { readonly databaseUrl: Address; readonly redisUrl: Address },
): Promise<readonly ServerProcess[]> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-service-"));
  cleanups.add("the processes' folder", () => fs.rmSync(dataDir, { recursive: true, force: true }));
  const processes: ServerProcess[] = [];
  for (let slot = 1; slot <= count; slot += 1) {
    const place = network?.place(slot);
    const port = await freePort();
    const several = {
      REDIS_URL: addressFor(redisUrl, slot),
      REGATTA_SLOT: `${slot}`,
      REGATTA_INTERNAL_ADDRESS: `http://${place?.address ?? "127.0.0.1"}:${port}`,
    };
    processes.push(
      new ServerProcess({
        port,
        dataDir,
        databaseUrl: addressFor(databaseUrl, slot),
        password,
        nodeFlags,
        ...(place ? { place } : {}),
        ...(onOutput ? { onOutput: (output: string) => onOutput(slot, output) } : {}),
        environment: { TRUST_PROXY: "1", ...(redisUrl === "none" ? {} : several), ...environment },
      }),
    );
  }
  return processes;
}

function addressFor(address: Address, slot: number): string {
  return typeof address === "string" ? address : address(slot);
}

async function startPostgres(network: ServiceNetwork | null, cleanups: Cleanups): Promise<PrivateCluster> {
  const postgres = await startPrivateCluster(network ? { network: network.subnet } : {});
  cleanups.add("PostgreSQL", () => postgres.close());
  return postgres;
}

async function startRedis(network: ServiceNetwork | null, cleanups: Cleanups): Promise<PrivateRedis> {
  const redis = await startPrivateRedis(network ? { address: network.gateway } : {});
  cleanups.add("Redis", () => redis.close());
  return redis;
}

async function startNginx(processes: readonly ServerProcess[], cleanups: Cleanups): Promise<NginxProcess> {
  const nginx = await NginxProcess.start(
    processes.map(({ address }) => address),
    { plain: true },
  );
  cleanups.add("nginx", () => nginx.stop());
  return nginx;
}
