import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

export interface Child {
  /** The next line it prints; null when it has ended. */
  readonly nextLine: () => Promise<string | null>;
  /** SIGKILL; resolves when the process is gone, with the lines that were not read yet. */
  readonly kill: () => Promise<readonly string[]>;
}

/** Runs a program of this folder in a process of its own. */
export function startChild(program: string, args: readonly string[]): Child {
  const file = path.join(import.meta.dirname, program);
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  if (child.stdout === null) throw new Error("The child has no output to read");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { done, value } = await lines.next();
    return done === true ? null : value;
  };
  return {
    nextLine,
    async kill() {
      child.kill("SIGKILL");
      await gone;
      const rest: string[] = [];
      for (let line = await nextLine(); line !== null; line = await nextLine()) rest.push(line);
      return rest;
    },
  };
}
