import { type ChildProcess, spawn } from "node:child_process";
import { Redis } from "ioredis";
import { eventually } from "./eventually.ts";
import { freePort } from "./privateCluster.ts";

/** A Redis server of the test's own, to which it may do what it likes. */
export interface PrivateRedis {
  readonly url: string;
  readonly port: number;
  /** To look into it. */
  readonly client: Redis;
  /** Stops it where it is, as when its machine hangs. */
  freeze(): void;
  thaw(): void;
  /** As `kill -9` does: what it held is lost. */
  kill(): Promise<void>;
  /** Again, after {@link kill}, at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one on a free port, in memory alone. `address`: where it listens beside the loopback. */
export async function startPrivateRedis({
  address,
}: {
  readonly address?: string;
} = {}): Promise<PrivateRedis> {
  const port = await freePort();
  const listen = address === undefined ? [] : [address, "--protected-mode", "no"];
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 });
  client.on("error", () => undefined);
  let server: ChildProcess | null = null;

  const start = async () => {
    server = spawn(
      "redis-server",
      ["--port", `${port}`, "--save", "", "--appendonly", "no", "--bind", "127.0.0.1", ...listen],
      { stdio: "ignore" },
    );
    await eventually(() => client.ping());
  };
  const kill = async () => {
    const killed = server;
    server = null;
    if (!killed) return;
    const ended = new Promise((resolve) => killed.once("exit", resolve));
    killed.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url,
    port,
    client,
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    kill,
    start,
    async close() {
      client.disconnect();
      await kill();
    },
  };
}
