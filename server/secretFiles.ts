import fs from "node:fs";
import { BadEnvironment } from "./envValues.ts";

/** Variables that hold a secret. Each may be given as `NAME_FILE`, too: the path of a file that holds it. SCY1 */
const secretNames = [
  "DATABASE_URL",
  "METRICS_TOKEN",
  "REDIS_URL",
  "REGATTA_PASSWORD",
  "REGATTA_SEAL_KEY",
] as const;

const mostBytes = 64 * 1024;

export type Variables = Readonly<Record<string, string | undefined>>;

/** The variables with the secrets that stand in files. Throws {@link BadEnvironment}. An empty variable counts as not set. */
export function withSecretFiles(source: Variables): Variables {
  const read: Record<string, string | undefined> = { ...source };
  for (const name of secretNames) {
    const variable = `${name}_FILE`;
    const file = source[variable];
    delete read[variable];
    if (file === undefined || file === "") continue;
    if (source[name] !== undefined && source[name] !== "")
      throw new BadEnvironment(`${name} and ${variable} are both set: keep one of them.`);
    const secret = readSecretFile(variable, file).replace(/\r?\n$/, "");
    if (secret === "") throw new BadEnvironment(`${variable} names ${file}, which is empty.`);
    read[name] = secret;
  }
  return read;
}

/** A file that nobody but its owner may read. Throws {@link BadEnvironment}, which names `variable` and nothing of the file. SCY1 */
export function readSecretFile(variable: string, file: string): string {
  try {
    const { mode, size } = fs.statSync(file);
    if (isOpenToOthers(mode))
      throw new BadEnvironment(
        `${variable} names ${file}, which others may read or write: chmod 600 it, and change the secret if they did.`,
      );
    if (size > mostBytes)
      throw new BadEnvironment(`${variable} names ${file}, which is too large for a secret.`);
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof BadEnvironment) throw error;
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new BadEnvironment(`${variable} names ${file}, which cannot be read${code}.`);
  }
}

/** Whether the group or others may do anything with a file of this mode. Windows keeps rights elsewhere. */
export function isOpenToOthers(mode: number, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== "win32" && (mode & 0o077) !== 0;
}
