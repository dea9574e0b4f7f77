// Makes the files of an empty embedded database and packs them for server/db/prepared: once for each version of PGlite,
// on Linux. The first start on somebody's laptop unpacks them instead of making them.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { installedVersion, preparedClusterFile } from "../server/db/prepared/preparedCluster.ts";

/** Two blocks of zeros end a tar, and no more with records of one block. */
const endBytes = 2 * 512;

const folder = await mkdtemp(path.join(tmpdir(), "regatta-cluster-"));
try {
  const pglite = new PGlite({ dataDir: folder });
  await pglite.waitReady;
  await pglite.close();
  const tar = pack(["--exclude=./PG_VERSION", "--exclude=./postmaster.pid", "."]);
  const last = pack(["./PG_VERSION"]);
  const file = preparedClusterFile(await installedVersion());
  await writeFile(file, compress(Buffer.concat([tar.subarray(0, -endBytes), last])));
  console.log(`Wrote ${file}.`);
} finally {
  await rm(folder, { recursive: true });
}

function pack(what: readonly string[]): Buffer {
  const same = [
    "--sort=name",
    "--mtime=@0",
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--format=ustar",
    "-b1",
  ];
  return execFileSync("tar", ["-C", folder, ...same, "-cf", "-", ...what], { maxBuffer: 256 * 1024 * 1024 });
}

function compress(tar: Buffer): Buffer {
  return brotliCompressSync(tar, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
    },
  });
}
