import { type Kysely, type RawBuilder, sql } from "kysely";

/** A table whose rows are kept in a backup. */
export interface KeptTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Caches, made anew from the journal, and the processes that run just now. OPS2 */
export const leftOut: readonly string[] = ["process", "snapshot", "snapshot_part"];

/**
 * The tables of the schema as they are at the moment, whichever version of the program made them, each after those that its
 * rows refer to.
 */
export async function listKeptTables<Tables>(db: Kysely<Tables>): Promise<readonly KeptTable[]> {
  const { rows } = await sql<KeptTable & { readonly refersTo: readonly string[] }>`
    select relname as name,
      (select json_agg(attname order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as columns,
      (select coalesce(json_agg(target.relname), '[]') from pg_constraint
        join pg_class target on target.oid = confrelid
        where conrelid = pg_class.oid and contype = 'f') as "refersTo"
    from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname not like 'kysely%'
    order by relname
  `.execute(db);
  const waiting = rows.filter(({ name }) => !leftOut.includes(name));
  const sorted: KeptTable[] = [];
  while (waiting.length > 0) {
    const isFree = (name: string) => !waiting.some((other) => other.name === name);
    const next = waiting.findIndex(({ name, refersTo }) => refersTo.every((to) => to === name || isFree(to)));
    const [table] = waiting.splice(next, 1);
    if (next < 0 || !table) throw new Error("tables refer to each other in a circle");
    sorted.push({ name: table.name, columns: table.columns });
  }
  return sorted;
}

/** All rows of a table as a backup keeps them, for a `from`. */
export function keptRows({ name, columns }: KeptTable): RawBuilder<unknown> {
  const changed = name === "contest_owner" ? withoutProcess(columns) : new Map<string, RawBuilder<unknown>>();
  const kept = columns.map((column) => changed.get(column) ?? sql.id(name, column));
  return sql`(select ${sql.join(kept)} from ${sql.id(name)}) as kept`;
}

/**
 * In a backup a contest is no process's, and was last alive when its process last said that it is there, if that has said
 * so of the contest. Columns that an earlier version did not have are told of by none.
 */
function withoutProcess(columns: readonly string[]): ReadonlyMap<string, RawBuilder<unknown>> {
  if (!columns.includes("process_id")) return new Map();
  const hasSaid = columns.includes("silent_process_id")
    ? sql`contest_owner.silent_process_id is distinct from contest_owner.process_id`
    : sql`true`;
  return new Map([
    ["process_id", sql`null::text as process_id`],
    ["silent_process_id", sql`null::text as silent_process_id`],
    [
      "alive_at",
      sql`coalesce(
        (select seen_at from process where process.id = contest_owner.process_id and ${hasSaid}),
        contest_owner.alive_at
      ) as alive_at`,
    ],
  ]);
}
