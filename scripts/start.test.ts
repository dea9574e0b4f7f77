import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockDirectory } from "../server/db/directoryLock.ts";

const own = path.join(import.meta.dirname, "..");

/** The program with a page that was never built, and a data folder. */
async function program(): Promise<{ readonly root: string; readonly dataDir: string }> {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), "regatta-start-")));
  onTestFinished(() => rm(root, { recursive: true }));
  const dataDir = path.join(root, "data");
  for (const folder of ["scripts", "client", "data/pg"])
    await mkdir(path.join(root, folder), { recursive: true });
  for (const script of ["start.ts", "buildPages.ts", "clientSourceHash.ts"])
    await copyFile(path.join(import.meta.dirname, script), path.join(root, "scripts", script));
  for (const folder of ["server", "shared", "node_modules"])
    await symlink(path.join(own, folder), path.join(root, folder));
  await writeFile(path.join(root, "client/index.html"), "<!doctype html><title>One</title>");
  await writeFile(path.join(root, "package.json"), '{ "type": "module" }');
  const config = 'export default { root: "client", build: { outDir: "../dist/client", emptyOutDir: true } };';
  await writeFile(path.join(root, "vite.config.ts"), config);
  return { root, dataDir };
}

/** Starts it as `npm start` does, and waits for its end. */
async function start(root: string, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [path.join(root, "scripts/start.ts")], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  await once(child, "close");
  return { code: child.exitCode, output, errors };
}

/** It says why, and has not touched the pages. */
function expectRefusal(root: string, end: Awaited<ReturnType<typeof start>>, sentence: RegExp): void {
  expect(end).toEqual({ code: 1, output: "", errors: expect.stringMatching(sentence) });
  expect(existsSync(path.join(root, "dist"))).toBe(false);
}

test("OPS16 beside a server that has the data folder no pages are built", async () => {
  const { root, dataDir } = await program();
  const lock = await lockDirectory(path.join(dataDir, "pg"));
  onTestFinished(() => lock.release());
  const end = await start(root, { DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1" });
  expectRefusal(
    root,
    end,
    /^Regatta cannot start\. Another process is using .*\. Is Regatta running already\?\n$/,
  );
});

test("OPS16 nor where the port is taken", async () => {
  const { root, dataDir } = await program();
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  onTestFinished(() => void blocker.close());
  const address = blocker.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const end = await start(root, { DATA_DIR: dataDir, PORT: `${port}`, HOST: "127.0.0.1" });
  expectRefusal(root, end, /^Regatta cannot start\. Port \d+ is in use: .*\.\n$/);
});

test("OPS16 nor where a variable cannot be read", async () => {
  const { root, dataDir } = await program();
  const end = await start(root, { DATA_DIR: dataDir, PORT: "many" });
  expectRefusal(root, end, /^Regatta cannot start\. PORT must be a whole number from 0 to 65535\.\n$/);
});
