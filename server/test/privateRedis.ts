import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { Redis } from "ioredis";
import { eventually } from "./eventually.ts";

/** A Redis server of the test's own, to which it may do what it likes. */
export interface PrivateRedis {
  readonly url: string;
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

/** Starts one on a free port, in memory alone. */
export async function startPrivateRedis(): Promise<PrivateRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 });
  client.on("error", () => undefined);
  let server: ChildProcess | null = null;

  const start = async () => {
    server = spawn(
      "redis-server",
      ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
