import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

const decompress = promisify(brotliDecompress);

/**
 * The files of an empty database as a tar, for PGlite's `loadDataDir`: making them anew takes seconds and a gigabyte.
 * `PG_VERSION`, by which PGlite knows a finished folder, comes last, so that an unpacking that was killed begins anew.
 * Undefined when none was prepared for the installed version of PGlite, which then makes them itself.
 */
export async function findPreparedCluster(): Promise<Blob | undefined> {
  const packed = await readFile(preparedClusterFile(await installedVersion())).catch(() => undefined);
  return packed && new Blob([await decompress(packed)]);
}

/** Where the prepared database for a version of PGlite is kept; `npm run prepare-database` writes it. */
export function preparedClusterFile(version: string): string {
  return path.join(import.meta.dirname, `pglite-${version}.tar.br`);
}

/** The version of the PGlite that would run. */
export async function installedVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve("@electric-sql/pglite"));
  const description: { readonly version: string } = JSON.parse(
    await readFile(path.join(path.dirname(entry), "../package.json"), "utf8"),
  );
  return description.version;
}
