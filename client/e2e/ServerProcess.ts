import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";

export interface ServerOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly login: string;
  /** Null: the program makes one up. */
  readonly password: string | null;
  /** Of another version of the product; this one unless given. */
  readonly folder?: string;
}

const ownFolder = path.join(import.meta.dirname, "../..");
const startWithinMs = 90_000;
const stopWithinMs = 15_000;

/** The product as `npm start` runs it, in a process of its own; the pages are built when they have changed. */
export class ServerProcess {
  readonly #options: ServerOptions;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** All that it printed. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it says that it is running. Throws when it ends instead. */
  async start(): Promise<void> {
    const { port, dataDir, databaseUrl, login, password, folder = ownFolder } = this.#options;
    const { DATABASE_URL: _, ...surroundings } = process.env;
    const child = spawn(process.execPath, [path.join(folder, "scripts/start.ts")], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...surroundings,
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
        PORT: `${port}`,
        HOST: "127.0.0.1",
        DATA_DIR: dataDir,
        REGATTA_LOGIN: login,
        REGATTA_PASSWORD: password ?? "",
        LOG_LEVEL: "warn",
      },
    });
    this.#child = child;
    const before = this.#output.length;
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the server ${why}:\n${this.#output.slice(before)}`));
      const timer = setTimeout(() => fail("does not start"), startWithinMs);
      const listen = (chunk: Buffer) => {
        this.#output += chunk.toString("utf8");
        if (this.#output.slice(before).includes(`:${port}/console`)) done(resolve);
      };
      const done = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      child.once("exit", (code) => done(() => fail(`ended with code ${code}`)));
    });
  }

  /** Asks it to stop; resolves with its exit code when it is gone. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (!child) return null;
    if (child.exitCode !== null) throw new Error(`the server had ended by itself:\n${this.#output}`);
    const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    clearTimeout(timer);
    return child.exitCode;
  }

  /** For the end of everything: never throws. */
  discard(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }
}

/** A port of the loopback that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}
