import fs from "node:fs";
import path from "node:path";
import v8 from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import type pg from "pg";
import { every, systemClock } from "../contests/clock.ts";
import { closing } from "./closing.ts";
import type { Connection } from "./database.ts";
import { DurableNodeFS } from "./durableNodeFS.ts";
import { embeddedFault } from "./embeddedFault.ts";
import { takeEmbeddedFolder } from "./embeddedFolder.ts";
import { createPool } from "./pool.ts";
import { findPreparedCluster } from "./prepared/preparedCluster.ts";
import { syncFolder } from "./prepared/syncFolder.ts";

/** The embedded database has no background processes, so nobody else writes checkpoints or vacuums. */
const upkeepEveryMs = 10 * 60_000;
const checkpointAfterBytes = 32 * 1024 * 1024;

/** The PostgreSQL inside this process, its files in `dataDir`, durable, behind the driver `pg`. */
export async function openPGlite(dataDir: string, onProblem: (error: Error) => void): Promise<Connection> {
  const { directory, release } = await takeEmbeddedFolder(dataDir);
  try {
    const prepared = isEmpty(directory) ? await findPreparedCluster() : undefined;
    const files = new DurableNodeFS(directory);
    compileOnce();
    const pglite = new PGlite({
      fs: files,
      startParams: startParams(),
      ...(prepared && { loadDataDir: prepared }),
    });
    await pglite.waitReady;
    await assertDurable(pglite, files);
    if (prepared) await syncFolder(directory);
    const endUpkeep = startUpkeep(pglite, onProblem);
    return {
      pool: poolOf(pglite, onProblem),
      deadline: null,
      lost: new Promise(() => {}),
      release: closing(
        async () => endUpkeep(),
        () => pglite.close(),
        release,
      ),
    };
  } catch (error) {
    await release();
    throw embeddedFault(error, directory);
  }
}

/**
 * A pool over a PGlite: one connection, because there is one backend. A query through `db` inside a transaction of
 * `db` would wait for itself; the timeout turns that into an error.
 */
export function poolOf(pglite: PGlite, onProblem: (error: Error) => void): pg.Pool {
  const config = { max: 1, connectionTimeoutMillis: 15_000 };
  return createPool(Object.assign(createPgConfig(pglite), config), onProblem, null);
}

function isEmpty(directory: string): boolean {
  return !fs.existsSync(path.join(directory, "PG_VERSION"));
}

/**
 * V8 would soon compile PostgreSQL's functions a second time, by its optimizing compiler: seconds of both cores and half
 * a gigabyte, more than a small laptop has to spare. What its first compiler makes is fast enough to wait for the disk.
 */
function compileOnce(): void {
  v8.setFlagsFromString("--no-wasm-tier-up");
  v8.setFlagsFromString("--no-wasm-dynamic-tiering");
}

function startParams(): string[] {
  const durable = PGlite.defaultStartParams.filter((param) => param !== "-F"); // -F is fsync=off
  const settings = ["wal_sync_method=fsync", "shared_buffers=16MB", "max_connections=5"];
  return [...durable, ...settings.flatMap((setting) => ["-c", setting])];
}

/** Makes a small commit and sees whether it reached the disk: a newer PGlite might bypass {@link DurableNodeFS}. */
export async function assertDurable(pglite: PGlite, files: Pick<DurableNodeFS, "syncCount">): Promise<void> {
  const { rows } = await pglite.query<{ fsync: string }>("show fsync");
  const before = files.syncCount;
  await pglite.query("select pg_logical_emit_message(true, 'regatta', 'is a commit durable?')");
  if (rows[0]?.fsync === "on" && files.syncCount > before) return;
  await pglite.close();
  throw new Error("The embedded database does not write commits to the disk; refusing to start");
}

function startUpkeep(pglite: PGlite, onProblem: (error: Error) => void): () => void {
  const upkeep = async () => {
    const { rows } = await pglite.query<{ due: boolean }>(
      "select pg_current_wal_lsn() - redo_lsn > $1 as due from pg_control_checkpoint()",
      [checkpointAfterBytes],
    );
    if (rows[0]?.due !== true) return;
    await pglite.exec("vacuum (analyze) contest_owner");
    await pglite.exec("vacuum (analyze) snapshot");
    await pglite.exec("vacuum (analyze) snapshot_part");
    await pglite.exec("checkpoint");
  };
  return every(systemClock, upkeepEveryMs, () => void upkeep().catch(onProblem));
}
