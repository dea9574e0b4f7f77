import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../check/checking.ts";
import { endNamespaces, findInit, groupsFolder, type Namespaces, whatIsMissing } from "./namespaces.ts";

export interface MachineOptions {
  /** A folder that it may read as /srv/files; the repository it may read as /srv/repository. */
  readonly files: string;
  /** Whether /run/outside leads to the real machine's network: else it has none but its own loopback. */
  readonly hasOutside: boolean;
}

const bootScript = path.join(import.meta.dirname, "boot.sh");
const kinds = ["--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup"];
/** Outside of them it is in a group of its own, and ends with this process, whatever ends that. */
const enter = 'echo $$ >"$1/cgroup.procs"; [ "$2" = no ] || exec 9</proc/self/ns/net; shift 2; exec "$@"';
const startWithinMs = 60_000;
const lookEveryMs = 50;

const administrator = [
  "HOME=/root",
  "USER=root",
  "LANG=C.UTF-8",
  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
];

/**
 * A machine for as long as it is needed: this one's programs and files, none of which it changes, and a network, processes and a
 * systemd of its own. For Linux, and root.
 */
export class Machine {
  readonly #parts: Namespaces;
  readonly #init: number;

  /** Throws a sentence that says what is missing. */
  static async start({ files, hasOutside }: MachineOptions): Promise<Machine> {
    const missing = whatIsMissing();
    if (missing !== null) throw new Error(missing);
    const room = mkdtempSync(path.join(os.tmpdir(), "regatta-machine-"));
    const group = path.join(groupsFolder(), path.basename(room));
    mkdirSync(group);
    const ending = [
      "setpriv",
      "--pdeathsig",
      "KILL",
      "sh",
      "-c",
      enter,
      "sh",
      group,
      hasOutside ? "yes" : "no",
    ];
    const apart = ["unshare", ...kinds, "--fork", "--kill-child", "--propagation", "private", "--"];
    const [program = "", ...args] = [...ending, ...apart, "sh", bootScript, room, root, files];
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    const parts = { child, room, group };
    try {
      const machine = new Machine(parts, await findInit(child));
      await machine.#untilItRuns();
      return machine;
    } catch (error) {
      await endNamespaces(parts);
      throw error;
    }
  }

  private constructor(parts: Namespaces, init: number) {
    this.#parts = parts;
    this.#init = init;
  }

  /** Of its first process, on the real machine. */
  get pid(): number {
    return this.#init;
  }

  /** A program of it, as its administrator starts it. */
  spawn(command: readonly string[], output: "inherit" | "pipe" = "pipe"): ChildProcess {
    const args = ["-t", `${this.#init}`, "--all", "env", "-i", "-C", "/root", ...administrator, ...command];
    return spawn("nsenter", args, { stdio: ["ignore", output, output] });
  }

  /** What it printed. Throws that when it fails. */
  async run(...command: readonly string[]): Promise<string> {
    const child = this.spawn(command);
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(said.trim() || `${command[0]} ended with ${code}`);
    return said;
  }

  /** Ends every process of it, and leaves nothing. */
  stop(): Promise<void> {
    return endNamespaces(this.#parts);
  }

  async #untilItRuns(): Promise<void> {
    const giveUpAt = performance.now() + startWithinMs;
    for (;;) {
      const state = await this.run("systemctl", "is-system-running").catch(String);
      if (/\b(running|degraded)\b/.test(state)) return;
      if (performance.now() > giveUpAt) throw new Error(`the machine did not start: ${state}`);
      await delay(lookEveryMs);
    }
  }
}
