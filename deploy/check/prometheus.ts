import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Check, root, run } from "./checking.ts";

const shipped = path.join(root, "deploy/prometheus");

export const prometheusChecks: readonly Check[] = [
  ...["prometheus.yml", "prometheus.compose.yml"].map((name) => ({
    what: `promtool check config ${name}`,
    look: () => inCopy((folder) => run("promtool", ["check", "config", name], { cwd: folder })),
  })),
  {
    what: "promtool test rules",
    look: () => run("promtool", ["test", "rules", "alerts.test.yml"], { cwd: shipped }),
  },
];

/** The token of the containers is a file here, too. */
function inCopy(look: (folder: string) => string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-prometheus-"));
  try {
    cpSync(shipped, folder, { recursive: true });
    const tokenFile = path.join(folder, "token");
    writeFileSync(tokenFile, "token");
    const file = path.join(folder, "prometheus.compose.yml");
    writeFileSync(file, readFileSync(file, "utf8").replace("/run/secrets/metrics_token", tokenFile));
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
