import pg from "pg";
import {
  type PrivateCluster,
  type PrivateClusterOptions,
  startPrivateCluster,
} from "../../server/test/privateCluster.ts";
import type { Cleanups } from "../service/Cleanups.ts";
import { asAdmin, cutOff, promote, startReplica } from "../service/replica.ts";
import { ServerWays } from "../service/ServerWays.ts";
import { SmallDisk } from "../service/SmallDisk.ts";

const diskMegabytes = 400;
const role = "regatta_app";
/** The files of its log are small, so that it needs a new one soon: then it notices a full disk. */
const logSegment = "--wal-segsize=1";
const settings = {
  max_connections: "60",
  min_wal_size: "2MB",
  max_wal_size: "64MB",
  shared_buffers: "64MB",
} as const;

export interface Ownership {
  readonly slot: number;
  readonly epoch: number;
}

/** An entry of a contest's journal that a replica had not received. */
export interface LackingEntry {
  readonly roomCode: string;
  readonly contestId: string;
  readonly seq: number;
  /** Under which it was written, and shown. */
  readonly epoch: number;
}

/** A server, and the disk that it is alone on; null: the machine's. */
interface Place {
  readonly server: PrivateCluster;
  readonly disk: SmallDisk | null;
}

/** The service's PostgreSQL, to which every fault may be done: each process has its own way to it, whichever server it is. */
export class TestedDatabase {
  readonly ways: ServerWays;
  readonly #host: string;
  readonly #cleanups: Cleanups;
  #place: Place;

  /** For so many `processes`. `host`: where they reach this machine. `onSmallDisk`: its disk can be filled; that wants root. */
  static async start(options: {
    readonly processes: number;
    readonly host: string;
    readonly onSmallDisk: boolean;
    readonly cleanups: Cleanups;
  }): Promise<TestedDatabase> {
    const { processes, host, onSmallDisk, cleanups } = options;
    const place = await makePlace(onSmallDisk, cleanups, (within) =>
      startPrivateCluster({
        ...within,
        settings,
        makeData: (data, run) =>
          run("initdb", ["-D", data, "-U", "regatta", "-A", "trust", "--no-sync", logSegment]),
      }),
    );
    await asAdmin(place.server.url, async (client) => {
      await client.query(`create role ${role} login`);
      await client.query(`create database regatta owner ${role}`);
    });
    const ways = await ServerWays.start(processes, place.server.port, cleanups);
    return new TestedDatabase({ host, cleanups, ways, place });
  }

  private constructor(parts: {
    readonly host: string;
    readonly cleanups: Cleanups;
    readonly ways: ServerWays;
    readonly place: Place;
  }) {
    this.#host = parts.host;
    this.#cleanups = parts.cleanups;
    this.ways = parts.ways;
    this.#place = parts.place;
  }

  get server(): PrivateCluster {
    return this.#place.server;
  }

  /** Throws where it is on the machine's. */
  get disk(): SmallDisk {
    if (!this.#place.disk) throw new Error("the database has no disk of its own");
    return this.#place.disk;
  }

  /** For the process of the slot. */
  urlFor(slot: number): string {
    return `postgres://${role}@${this.#host}:${this.ways.portOf(slot)}/regatta`;
  }

  /** The same database, which nobody is cut off from. */
  get directUrl(): string {
    return `postgres://${role}@127.0.0.1:${this.server.port}/regatta`;
  }

  /** Asks as an administrator, who always gets a connection. */
  asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return asAdmin(this.directUrl.replace(role, "regatta"), work);
  }

  /** Who claimed each contest last, by room code. */
  async owners(): Promise<ReadonlyMap<string, Ownership>> {
    const { rows } = await this.asAdmin((client) =>
      client.query<{ room_code: string; slot: number; epoch: string }>(
        `select room_code, slot, epoch from contest_owner
         join contest on contest.id = contest_id join process on process.id = process_id`,
      ),
    );
    return new Map(rows.map(({ room_code, slot, epoch }) => [room_code, { slot, epoch: Number(epoch) }]));
  }

  /** How long it has not seen the process of the slot, ms by its own clock; infinite: it knows none. */
  async unseenMs(slot: number): Promise<number> {
    const { rows } = await this.asAdmin((client) =>
      client.query<{ ms: number | null }>(
        `select (extract(epoch from clock_timestamp() - max(seen_at)) * 1000)::float8 as ms
         from process where slot = $1`,
        [slot],
      ),
    );
    return rows[0]?.ms ?? Number.POSITIVE_INFINITY;
  }

