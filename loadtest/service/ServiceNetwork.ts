import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import type { ServerPlace } from "../serverProcess.ts";

const run = promisify(execFile);

/**
 * A network of the test's own: a switch of this machine, and for each process a network namespace with one link to it,
 * which can be cut like a cable. Linux, root and `ip` (iproute2).
 */
export class ServiceNetwork {
  /** This machine's address in it. */
  readonly gateway: string;
  /** Such as 10.77.1.0/24. */
  readonly subnet: string;
  readonly #name: string;
  readonly #prefix: string;
  readonly #slots: readonly number[];

  /** Whether one can be made here. */
  static get isPossible(): boolean {
    if (process.getuid?.() !== 0) return false;
    try {
      execFileSync("ip", ["-V"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  }

  /** Links for processes 1 to `count`. Throws where it is not possible. */
  constructor(count: number) {
    const { pid } = process;
    this.#name = `rg${pid}`;
    this.#prefix = `10.${64 + (Math.floor(pid / 250) % 64)}.${pid % 250}`;
    this.gateway = `${this.#prefix}.1`;
    this.subnet = `${this.#prefix}.0/24`;
    this.#slots = Array.from({ length: count }, (_, index) => index + 1);
    try {
      this.#make();
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Where the process of the slot lives. */
  place(slot: number): ServerPlace {
    return {
      address: this.#addressOf(slot),
      from: this.gateway,
      enter: ["nsenter", `--net=/run/netns/${this.#spaceOf(slot)}`],
    };
  }

  /** Nothing gets through any more, and nobody is told. */
  async cut(slot: number): Promise<void> {
    await run("ip", ["link", "set", this.#spaceOf(slot), "down"]);
  }

  async mend(slot: number): Promise<void> {
    await run("ip", ["link", "set", this.#spaceOf(slot), "up"]);
  }

  /** The process's own end is down: its system says at once that there is no way anywhere. */
  async unplug(slot: number): Promise<void> {
    await run("ip", ["-n", this.#spaceOf(slot), "link", "set", "eth0", "down"]);
  }

  async plugIn(slot: number): Promise<void> {
    await run("ip", ["-n", this.#spaceOf(slot), "link", "set", "eth0", "up"]);
  }

  /** For the end of everything: never throws. */
  remove(): void {
    for (const slot of this.#slots) attempt(["netns", "del", this.#spaceOf(slot)]);
    attempt(["link", "del", this.#name]);
  }

  #make(): void {
    ip("link", "add", this.#name, "type", "bridge");
    ip("addr", "add", `${this.gateway}/24`, "dev", this.#name);
    ip("link", "set", this.#name, "up");
    for (const slot of this.#slots) {
      const space = this.#spaceOf(slot);
      ip("netns", "add", space);
      ip("link", "add", space, "type", "veth", "peer", "name", "eth0", "netns", space);
      ip("link", "set", space, "master", this.#name, "up");
      ip("-n", space, "addr", "add", `${this.#addressOf(slot)}/24`, "dev", "eth0");
      ip("-n", space, "link", "set", "eth0", "up");
      ip("-n", space, "link", "set", "lo", "up");
    }
  }

  #addressOf(slot: number): string {
    return `${this.#prefix}.${slot + 1}`;
  }

  /** The name of the namespace, and of the end of its link that is on this side. */
  #spaceOf(slot: number): string {
    return `${this.#name}s${slot}`;
  }
}

function ip(...given: readonly string[]): void {
  execFileSync("ip", given, { stdio: ["ignore", "ignore", "pipe"] });
}

function attempt(given: readonly string[]): void {
  try {
    ip(...given);
  } catch {
    // It is not there.
  }
}
