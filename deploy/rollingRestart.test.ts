import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { listen } from "../server/http/listen.ts";

const script = path.join(import.meta.dirname, "rolling-restart.sh");
const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-rolling-"));
const calls = path.join(folder, "calls");

/** Slots whose ports nobody else is likely to use; each says that it is ready when it was asked before. */
const slots = [91, 92, 93];
let asked: number[] = [];
let servers: readonly Server[] = [];

beforeAll(async () => {
  // In the place of systemd's: it knows the units that the file `units` names, cannot start slot 92 when the file `broken` is there, and
  // says of what runs once that it does while a file of its name is there. All else that it is told it writes down.
  const systemctl = path.join(folder, "systemctl");
  writeFileSync(
    systemctl,
    `#!/bin/sh
case $1 in
list-units)
  for argument in "$@"; do
    case $argument in --state=*) states=,\${argument#--state=}, ;; esac
  done
  while read -r slot state; do
    case $states in *,$state,*) echo "regatta@$slot.service loaded $state running Regatta" ;; esac
  done <${folder}/units
  ;;
is-active)
  if [ -e "${folder}/$2" ]; then echo activating; else echo inactive; fi
  exit 3
  ;;
*)
  echo "$*" >> ${calls}
  [ "$2" != regatta@92.service ] || [ ! -e ${folder}/broken ]
  ;;
esac
`,
  );
  chmodSync(systemctl, 0o755);
  servers = await Promise.all(slots.map(startSlot));
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  writeFileSync(calls, "");
  tellUnits("93 active", "91 active", "92 active");
  asked = [];
});

async function startSlot(slot: number): Promise<Server> {
  const server = createServer((request, response) => {
    const isFirst = !asked.includes(slot);
    asked.push(slot);
    response.writeHead(isFirst || request.url !== "/readyz" ? 503 : 200).end();
  });
  await listen(server, Number(`257${slot}`), "127.0.0.1");
  return server;
}

/** What systemd knows of, a slot and its state each. */
function tellUnits(...units: readonly string[]): void {
  writeFileSync(path.join(folder, "units"), units.map((unit) => `${unit}\n`).join(""));
}

const restart = (...args: readonly string[]) =>
  promisify(execFile)("sh", [script, ...args], { env: { PATH: `${folder}:${process.env.PATH}` } });
const restarted = () => readFileSync(calls, "utf8").trim().split("\n");

test("DEP14 all that run are restarted one after another, each when the one before is ready", async () => {
  const { stdout } = await restart();
  expect(restarted()).toEqual(slots.map((slot) => `restart regatta@${slot}.service`));
  expect(asked).toEqual([91, 91, 92, 92, 93, 93]);
  expect(stdout).toContain("3 restarted.");
});

test("DEP14 one that ends again and again is restarted, too, and before those that serve meanwhile", async () => {
  tellUnits("91 active", "92 activating", "93 inactive");
  const { stdout } = await restart();
  expect(restarted()).toEqual(["restart regatta@92.service", "restart regatta@91.service"]);
  expect(stdout).toContain("2 restarted.");
});

test("DEP14 where none runs or tries to, it says so", async () => {
  tellUnits("91 inactive", "92 failed");
  await expect(restart()).rejects.toMatchObject({ code: 1, stderr: "No process of Regatta runs here.\n" });
  expect(readFileSync(calls, "utf8")).toBe("");
});

test("DEP14 it stops at the first that does not come back", async () => {
  writeFileSync(path.join(folder, "broken"), "");
  await expect(restart("91", "92", "93")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("regatta@92 did not come back"),
  });
  expect(restarted()).toEqual(["restart regatta@91.service", "restart regatta@92.service"]);
  rmSync(path.join(folder, "broken"));
});

test.each(["regatta-backup", "regatta-drill"])("DEP14 it begins nothing while %s runs", async (unit) => {
  const running = path.join(folder, `${unit}.service`);
  writeFileSync(running, "");
  onTestFinished(() => rmSync(running));
  await expect(restart("91")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${unit} runs`),
  });
  expect(readFileSync(calls, "utf8")).toBe("");
});
