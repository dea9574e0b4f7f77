import { BadOptions } from "../given.ts";
import type { DatabaseKind } from "../runDatabase.ts";
import { findPostgresServer } from "../runDatabase.ts";
import { fileLimitFault } from "./limits.ts";
import { Progress } from "./progress.ts";
import type { CrowdSize } from "./seatPlan.ts";

/** What every program of load has at hand. */
export interface Surroundings {
  readonly progress: Progress;
  /** Called when this process ends before its time, the last one first: what it started must end, too. */
  readonly cleanups: Set<() => void | Promise<void>>;
}

/** Runs a program to the end of its process: 0 when `main` says true, 1 when not, 2 for options that cannot be used. */
export async function runProgram(main: (surroundings: Surroundings) => Promise<boolean>): Promise<never> {
  const cleanups: Surroundings["cleanups"] = new Set();
  const endNow = async (exitCode: number): Promise<never> => {
    for (const cleanUp of [...cleanups].reverse()) await cleanUp();
    cleanups.clear();
    process.exit(exitCode);
  };
  // A signal to the whole group ends what `main` waits for, too: the end of that must not cut the first end short.
  let ending: Promise<never> | null = null;
  const end = (exitCode: number): Promise<never> => {
    ending ??= endNow(exitCode);
    return ending;
  };
  // Also when nobody caught an error: then only what ends at once is ended.
  process.on("exit", () => {
    for (const cleanUp of cleanups) void cleanUp();
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(1));
  try {
    return await end((await main({ progress: new Progress(), cleanups })) ? 0 : 1);
  } catch (error) {
    if (error instanceof BadOptions) console.error(error.message);
    else console.error(error);
    return await end(error instanceof BadOptions ? 2 : 1);
  }
}

/** The server to make databases on; null for the embedded database. Throws {@link BadOptions} when there is none. */
export async function databaseServerFor(kind: DatabaseKind): Promise<string | null> {
  if (kind === "pglite") return null;
  const serverUrl = await findPostgresServer();
  if (serverUrl !== null) return serverUrl;
  throw new BadOptions(
    "No PostgreSQL server is reachable in which a database may be created: set DATABASE_URL, start one on 127.0.0.1:5432, or pass --database pglite.",
  );
}

/** Throws {@link BadOptions} when the system would not let so many clients in. */
export function checkFileLimit({ rooms, seats }: CrowdSize): void {
  const fault = fileLimitFault(rooms * seats);
  if (fault !== null) throw new BadOptions(fault);
}

/** Prints what must not be, and answers whether there was nothing. */
export function printFindings(findings: readonly string[]): boolean {
  console.log(
    findings.length === 0 ? "\nno findings" : `\n${findings.length} FINDINGS\n${findings.join("\n")}`,
  );
  return findings.length === 0;
}
