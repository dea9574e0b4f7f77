import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const shipped = path.join(import.meta.dirname, "../.ci/run");
/** What it would install or start on the machine. */
const ofTheMachine = ["apt-get", "sudo", "pg_isready", "pg_ctlcluster", "pg_lsclusters", "psql", "redis-cli"];

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-ci-"));
  const bin = path.join(folder, "node_modules/.bin");
  for (const name of [bin, path.join(folder, ".ci"), path.join(folder, "tmp")])
    fs.mkdirSync(name, { recursive: true });
  fs.copyFileSync(shipped, path.join(folder, ".ci/run"));
  const write = (name: string, text: string) =>
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  for (const name of ofTheMachine) write(name, "exit 0");
  // Each step would take ten minutes, and says by which process.
  const stuck = `case "$1 $STUCK" in "ci lanes") exit 0 ;; esac\necho $$ >>${folder}/running\nexec sleep 600`;
  write("npm", stuck);
});
afterEach(() => {
  for (const pid of running().filter(isAlive)) process.kill(pid, "SIGKILL");
  fs.rmSync(folder, { recursive: true });
});

function running(): readonly number[] {
  const file = path.join(folder, "running");
  if (!fs.existsSync(file)) return [];
  return fs.readFileSync(file, "utf8").trim().split("\n").map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each([
  { signal: "SIGINT", code: 130, stuck: "lanes", steps: 2 },
  { signal: "SIGTERM", code: 143, stuck: "lanes", steps: 2 },
  { signal: "SIGTERM", code: 143, stuck: "install", steps: 1 },
] as const)("$signal ends a run in its $stuck, and all that it has started", async (ended) => {
  const run = spawn("bash", [path.join(folder, ".ci/run")], {
    env: { ...process.env, TMPDIR: path.join(folder, "tmp"), STUCK: ended.stuck },
    stdio: "ignore",
  });
  const exit = once(run, "exit");
  await expect.poll(() => running().length).toBe(ended.steps);
  run.kill(ended.signal);
  expect(await exit).toEqual([ended.code, null]);
  expect(running().filter(isAlive)).toEqual([]);
  expect(fs.readdirSync(path.join(folder, "tmp"))).toEqual([]);
});
