import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

const page = read("docs/hosting.md");
const unit = read("deploy/systemd/regatta@.service");
const compose = read("docker-compose.yml");
const known = [...read("server/env.ts").matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);

/** Of other programs. */
const others = ["POSTGRES_PASSWORD", "GRAFANA_PASSWORD", "NODE_ENV"];

test("DEP13 the page and the unit name only variables that Regatta reads", () => {
  const named = [...`${page}\n${unit}`.matchAll(/^(?:Environment=)?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(named).toContain("REGATTA_SEAL_KEY");
  expect(named.filter((name) => !known.includes(name) && !others.includes(name ?? ""))).toEqual([]);
});

test("DEP13 the page and the unit name only files that there are", () => {
  const named = `${page}\n${unit}`.match(/(?<![\w/])deploy\/[\w@./-]*\w/g) ?? [];
  expect(named.length).toBeGreaterThan(10);
  // deploy/own is whoever runs it's.
  const missing = named.filter(
    (name) => !name.startsWith("deploy/own") && !existsSync(path.join(root, name)),
  );
  expect(missing).toEqual([]);
});

test("DEP13 the connection budget follows from the pool", () => {
  const [, pool] = /poolSize = (\d+)/.exec(read("server/db/database.ts")) ?? [];
  const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \| (\d+)(?: \(as it is\))? \|$/gm)];
  expect(rows.length).toBeGreaterThan(5);
  for (const [, processes, connections, all, most] of rows) {
    expect(Number(connections)).toBe(Number(processes) * (Number(pool) + 2));
    expect(Number(all)).toBe(Number(connections) + 8);
    expect(Number(most)).toBeGreaterThan(Number(all));
  }
});

test("DEP13 nginx of the containers is told the addresses that their processes have", () => {
  const addresses = [...compose.matchAll(/ipv4_address: ([\d.]+)/g)].map(([, address]) => `${address}:2567`);
  expect(addresses).toHaveLength(2);
  expect(page).toContain(`sh deploy/nginx/upstreams.sh ${addresses.join(" ")} > deploy/own/upstreams.conf`);
});
