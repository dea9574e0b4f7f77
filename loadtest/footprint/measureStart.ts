import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { residentMegabytes } from "./residentMegabytes.ts";

export interface Footprint {
  /** From the start of the process until its addresses are printed. */
  readonly printedSeconds: number;
  /** Of the process and its children together, the most of what was seen every 20 ms. */
  readonly peakMegabytes: number;
  /** The same, when it has stood for a while. */
  readonly idleMegabytes: number;
}

export interface StartToMeasure {
  /** The folder of the program. */
  readonly program: string;
  readonly dataDir: string;
  readonly idleSeconds: number;
}

const lookEveryMs = 20;
const patienceMs = 120_000;

/** Starts the program as `npm start` does, and stops it. Throws when it ends by itself or prints no address in two minutes. */
export async function measureStart({ program, dataDir, idleSeconds }: StartToMeasure): Promise<Footprint> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [path.join(program, "scripts/start.ts")], {
    cwd: program,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "warn" },
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error("the program cannot be started");
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentMegabytes(pid));
  };
  const looking = setInterval(look, lookEveryMs);
  try {
    await printed(child, /Console +http/);
    const printedSeconds = (performance.now() - startedAt) / 1_000;
    await delay(idleSeconds * 1_000);
    return {
      printedSeconds,
      peakMegabytes: Math.round(peak),
      idleMegabytes: Math.round(residentMegabytes(pid)),
    };
  } finally {
    clearInterval(looking);
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  }
}

async function printed(child: ChildProcess, pattern: RegExp): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
    if (pattern.test(output)) resolve();
  });
  child.once("exit", (code) => reject(new Error(`the program ended with ${code}: ${output}`)));
  const patience = setTimeout(() => reject(new Error(`no address was printed: ${output}`)), patienceMs);
  await promise.finally(() => clearTimeout(patience));
}
