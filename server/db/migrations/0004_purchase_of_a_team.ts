import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table result_purchase drop constraint result_purchase_pkey;
alter table result_purchase add constraint result_purchase_pkey primary key (contest_id, team_id, purchase_id);
drop index result_purchase_team;
comment on column result_purchase.purchase_id is 'From 1, in the order of buying within the team. Contests bought in by earlier versions counted all teams together.';
`;
