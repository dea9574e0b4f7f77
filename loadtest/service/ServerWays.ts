import type { Cleanups } from "./Cleanups.ts";
import { ForwarderThread } from "./ForwarderThread.ts";

/** How a server is lost to a process: nothing gets through and nobody is told, or every connection is reset. */
export const lossManners = ["silent", "reset"] as const;
export type LossManner = (typeof lossManners)[number];

/** The ways of a service's processes to one server of the loopback: each has one of its own, so that it can be lost to one process alone. */
export class ServerWays {
  readonly #ways: readonly ForwarderThread[];
  #port: number;

  /** `processes`: how many there will be, from slot 1 on; `port`: the server's. */
  static async start(processes: number, port: number, cleanups: Cleanups): Promise<ServerWays> {
    const slots = Array.from({ length: processes });
    const ways = await Promise.all(slots.map(() => ForwarderThread.start(port)));
    cleanups.add("the ways to a server", () => Promise.all(ways.map((way) => way.close())));
    return new ServerWays(ways, port);
  }

  private constructor(ways: readonly ForwarderThread[], port: number) {
    this.#ways = ways;
    this.#port = port;
  }

  /** By which the process of the slot reaches the server. */
  portOf(slot: number): number {
    return this.#wayOf(slot).port;
  }

  /** To the process of the slot alone. */
  async lose(slot: number, manner: LossManner): Promise<void> {
    const way = this.#wayOf(slot);
    await (manner === "silent" ? way.silence() : way.reset());
  }

  async giveBack(slot: number): Promise<void> {
    const way = this.#wayOf(slot);
    await way.thaw();
    await way.leadTo(this.#port);
  }

  /** Everything takes so much longer from now on, each way, for all processes. */
  async slow(delayMs: number): Promise<void> {
    await Promise.all(this.#ways.map((way) => way.slow(delayMs)));
  }

  /** No process reaches the server any more. */
  async cut(): Promise<void> {
    await Promise.all(this.#ways.map((way) => way.cut()));
  }

  /** All reach the server that listens at `port`. */
  async leadTo(port: number): Promise<void> {
    this.#port = port;
    await Promise.all(this.#ways.map((way) => way.leadTo(port)));
  }

  #wayOf(slot: number): ForwarderThread {
    const way = this.#ways[slot - 1];
    if (!way) throw new Error(`there is no process ${slot}`);
    return way;
  }
}
