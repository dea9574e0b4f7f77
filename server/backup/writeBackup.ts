import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { sql, type Transaction } from "kysely";
import { executedMigrations } from "../db/migrate.ts";
import type { Tables } from "../db/tables.ts";
import { sealKeyFingerprint } from "../journal/sealKey.ts";
import { Refused } from "../ops/Refused.ts";
import { syncNames } from "../syncNames.ts";
import { type BackupHeader, firstLine, lastLineOf, type TableInBackup } from "./format.ts";
import { type KeptTable, keptRows, listKeptTables } from "./keptTables.ts";
import type { Progress } from "./progress.ts";

export interface BackupOptions {
  readonly file: string;
  /** ms since 1970. */
  readonly now: number;
  /** What PINs are sealed with; null: it is not at hand. */
  readonly sealKey: Uint8Array | null;
  /** Whether that key goes into the file. */
  readonly withKey: boolean;
  /** Whether it takes the place of a file of that name, once it is whole; otherwise such a file is refused. */
  readonly replace: boolean;
  readonly progress: Progress;
}

/**
 * Writes what a transaction of `readingAtOneMoment` sees into a file that only its owner reads: whole and on the disk, or not
 * at all. Never holds more than a few rows. OPS1 OPS2 OPS4 OPS14
 */
export async function writeBackup(trx: Transaction<Tables>, options: BackupOptions): Promise<BackupHeader> {
  const { file, replace, progress } = options;
  if (!replace && existsSync(file))
    throw new Refused(`${file} is there already: choose another name, or --replace it.`);
  const header = await headerOf(trx, options);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await writeLines(handle, linesOf(trx, header, progress));
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
    syncNames(path.dirname(file));
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
  return header;
}

async function headerOf(
  trx: Transaction<Tables>,
  { now, sealKey, withKey }: BackupOptions,
): Promise<BackupHeader> {
  if (withKey && !sealKey)
    throw new Refused("The key of the PINs is neither in DATA_DIR/seal.key nor in REGATTA_SEAL_KEY.");
  const tables: TableInBackup[] = [];
  for (const table of await listKeptTables(trx)) tables.push({ ...table, rows: await countRows(trx, table) });
  return {
    takenAt: new Date(now).toISOString(),
    migrations: await executedMigrations(trx),
    tables,
    keyFingerprint: sealKey && sealKeyFingerprint(sealKey),
    ...(withKey && sealKey && { key: Buffer.from(sealKey).toString("base64url") }),
  };
}

async function countRows(trx: Transaction<Tables>, { name }: KeptTable): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.id(name)}`.execute(trx);
  return rows[0]?.rows ?? 0;
}

async function writeLines(handle: FileHandle, lines: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createGzip(), framed, async (bytes: AsyncIterable<Buffer>) => {
    for await (const piece of bytes) await handle.appendFile(piece);
  });
}

async function* framed(packed: AsyncIterable<Buffer>) {
  const sum = createHash("sha256");
  for await (const bytes of beginning(packed)) {
    sum.update(bytes);
    yield bytes;
  }
  yield Buffer.from(lastLineOf(sum.digest("hex")));
}

async function* beginning(packed: AsyncIterable<Buffer>) {
  yield Buffer.from(firstLine);
  yield* packed;
}

async function* linesOf(trx: Transaction<Tables>, header: BackupHeader, progress: Progress) {
  yield `${JSON.stringify(header)}\n`;
  for (const table of header.tables) {
    let written = 0;
    for await (const rows of pagesOf(trx, table)) {
      yield rows.map((row) => `${row}\n`).join("");
      written += rows.length;
      progress.done(table.name, written, table.rows);
    }
    if (written !== table.rows) throw new Error(`${table.name}: ${written} rows instead of ${table.rows}`);
  }
}

/** About as much as is held at once, in characters. */
const pageLength = 1024 * 1024;
const mostRows = 2_000;

/** The rows of a table as JSON, as many at a time as fit a page if they are as long as those before. */
async function* pagesOf(trx: Transaction<Tables>, table: KeptTable): AsyncGenerator<readonly string[]> {
  await sql`declare kept_rows no scroll cursor for
    select row_to_json(kept)::text as row from ${keptRows(table)}`.execute(trx);
  for (let count = 8; ; ) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(count)} from kept_rows`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
    const length = rows.reduce((sum, { row }) => sum + row.length, 0);
    const fitting = Math.floor((rows.length * pageLength) / length);
    count = Math.max(1, Math.min(fitting, 4 * count, mostRows));
  }
  await sql`close kept_rows`.execute(trx);
}
