import { setTimeout as delay } from "node:timers/promises";
import { type PrivateCluster, startPrivateCluster } from "../../server/test/privateCluster.ts";
import type { Cleanups } from "../service/Cleanups.ts";
import { Forwarder } from "../service/Forwarder.ts";
import { asAdmin, cutOff, promote, startReplica } from "../service/replica.ts";

/** Small files of the log: a replica is a copy of all of them. */
const logSegment = "--wal-segsize=1";
const settings = {
  max_connections: "80",
  shared_buffers: "32MB",
  min_wal_size: "2MB",
  max_wal_size: "64MB",
} as const;
const lookAgainMs = 5;

/**
 * PostgreSQL as a service has it that fails over: a primary, which each process reaches through a forwarder of its own, and an
 * asynchronous replica that takes the primary's place, again and again.
 */
export class Succession {
  readonly #forwarders: readonly Forwarder[];
  #primary: PrivateCluster;
  #replica: PrivateCluster | null = null;
  #making: Promise<void> = Promise.resolve();

  /** `processes`: how many there will be, from slot 1 on. */
  static async start(processes: number, cleanups: Cleanups): Promise<Succession> {
    const starting = startPrivateCluster({
      settings,
      makeData: (data, run) =>
        run("initdb", ["-D", data, "-U", "regatta", "-A", "trust", "--no-sync", logSegment]),
    }).then(async (primary) => {
      const slots = Array.from({ length: processes });
      return new Succession(await Promise.all(slots.map(() => Forwarder.start(primary.port))), primary);
    });
    cleanups.add("PostgreSQL", async () => (await starting).#close());
    return starting;
  }

  private constructor(forwarders: readonly Forwarder[], primary: PrivateCluster) {
    this.#forwarders = forwarders;
    this.#primary = primary;
  }

  /** Of the primary, for the process of the slot. */
  urlFor(slot: number): string {
    const url = new URL(this.#primary.url);
    url.port = `${this.#forwarderOf(slot).port}`;
    return url.href;
  }

  /** Without a forwarder. */
  get primaryUrl(): string {
    return this.#primary.url;
  }

  /** The replica's, which only reads. Throws while there is none. */
  get replicaUrl(): string {
    return this.#heir.url;
  }

  /** Copies the primary, and follows it. */
  async makeReplica(): Promise<void> {
    this.#making = startReplica(this.#primary.url, { settings }).then((replica) => {
      this.#replica = replica;
    });
    await this.#making;
  }

  /** The replica gets nothing more. */
  async cutOffReplica(): Promise<void> {
    await cutOff(this.#heir);
  }

  /** Nobody reaches the primary any more. */
  cut(): void {
    for (const forwarder of this.#forwarders) forwarder.cut();
  }

  /** Resolves when the primary does nothing more for those who were cut. */
  async settled(): Promise<void> {
    await asAdmin(this.#primary.url, async (client) => {
      for (;;) {
        const { rows } = await client.query(
          "select from pg_stat_activity where application_name like 'regatta%'",
        );
        if (rows.length === 0) return;
        await delay(lookAgainMs);
      }
    });
  }

  /** Stops the primary for good; the replica is the primary from now on, to which nobody is led yet. */
  async promoteReplica(): Promise<void> {
    const former = this.#primary;
    const heir = this.#heir;
    await former.stop("immediate");
    await promote(heir);
    this.#primary = heir;
    this.#replica = null;
    await former.close();
  }

  /** The process of the slot reaches the primary again. */
  lead(slot: number): void {
    this.#forwarderOf(slot).leadTo(this.#primary.port);
  }

  get #heir(): PrivateCluster {
    if (!this.#replica) throw new Error("there is no replica");
    return this.#replica;
  }

  #forwarderOf(slot: number): Forwarder {
    const forwarder = this.#forwarders[slot - 1];
    if (!forwarder) throw new Error(`there is no process ${slot}`);
    return forwarder;
  }

  async #close(): Promise<void> {
    await this.#making.catch(() => undefined);
    const servers = [this.#primary, ...(this.#replica ? [this.#replica] : [])];
    await Promise.all([...this.#forwarders, ...servers].map((one) => one.close()));
  }
}
