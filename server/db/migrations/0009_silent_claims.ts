import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table contest_owner add column silent_process_id text;
comment on column contest_owner.silent_process_id is 'The process that claimed it and has not said yet that it is alive. One that does not know this column says nothing, and counts as alive.';
comment on column contest_owner.process_id is 'Which process of several claimed it last; null: one alone. It was last alive at the seen_at of that process, or at alive_at while that is the silent one.';
`;
