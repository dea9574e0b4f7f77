import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table account add column awaits_password boolean not null default false;
comment on column account.awaits_password is 'The program made its password up, and nobody has used or replaced that yet: it may be set in a browser, once. Never so for accounts of earlier versions.';
`;
