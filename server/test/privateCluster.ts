import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { eventually } from "./eventually.ts";

/** A PostgreSQL server of the test's own, which it may freeze. */
export interface PrivateCluster {
  readonly url: string;
  /** Stops every process of the server where it is, as when its machine hangs. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** Starts one on a free port, in a folder of its own. Throws when PostgreSQL is not installed here. */
export async function startPrivateCluster(): Promise<PrivateCluster> {
  const bin = findBinaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-cluster-"));
  const data = path.join(folder, "data");
  const owner = serverUser();
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, stdio: "ignore" } as const;
  execFileSync(path.join(bin, "initdb"), ["-D", data, "-U", "regatta", "-A", "trust", "--no-sync"], options);
  const port = await freePort();
  const server = spawn(
    path.join(bin, "postgres"),
    ["-D", data, "-p", `${port}`, "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
    options,
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const { pid } = server;
  if (pid === undefined) throw new Error("postgres did not start");
  const url = `postgres://regatta@127.0.0.1:${port}/postgres`;
  await eventually(() => ask(url));
  const signal = (name: NodeJS.Signals) => {
    // The parent first: it starts nothing new while its children are stopped.
    for (const one of [pid, ...childrenOf(pid)]) process.kill(one, name);
  };
  return {
    url,
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    async close() {
      signal("SIGCONT");
      server.kill("SIGQUIT");
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

/** `initdb` is on few paths: distributions keep the versions apart. */
function findBinaries(): string {
  const versions = "/usr/lib/postgresql";
  const folders = [
    ...(fs.existsSync(versions)
      ? fs.readdirSync(versions).map((version) => path.join(versions, version, "bin"))
      : []),
    ...["/usr/local/pgsql/bin", "/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"],
  ];
  const found = folders.find((folder) => fs.existsSync(path.join(folder, "initdb")));
  if (found === undefined)
    throw new Error("there is no initdb here: install PostgreSQL, or unset DATABASE_URL");
  return found;
}

/** PostgreSQL refuses to run as root. */
export function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function childrenOf(pid: number): readonly number[] {
  const output = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

/** Of 127.0.0.1, where nobody listens just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
