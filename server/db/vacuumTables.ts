import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * Lets the room of deleted rows be used again. One table after another: who wants to commit meanwhile waits for one. Where
 * the database has processes of its own they do it. Ends early when `isOver`.
 */
export async function vacuumTables(db: Kysely<Tables>, isOver: () => boolean): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
    order by relname
  `.execute(db);
  for (const { name } of rows) {
    if (isOver()) return;
    await sql`vacuum ${sql.table(name)}`.execute(db);
  }
}
