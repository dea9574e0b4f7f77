import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { eventually } from "./eventually.ts";

const execute = promisify(execFile);

/** A PostgreSQL server of the test's own, to which it may do what it likes. */
export interface PrivateCluster {
  readonly url: string;
  readonly port: number;
  /** The server's `data_directory`. */
  readonly data: string;
  /** False after {@link stop}, and when it ended by itself. */
  readonly isRunning: boolean;
  /** Stops every process of the server where it is, as when its machine hangs. */
  freeze(): void;
  thaw(): void;
  /** As `pg_ctl stop`; `immediate`: as a crash. Resolves when it is gone, also when it was. */
  stop(how: "fast" | "immediate"): Promise<void>;
  /** Again, at the same address. Resolves when it lets in. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface PrivateClusterOptions {
  /** Beside those that every test has, such as `max_connections`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its folder is made; the system's for temporary files unless given. */
  readonly within?: string;
  /** A network that is let in without a password, such as 10.1.0.0/24; it listens there, too. */
  readonly network?: string;
  /** Makes the data instead of `initdb`, by PostgreSQL's programs as its user. */
  readonly makeData?: (
    data: string,
    run: (program: string, given: readonly string[]) => Promise<unknown>,
  ) => Promise<unknown>;
}

/** Starts one on a free port, in a folder of its own. Throws when PostgreSQL is not installed here. */
export async function startPrivateCluster({
  settings = {},
  within = os.tmpdir(),
  network,
  makeData = (data, run) => run("initdb", ["-D", data, "-U", "regatta", "-A", "trust", "--no-sync"]),
}: PrivateClusterOptions = {}): Promise<PrivateCluster> {
  const bin = findBinaries();
  const folder = fs.mkdtempSync(path.join(within, "regatta-cluster-"));
  const data = path.join(folder, "data");
  const owner = serverUser();
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, stdio: "ignore" } as const;
  await makeData(data, (program, given) => execute(path.join(bin, program), given, options));
  if (network) fs.appendFileSync(path.join(data, "pg_hba.conf"), `\nhost all all ${network} trust\n`);
  const port = await freePort();
  const url = `postgres://regatta@127.0.0.1:${port}/postgres`;
  const listen = network ? "*" : "127.0.0.1";
  const all = { listen_addresses: listen, fsync: "off", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  let server: ChildProcess | null = null;
  let ended: Promise<void> = Promise.resolve();
  const isRunning = () => server !== null && server.exitCode === null && server.signalCode === null;
  const start = async () => {
    const started = spawn(
      path.join(bin, "postgres"),
      ["-D", data, "-p", `${port}`, "-k", folder, ...flags],
      options,
    );
    server = started;
    // Also where this process ends before anybody could close it.
    const endWithUs = () => {
      started.kill("SIGQUIT");
      fs.rmSync(folder, { recursive: true, force: true });
    };
    process.once("exit", endWithUs);
    started.once("exit", () => process.off("exit", endWithUs));
    ended = new Promise((resolve) => started.once("exit", () => resolve()));
    if (started.pid === undefined) throw new Error("postgres did not start");
    await eventually(() => ask(url));
  };
  const signal = (name: NodeJS.Signals) => {
    const pid = server?.pid;
    if (pid === undefined || !isRunning()) return;
    // The parent first: it starts nothing new while its children are stopped.
    for (const one of [pid, ...childrenOf(pid)]) sendTo(one, name);
  };
  const stop = async (how: "fast" | "immediate") => {
    signal("SIGCONT");
    server?.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  };
  await start();
  return {
    url,
    port,
    data,
    get isRunning() {
      return isRunning();
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    stop,
    start,
    async close() {
      await stop("immediate");
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A child may have ended by itself meanwhile. */
function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function ask(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
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
