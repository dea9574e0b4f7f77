import { type Kysely, sql, type Transaction } from "kysely";
import { migrateToLatest, migrateUpTo, migrationNames } from "../db/migrate.ts";
import type { Tables } from "../db/tables.ts";
import { isDataException } from "../db/violations.ts";
import { Refused } from "../ops/Refused.ts";
import type { TableInBackup } from "./format.ts";
import { listKeptTables } from "./keptTables.ts";
import type { Progress } from "./progress.ts";
import type { Backup } from "./readBackup.ts";

export interface RestoreOptions {
  readonly progress: Progress;
  /** Comes last, while nothing is decided: when it throws, the database stays empty. */
  readonly beforeCommit?: () => Promise<void>;
}

/**
 * Fills an empty database with a backup, in one transaction: the tables as they were when it was taken, its rows, then all
 * that came since. Throws {@link Refused}, and leaves the database empty whatever it throws. OPS6 OPS7
 */
export async function restoreBackup(
  db: Kysely<Tables>,
  backup: Backup,
  { progress, beforeCommit }: RestoreOptions,
): Promise<void> {
  const { migrations } = backup.header;
  checkKnown(migrations);
  await db.transaction().execute(async (trx) => {
    await checkEmpty(trx);
    await sql`set local statement_timeout = 0`.execute(trx);
    await migrateUpTo(trx, migrations.at(-1) ?? "");
    await checkTables(trx, backup.header.tables);
    await insertRows(trx, backup, progress);
    await migrateToLatest(trx);
    await beforeCommit?.();
  });
  // Plans follow from it; the embedded database has nobody else who would do it.
  await sql`analyze`.execute(db);
}

/** Each version knows all that those before it did. */
function checkKnown(migrations: readonly string[]): void {
  const unknown = migrations.find((name, index) => name !== migrationNames[index]);
  if (unknown !== undefined)
    throw new Refused(
      `The backup was taken by a newer version of Regatta (${unknown}), which this one (${migrationNames.at(-1)}) cannot follow: ` +
        `restore it with that version.`,
    );
}

async function checkEmpty(trx: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ tables: number }>`
    select count(*) as tables from pg_class
    where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
  `.execute(trx);
  if (rows[0]?.tables !== 0)
    throw new Refused(
      "The database holds something already. A backup is restored into an empty one: a new folder as DATA_DIR, or a new database in DATABASE_URL.",
    );
}

async function checkTables(trx: Transaction<Tables>, tables: readonly TableInBackup[]): Promise<void> {
  const described = (list: readonly Omit<TableInBackup, "rows">[]) =>
    list.map(({ name, columns }) => `${name}(${columns.toSorted().join()})`).join(" ");
  if (described(await listKeptTables(trx)) !== described(tables)) throw new Refused(disagreement);
}

const disagreement = "The backup does not agree with itself: it was not written by Regatta.";

/** About as much as is sent at once, in characters. */
const pageLength = 1024 * 1024;

async function insertRows(trx: Transaction<Tables>, { header, rows }: Backup, progress: Progress) {
  const lines = rows();
  try {
    for (const table of header.tables) await insertTable(trx, table, lines, progress);
    if (!(await lines.next()).done) throw new Refused(disagreement);
  } finally {
    await lines.return(undefined);
  }
}

async function insertTable(
  trx: Transaction<Tables>,
  table: TableInBackup,
  lines: AsyncGenerator<string>,
  progress: Progress,
): Promise<void> {
  for (let inserted = 0; inserted < table.rows; ) {
    const page: string[] = [];
    for (let length = 0; length < pageLength && inserted + page.length < table.rows; ) {
      const { done, value } = await lines.next();
      if (done) throw new Refused(disagreement);
      page.push(value);
      length += value.length;
    }
    await insertPage(trx, table, page);
    inserted += page.length;
    progress.done(table.name, inserted, table.rows);
  }
}

async function insertPage(
  trx: Transaction<Tables>,
  { name, columns }: TableInBackup,
  page: readonly string[],
): Promise<void> {
  const into = sql.id(name);
  const fields = sql.join(columns.map((column) => sql.id(column)));
  const { numAffectedRows } = await sql`
    insert into ${into} (${fields})
    select ${fields} from json_populate_recordset(null::${into}, ${`[${page.join()}]`}::json)
  `
    .execute(trx)
    .catch((error: unknown) => {
      throw isOfData(error) ? new Refused(disagreement) : error;
    });
  if (numAffectedRows !== BigInt(page.length)) throw new Refused(disagreement);
}

/** A value of no type, or one that a constraint (class 23) does not let in. */
function isOfData(error: unknown): boolean {
  return (
    isDataException(error) || (error instanceof Error && "code" in error && /^23/.test(String(error.code)))
  );
}
