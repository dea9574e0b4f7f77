import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import tls from "node:tls";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { freshDataDir } from "../test/databases.ts";

// The program itself, with secrets that would be found anywhere.

const program = path.join(import.meta.dirname, "../start.ts");
const canary = "canary-in-a-mine";

const running: ChildProcess[] = [];
const folders: { remove(): void }[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }
  for (const folder of folders.splice(0)) folder.remove();
});

async function dataDir(): Promise<string> {
  const folder = await freshDataDir();
  folders.push(folder);
  return folder.dataDir;
}

function start(environment: Record<string, string>, options: readonly string[] = []) {
  const child = spawn(process.execPath, [program, ...options], {
    env: { PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "trace", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let output = "";
  const isRunning = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (/Console +\S+\/console\n/.test(output)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: () => output, isRunning, exited };
}

test("SCY2 a running server tells its secrets nowhere: not in what it prints, its figures, or its command line", async () => {
  const folder = await dataDir();
  const file = path.join(folder, "password");
  writeFileSync(file, `${canary}\n`, { mode: 0o600 });
  const { child, output, isRunning, exited } = start(
    { DATA_DIR: folder, REGATTA_PASSWORD_FILE: file, REGATTA_SEAL_KEY: `${"canary".padEnd(42, "x")}A` },
    ["--tls"],
  );
  await Promise.race([isRunning, exited]);
  const [, url = ""] = /Console +(https:\S+)\/console\n/.exec(output()) ?? [];
  expect(output()).toMatch(/SHA-256 +([\dA-F]{2}:){16}\n/);
  const [, certificate = ""] = readFileSync(path.join(folder, "tls/self-signed.pem"), "utf8").split(
    /(?=-----BEGIN CERT)/,
  );
  const trusted = tls.getCACertificates();
  onTestFinished(() => tls.setDefaultCACertificates(trusted));
  tls.setDefaultCACertificates([certificate]);
  const signIn = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login: "organizer", password: canary }),
  });
  expect(signIn.status).toBe(200);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain("process_cpu_seconds_total");
  const commandLine = process.platform === "linux" ? readFileSync(`/proc/${child.pid}/cmdline`, "utf8") : "";
  child.kill("SIGTERM");
  await exited;
  for (const text of [output(), metrics, commandLine]) expect(text).not.toContain("canary");
}, 120_000);

test.each([
  ["cannot be reached", `postgres://me:${canary}@127.0.0.1:1/none`, /cannot be reached \(ECONNREFUSED\)/],
  ["is no address", `postgres://me:${canary}@[127.0.0.1/none`, /Regatta cannot start\. /],
  ["has no host", `postgres://me:${canary}%2@:x/none`, /Regatta cannot start\. /],
])(
  "SCY2 a start that fails because the database %s does not say its password",
  async (_, DATABASE_URL, sentence) => {
    const { output, exited } = start({ DATA_DIR: await dataDir(), DATABASE_URL });
    expect(await exited).toBe(1);
    expect(output()).toMatch(sentence);
    expect(output()).not.toContain("canary");
  },
  60_000,
);

test("SCY3 nobody else on the computer can look into the embedded database, also where it was copied to", async () => {
  const folder = await dataDir();
  chmodSync(path.join(folder, "pg"), 0o755);
  const { isRunning, exited, child } = start({ DATA_DIR: folder });
  await Promise.race([isRunning, exited]);
  expect(statSync(path.join(folder, "pg")).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, "seal.key")).mode & 0o777).toBe(0o600);
  child.kill("SIGTERM");
  await exited;
}, 120_000);
