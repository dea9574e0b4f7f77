import path from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type Env, readCommandEnv } from "../server/env.ts";
import { Refused } from "../server/ops/Refused.ts";
import { startupSentence } from "../server/ops/startupErrors.ts";

export interface Given {
  readonly env: Env;
  /** As it was typed; "" for a command that takes none. */
  readonly file: string;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** Aborted when whoever started it has had enough: what was begun is taken back. */
  readonly signal: AbortSignal;
}

/** Runs a command of the shell, and ends it with a sentence where one says enough. A usage that names FILE wants one. */
export async function runCommand(
  usage: string,
  options: Readonly<Record<string, "string" | "boolean">>,
  run: (given: Given) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new Refused("Stopped; nothing was kept.")));
  let env: Env | null = null;
  try {
    env = readCommandEnv();
    await run({ env, ...readCommandLine(usage, options), signal: stop.signal });
  } catch (error) {
    console.error(error instanceof Refused ? error.message : (sentenceOf(error, env) ?? error));
    process.exitCode = 1;
  }
}

/** npm runs scripts in the package's folder; a file is named from where the person is. */
export function fileHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? ".", file);
}

function readCommandLine(usage: string, options: Readonly<Record<string, "string" | "boolean">>) {
  const wanted = usage.includes("FILE") ? 1 : 0;
  try {
    const described: ParseArgsOptionsConfig = Object.fromEntries(
      Object.entries(options).map(([name, type]) => [name, { type }]),
    );
    const { values, positionals } = parseArgs({ allowPositionals: true, options: described });
    if (positionals.length !== wanted) throw new Error(wanted ? "Give one file." : "This takes no file.");
    return { file: positionals[0] ?? "", values: values as Given["values"] }; // none may be given several times
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** What a file may be is said by the system; the rest as at a start. */
function sentenceOf(error: unknown, env: Env | null): string | null {
  const isOfFile = error instanceof Error && "path" in error && "syscall" in error && "code" in error;
  if (isOfFile && !String(error.path).startsWith(env?.dataDir ?? "\0"))
    return `${error.path} cannot be used (${error.message}).`;
  return startupSentence(error, env);
}
