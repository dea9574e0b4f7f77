import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table contest
  add column deleted_at timestamptz(3),
  add column purged_at timestamptz(3),
  add constraint contest_purged_check check (purged_at is null or deleted_at is not null);
create index contest_deleted on contest (deleted_at) where deleted_at is not null;
comment on column contest.deleted_at is 'Since when it lies in the bin, where nobody can open it; null: it does not.';
comment on column contest.purged_at is 'When it was deleted for good: from then on it is in no list, and its rows go bit by bit, this one last.';

create index event_details on event (contest_id, seq desc) where type = 'DetailsSet';
comment on column contest.title is 'As it was made; what it is called now, its last DetailsSet with a title says.';
comment on column contest.language is 'As title.';

create table contest_shelf (
  contest_id text not null references contest on delete cascade,
  account_id text not null references account on delete cascade,
  folder text constraint contest_shelf_folder_check check (folder <> ''),
  archived_at timestamptz(3),
  constraint contest_shelf_pkey primary key (contest_id, account_id)
);
create index contest_shelf_account on contest_shelf (account_id);
comment on table contest_shelf is 'Where an account keeps a contest in its list of contests. No row: in no folder, and in sight.';
comment on column contest_shelf.archived_at is 'Since when it is out of sight in the list; null: it is not.';
`;
