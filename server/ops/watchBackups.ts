import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { Gauge } from "prom-client";
import type { Metrics } from "./metrics.ts";

/**
 * Tells when the newest backup in a folder was finished, whenever somebody asks for the metrics: 0 where there is none, or where
 * nobody may look. OPS15
 */
export function watchBackups({ registry }: Pick<Metrics, "registry">, folder: string): void {
  new Gauge({
    name: "regatta_last_backup_timestamp_seconds",
    help: "When the newest backup in BACKUPS_DIR was finished, in seconds since 1970; 0: there is none",
    registers: [registry],
    async collect() {
      this.set((await newestMs(folder)) / 1_000);
    },
  });
}

async function newestMs(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".backup"));
  const times = await Promise.all(
    files.map((name) =>
      stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...times);
}
