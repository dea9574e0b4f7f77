import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

export interface ConnectionCount {
  readonly used: number;
  /** How many there may be, but for those that the server keeps for administrators. */
  readonly most: number;
}

/** The connections to the PostgreSQL server, whoever has them and to whichever of its databases. */
export async function countConnections(db: Kysely<Tables>): Promise<ConnectionCount> {
  // No more is told of others' to whoever may not look. What the server does by itself has no database, or nobody to do it for.
  const { rows } = await sql<ConnectionCount>`
    select count(*)::int as used,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0) as most
    from pg_stat_activity
    where datid is not null and usesysid is not null
  `.execute(db);
  const [count] = rows;
  if (!count) throw new Error("PostgreSQL did not count its connections");
  return count;
}
