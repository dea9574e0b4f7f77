import type pg from "pg";

/** A server process of PostgreSQL; its start tells it from a later one with the same number. */
export interface Backend {
  readonly pid: number;
  /** As PostgreSQL writes it, compared as text only. */
  readonly startedAt: string;
}

/** Ends one, unless it is over or its number has gone to another; `$1`: its number, `$2`: its start. */
export const endingBackend =
  "select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and backend_start::text = $2";

/** The one at the other end of a connection. */
export async function backendOf(client: pg.Client): Promise<Backend> {
  const { rows } = await client.query<Backend>(
    `select pid, backend_start::text as "startedAt" from pg_stat_activity where pid = pg_backend_pid()`,
  );
  if (rows[0] === undefined) throw new Error("PostgreSQL does not show this connection in pg_stat_activity");
  return rows[0];
}

export async function endBackend(client: pg.Client, { pid, startedAt }: Backend): Promise<void> {
  await client.query(endingBackend, [pid, startedAt]);
}
