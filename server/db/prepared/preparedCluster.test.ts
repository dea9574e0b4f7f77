import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../database.ts";
import { findPreparedCluster } from "./preparedCluster.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-prepared-"));
  folders.push(folder);
  return folder;
}

async function getPreparedCluster(): Promise<Blob> {
  const prepared = await findPreparedCluster();
  if (prepared) return prepared;
  throw new Error("none: run npm run prepare-database, and remove the one of the version before");
}

async function preparedTar(): Promise<Buffer> {
  return Buffer.from(await (await getPreparedCluster()).arrayBuffer());
}

test("DBS9 a database is prepared for the installed version of PGlite, and is the one it would make", async () => {
  const prepared = await findPreparedCluster();
  if (!prepared)
    throw new Error("none: run npm run prepare-database, and remove the one of the version before");
  const described = async (pglite: PGlite) => {
    const settings = "'server_encoding', 'lc_collate', 'lc_ctype', 'TimeZone', 'data_checksums', 'wal_level'";
    const { rows } = await pglite.query(
      `select name, setting from pg_settings where name in (${settings}) or source = 'configuration file'
       union all select 'version', version()
       union all select 'tables', count(*)::text from pg_class
       union all select datname, datcollate || datctype || encoding from pg_database order by 1, 2`,
    );
    await pglite.close();
    return rows;
  };
  const made = await described(new PGlite());
  expect(made.length).toBeGreaterThan(8);
  expect(await described(new PGlite({ loadDataDir: prepared }))).toEqual(made);
}, 120_000);

test("DBS9 an unpacking that was killed begins anew", async () => {
  const dataDir = emptyFolder();
  const tar = await preparedTar();
  // What a kill leaves: some of the files, the last one cut off, and no PG_VERSION.
  const cluster = path.join(dataDir, "pg");
  fs.mkdirSync(path.join(cluster, "global"), { recursive: true });
  fs.writeFileSync(path.join(cluster, "global/pg_control"), tar.subarray(0, 100));
  fs.writeFileSync(path.join(cluster, "postgresql.conf"), "cut off");

  const database = await openDatabase({ dataDir });
  expect(await database.db.selectFrom("contest").selectAll().execute()).toEqual([]);
  await database.close();
}, 120_000);

test("DBS9 PG_VERSION, which tells a finished folder, is unpacked last", async () => {
  const tar = await preparedTar();
  const names = entryNames(tar);
  expect(names.length).toBeGreaterThan(900);
  expect(names.at(-1)).toBe("./PG_VERSION");
  expect(names.filter((name) => name.endsWith("PG_VERSION") && path.dirname(name) === ".")).toHaveLength(1);
});

/** A tar is headers of 512 bytes, each followed by its file in blocks of 512. */
function entryNames(tar: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; tar[at] !== 0 && at < tar.length; ) {
    const text = (from: number, length: number) =>
      tar
        .subarray(at + from, at + from + length)
        .toString()
        .replace(/\0.*$/s, "");
    names.push(text(0, 100));
    at += 512 + Math.ceil(Number.parseInt(text(124, 12), 8) / 512) * 512;
  }
  return names;
}