  /** Takes every connection that there is, also those that Regatta has; resolves with what gives them back. */
  async takeConnections(): Promise<() => Promise<void>> {
    const taken: pg.Client[] = [];
    const takeFree = async () => {
      for (;;) {
        const client = new pg.Client({ connectionString: this.directUrl, application_name: "idle" });
        client.on("error", () => undefined);
        try {
          await client.connect();
        } catch {
          return; // there is none left
        }
        taken.push(client);
      }
    };
    await takeFree();
    const theirs = `from pg_stat_activity where usename = '${role}' and application_name <> 'idle'`;
    await this.asAdmin(async (client) => {
      for (let left = true; left; ) {
        const { rowCount } = await client.query(`select pg_terminate_backend(pid) ${theirs}`);
        await takeFree();
        left = (rowCount ?? 0) > 0;
      }
    });
    return async () => {
      await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    };
  }

  /** Asks for new files of the log until there is no room for one: then PostgreSQL ends itself. */
  async exhaustLog(): Promise<void> {
    const mostFiles = 100;
    try {
      await this.asAdmin(async (client) => {
        for (let file = 0; file < mostFiles && this.server.isRunning; file += 1) {
          await client.query("create temporary table if not exists nothing (x int)");
          await client.query("select txid_current(), pg_switch_wal()");
        }
      });
    } catch {
      // It has ended.
    }
  }

  /**
   * Its machine is lost, with what an asynchronous replica had not received while `lag` lasted, and that replica is promoted.
   * `lost` is told what it lacks, while nobody reaches any, and `back` is called when it takes writes.
   */
  async failOver(
    lag: () => Promise<void>,
    told: { readonly lost: (lacking: readonly LackingEntry[]) => Promise<void>; readonly back: () => void },
  ): Promise<void> {
    const former = this.#place;
    const next = await makePlace(former.disk !== null, this.#cleanups, (within) =>
      startReplica(former.server.url, { ...within, settings }),
    );
    try {
      await cutOff(next.server);
      await lag();
      await this.ways.cut();
      await told.lost(await lackingOf(former.server, next.server));
      await former.server.stop("immediate");
      await promote(next.server);
    } catch (error) {
      if (!former.server.isRunning) await former.server.start();
      await this.ways.leadTo(former.server.port);
      throw error;
    }
    this.#place = next;
    told.back();
    await this.ways.leadTo(next.server.port);
    await former.server.close();
    former.disk?.remove();
  }
}

/** What the one has of contests' journals, and the other has not. */
async function lackingOf(primary: PrivateCluster, replica: PrivateCluster): Promise<readonly LackingEntry[]> {
  const [all, known] = await Promise.all([primary, replica].map(readEntries));
  const lastSeqs = new Map<string, number>();
  for (const { roomCode, seq } of known ?? [])
    lastSeqs.set(roomCode, Math.max(seq, lastSeqs.get(roomCode) ?? 0));
  return (all ?? []).filter(({ roomCode, seq }) => seq > (lastSeqs.get(roomCode) ?? 0));
}

async function readEntries({ url }: PrivateCluster): Promise<readonly LackingEntry[]> {
  const { rows } = await asAdmin(url.replace("/postgres", "/regatta"), (client) =>
    client.query<{ room_code: string; contest_id: string; seq: string; epoch: string }>(
      "select room_code, contest_id, seq, event.epoch from event join contest on contest.id = contest_id",
    ),
  );
  return rows.map(({ room_code, contest_id, seq, epoch }) => ({
    roomCode: room_code,
    contestId: contest_id,
    seq: Number(seq),
    epoch: Number(epoch),
  }));
}

async function makePlace(
  onSmallDisk: boolean,
  cleanups: Cleanups,
  start: (within: Pick<PrivateClusterOptions, "within">) => Promise<PrivateCluster>,
): Promise<Place> {
  const disk = onSmallDisk ? new SmallDisk(diskMegabytes) : null;
  if (disk) cleanups.add("PostgreSQL's disk", () => disk.remove());
  const server = await start(disk ? { within: disk.folder } : {});
  cleanups.add("PostgreSQL", () => server.close());
  return { server, disk };
}
