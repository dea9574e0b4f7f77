import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table event add column version smallint not null default 1
  constraint event_version_check check (version > 0);
comment on column event.version is 'Of the form of data, for this type of event; from 1. A program reads those up to its own.';

-- A cache, in a form that no program reads from now on, with PINs that anybody could read.
delete from snapshot_part;
delete from snapshot;
`;
