import { spawnSync } from "node:child_process";
import path from "node:path";
import { getProgram, type Program } from "./programs.ts";

export const root = path.join(import.meta.dirname, "../..");

/** One thing that is looked at; `look` throws what is wrong, and resolves with what was seen. */
export interface Check {
  readonly what: string;
  readonly look: () => string | Promise<string>;
}

/** What a program printed. Throws that when it fails, or when it must be silent and is not. */
export function run(program: Program, args: readonly string[], { cwd = root, silent = false } = {}): string {
  const { status, stdout, stderr } = spawnSync(getProgram(program), args, { cwd, encoding: "utf8" });
  const said = `${stdout}${stderr}`.trim();
  if (status !== 0 || (silent && said !== "")) throw new Error(said || `${program} ended with ${status}`);
  return said;
}
