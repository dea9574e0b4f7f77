import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table process add column starting boolean not null default false;
comment on column process.starting is 'It does not listen yet: another one had better be given what it would be. One that does not know this column says nothing, and counts as listening.';
`;
