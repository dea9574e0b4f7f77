import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table contest_owner add column version integer not null default 0;
comment on column contest_owner.version is 'The highest version of a program that made or had the contest: a lower one takes it only where it can read all that was written. 0: it was not noted yet.';
`;
