import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What a machine of namespaces is on the real one. */
export interface Namespaces {
  /** What holds them: its only child is their first process. */
  readonly child: ChildProcess;
  readonly room: string;
  /** The control group of all that runs in them. */
  readonly group: string;
}

const programs = ["unshare", "nsenter", "setpriv", "ip", "systemctl"];
const startWithinMs = 10_000;
const endWithinMs = 5_000;
const lookEveryMs = 20;

/** A sentence; null when such a machine can be made here. */
export function whatIsMissing(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "A machine of its own can be made on Linux by root alone.";
  const program = programs.find((name) => spawnSync("sh", ["-c", `command -v ${name}`]).status !== 0);
  if (program !== undefined) return `${program} is missing: apt-get install util-linux iproute2 systemd`;
  return existsSync("/lib/systemd/systemd") ? null : "systemd is missing: apt-get install systemd";
}

/** Where control groups of the second version are. Throws when there are none. */
export function groupsFolder(): string {
  const [, folder] = /^\S+ (\S+) cgroup2 /m.exec(readFileSync("/proc/mounts", "utf8")) ?? [];
  if (folder === undefined) throw new Error("This kernel has no control groups of the second version.");
  return folder;
}

/** The first process of the namespaces, by its number on the real machine. */
export async function findInit(child: ChildProcess): Promise<number> {
  const giveUpAt = performance.now() + startWithinMs;
  const file = `/proc/${child.pid}/task/${child.pid}/children`;
  while (child.exitCode === null && performance.now() < giveUpAt) {
    const [init] = existsSync(file) ? readFileSync(file, "utf8").trim().split(" ") : [];
    if (init) return Number(init);
    await delay(lookEveryMs);
  }
  throw new Error("the machine's namespaces were not made");
}

/** Everything in them ends at once, and their mounts with it. */
export async function endNamespaces({ child, room, group }: Namespaces): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  rmdirSync(room); // what was mounted there was so for them alone
  const giveUpAt = performance.now() + endWithinMs;
  while (existsSync(group)) {
    try {
      removeGroup(group);
    } catch (error) {
      // Its last processes are still ending.
      if (performance.now() > giveUpAt) throw error;
      await delay(lookEveryMs);
    }
  }
}

function removeGroup(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeGroup(path.join(group, entry.name));
  }
  rmdirSync(group);
}
