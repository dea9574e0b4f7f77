import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { callRoute } from "./bots/callRoute.ts";
import { runSealKey } from "./seal.ts";

export interface ServerOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly password: string;
  /** Further variables of the environment, such as limits. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of Node, before the program. */
  readonly nodeFlags?: readonly string[];
  /** Where it listens, and from where it is asked; the loopback unless given. */
  readonly place?: ServerPlace;
  /** Told all that it prints. */
  readonly onOutput?: (output: string) => void;
}

/** A network that a process lives in. */
export interface ServerPlace {
  /** The process's own address there. */
  readonly address: string;
  /** From where this process reaches it. */
  readonly from: string;
  /** A command that runs another one in that network, in its own stead. */
  readonly enter: readonly string[];
}

const loopback: ServerPlace = { address: "127.0.0.1", from: "127.0.0.1", enter: [] };

export const organizerLogin = "organizer";

const main = path.join(import.meta.dirname, "../server/start.ts");
const startTimeoutMs = 60_000;
const lookEveryMs = 10;
const keptOutputCharacters = 4_000;

/** The product as a process of its own, to be killed and started again on the same data and port. */
export class ServerProcess {
  readonly #options: ServerOptions;
  readonly #place: ServerPlace;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#place = options.place ?? loopback;
  }

  get origin(): string {
    return `http://${this.address}`;
  }

  /** Where it listens: `HOST:PORT`. */
  get address(): string {
    return `${this.#place.address}:${this.#options.port}`;
  }

  /** It was started, and has neither been ended nor ended by itself. */
  get isRunning(): boolean {
    return this.#child !== null && !hasEnded(this.#child);
  }

  /** Of the running process. Throws when none runs. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error("the server does not run");
    return this.#child.pid;
  }

  /** The last of what the processes printed. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it answers. Throws when it ends instead, or takes longer than a minute. */
  async start(): Promise<void> {
    const { port, dataDir, databaseUrl, password, environment = {}, nodeFlags = [] } = this.#options;
    const { PATH, TMPDIR } = process.env;
    const [program, ...given] = [...this.#place.enter, process.execPath, ...nodeFlags, main];
    const child = spawn(program, given, {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...(PATH === undefined ? {} : { PATH }),
        ...(TMPDIR === undefined ? {} : { TMPDIR }),
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
        PORT: `${port}`,
        HOST: this.#place.address,
        DATA_DIR: dataDir,
        REGATTA_LOGIN: organizerLogin,
        REGATTA_PASSWORD: password,
        LOG_LEVEL: "warn",
        REGATTA_SEAL_KEY: runSealKey,
        ...environment,
      },
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      const output = chunk.toString("utf8");
      this.#output = (this.#output + output).slice(-keptOutputCharacters);
      this.#options.onOutput?.(output);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    await this.#untilItAnswers(child);
  }

  /** SIGKILL: no goodbye, nothing flushed. Resolves when the process is gone. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** SIGTERM, as a service manager stops it. Resolves when the process is gone. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** SIGSTOP: it stands where it is, as when its machine swaps, until {@link thaw}. */
  freeze(): void {
    this.#child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child?.kill("SIGCONT");
  }

  /** For the end of everything: never throws. */
  discard(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child) return;
    if (hasEnded(child)) throw new Error(`the server had ended by itself:\n${this.#output}`);
    child.kill(signal);
    const [exitCode] = await once(child, "exit");
    if (signal === "SIGTERM" && exitCode !== 0)
      throw new Error(`the server did not stop properly (${exitCode}):\n${this.#output}`);
  }

  async #untilItAnswers(child: ChildProcess): Promise<void> {
    const caller = { origin: this.origin, localAddress: this.#place.from };
    const giveUpAt = performance.now() + startTimeoutMs;
    while (performance.now() < giveUpAt) {
      if (hasEnded(child)) throw new Error(`the server did not start:\n${this.#output}`);
      const answered = await callRoute(caller, "addresses", {}).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await delay(lookEveryMs);
    }
    throw new Error(`the server does not answer:\n${this.#output}`);
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

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
