import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Registry } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import { watchBackups } from "./watchBackups.ts";

test("OPS15 the newest whole backup of the folder is told, and 0 where there is none", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-backups-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const registry = new Registry();
  watchBackups({ registry }, folder);
  const told = async () => {
    const [metric] = await registry.getMetricsAsJSON();
    return metric?.values[0]?.value;
  };
  const write = (name: string, seconds: number) => {
    fs.writeFileSync(path.join(folder, name), "");
    fs.utimesSync(path.join(folder, name), seconds, seconds);
  };
  expect(await told()).toBe(0);
  write("1.backup", 1_900_000_100);
  write("2.backup", 1_900_000_000);
  write("2.backup.unfinished", 1_900_000_200);
  expect(await told()).toBe(1_900_000_100);
  fs.rmSync(folder, { recursive: true });
  expect(await told()).toBe(0);
});
