import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { freePort } from "../../loadtest/serverProcess.ts";
import { getProgram } from "./programs.ts";

const Answer = z.union([
  z.looseObject({ status: z.literal("success"), data: z.looseObject({ result: z.array(z.unknown()) }) }),
  z.looseObject({ status: z.literal("error"), error: z.string() }),
]);

const startWithinMs = 20_000;

/** A real Prometheus that asks one process of Regatta every second. */
export class RunningPrometheus {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #url: string;

  static async start(target: string): Promise<RunningPrometheus> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-prometheus-"));
    const configFile = path.join(folder, "prometheus.yml");
    writeFileSync(
      configFile,
      JSON.stringify({
        global: { scrape_interval: "1s" },
        scrape_configs: [{ job_name: "regatta", static_configs: [{ targets: [target] }] }],
      }),
    );
    const address = `127.0.0.1:${await freePort()}`;
    const options = {
      "config.file": configFile,
      "storage.tsdb.path": folder,
      "web.listen-address": address,
      "log.level": "error",
    };
    const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const child = spawn(getProgram("prometheus"), args, { stdio: ["ignore", "inherit", "inherit"] });
    const prometheus = new RunningPrometheus(child, folder, `http://${address}`);
    await prometheus.until('count_over_time(up{job="regatta"}[1m]) >= 4 and up == 1');
    return prometheus;
  }

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.#url = url;
  }

  /** How many series it comes to. Throws what Prometheus says against it. */
  async query(expression: string): Promise<number> {
    const response = await fetch(`${this.#url}/api/v1/query?${new URLSearchParams({ query: expression })}`);
    const answer = Answer.parse(await response.json());
    if (answer.status === "error") throw new Error(answer.error);
    return answer.data.result.length;
  }

  /** Waits until it comes to something. */
  async until(expression: string): Promise<void> {
    const giveUpAt = performance.now() + startWithinMs;
    while ((await this.query(expression).catch(() => 0)) === 0) {
      if (this.#child.exitCode !== null) throw new Error("Prometheus did not start");
      if (performance.now() > giveUpAt) throw new Error(`Prometheus never came to ${expression}`);
      await delay(100);
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill("SIGTERM");
      await once(this.#child, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
