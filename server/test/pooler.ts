import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { eventually } from "./eventually.ts";
import { freePort, serverUser } from "./privateCluster.ts";

/** A pgbouncer of the test's own, between it and the PostgreSQL server of an address. */
export interface Pooler {
  /** The same database, through the pooler. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts Debian's pgbouncer on a free port. Throws when it is not installed here. */
export async function startPooler(databaseUrl: string, mode: "transaction" | "session"): Promise<Pooler> {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-pooler-"));
  const ownPort = await freePort();
  const users = path.join(folder, "users.txt");
  const settings = path.join(folder, "pgbouncer.ini");
  fs.writeFileSync(users, `"${username}" ""\n`);
  fs.writeFileSync(
    settings,
    [
      "[databases]",
      `* = host=${hostname} port=${port || 5432}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${ownPort}`,
      "unix_socket_dir =",
      "auth_type = trust",
      `auth_file = ${users}`,
      `pool_mode = ${mode}`,
    ].join("\n"),
  );
  const owner = serverUser();
  if (owner) for (const file of [folder, users, settings]) fs.chownSync(file, owner.uid, owner.gid);
  const pooler = spawn("/usr/sbin/pgbouncer", ["-q", settings], { ...owner, cwd: folder, stdio: "ignore" });
  const ended = new Promise<void>((resolve, reject) => {
    pooler.once("exit", () => resolve());
    pooler.once("error", () => reject(new Error("there is no pgbouncer here: install it")));
  });
  const url = `postgres://${username}@127.0.0.1:${ownPort}${pathname}`;
  await Promise.race([
    ended.then(() => Promise.reject(new Error("pgbouncer ended"))),
    eventually(() => ask(url)),
  ]);
  return {
    url,
    async close() {
      pooler.kill("SIGTERM");
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
}
