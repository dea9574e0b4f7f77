import { type Kysely, sql, type Transaction } from "kysely";
import { executedMigrations } from "../db/migrate.ts";
import type { Tables } from "../db/tables.ts";
import { Refused } from "../ops/Refused.ts";
import { listKeptTables } from "./keptTables.ts";

/**
 * Reads the whole database as it is at one moment, while others write on, and changes nothing. Throws {@link Refused} for a
 * database that is none of Regatta's, and `NewerDatabase`. OPS3
 */
export async function readingAtOneMoment<T>(
  db: Kysely<Tables>,
  read: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if ((await executedMigrations(db)).length === 0) throw new Refused("This is no database of Regatta.");
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (trx) => {
      await sayTimesInUtc(trx);
      await sql`set local statement_timeout = 0`.execute(trx);
      const tables = await listKeptTables(trx);
      // No upgrade may change a table between two reads.
      await sql`lock table ${sql.join(tables.map(({ name }) => sql.id(name)))} in access share mode`.execute(
        trx,
      );
      return read(trx);
    });
}

/** Rows as text are the same wherever they are read. */
export async function sayTimesInUtc(trx: Transaction<Tables>): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(trx);
  await sql`set local bytea_output = 'hex'`.execute(trx);
}
