import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Programs that only look at what is under `deploy/`, and the Debian packages that have them. */
const packages = {
  nginx: "nginx-light",
  openssl: "openssl",
  prometheus: "prometheus",
  promtool: "prometheus",
  python3: "python3-yaml",
  "systemd-analyze": "systemd",
} as const;
export type Program = keyof typeof packages;

/** Where Debian keeps what only administrators run is not always on the path. */
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Undefined: it is not installed. */
export function findProgram(program: Program): string | undefined {
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}

/** Throws a sentence that says what to install. */
export function getProgram(program: Program): string {
  const file = findProgram(program);
  if (file === undefined)
    throw new Error(`${program} is missing: apt-get install --no-install-recommends ${packages[program]}`);
  return file;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
