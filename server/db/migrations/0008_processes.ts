import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
create table process (
  id text primary key,
  slot integer not null constraint process_slot_check check (slot > 0),
  address text not null,
  version integer not null,
  draining boolean not null,
  load double precision not null,
  backend_pid integer not null,
  backend_started_at text not null,
  seen_at timestamptz(3) not null
);
comment on table process is 'The processes of a service of several; one alone has no row here.';
comment on column process.id is 'Made up at its start.';
comment on column process.slot is 'N of /p/N, by which a proxy reaches it.';
comment on column process.address is 'By which the other processes reach it.';
comment on column process.version is 'Of the program: a contest is never handed to a lower one.';
comment on column process.load is 'What it has to do; the least loaded one gets a contest without an owner.';
comment on column process.backend_pid is 'Of the connection that holds the locks of its contests, with the next column.';
comment on column process.seen_at is 'When it last said that it is there, by the clock of the database.';

alter table contest_owner
  add column process_id text constraint contest_owner_process references process,
  add column ahead_ms bigint not null default 0;
comment on column contest_owner.process_id is 'Which process of several claimed it last; null: one alone. It was last alive at the seen_at of that process.';
comment on column contest_owner.ahead_ms is 'By how much the contest''s time is ahead of the clock of the database, which was set back or forth meanwhile.';
create index contest_owner_process_id on contest_owner (process_id) where process_id is not null;

create function contest_lock_key(contest_id text) returns bigint language sql immutable
  as $$ select hashtextextended('regatta:contest:' || contest_id, 0) $$;
comment on function contest_lock_key is 'Of the advisory lock whose holder is the contest''s owner.';
create view held_lock as
  select (classid::bigint << 32) | objid::bigint as key, pid from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database());
comment on view held_lock is 'The advisory locks of this database, each with the session that holds it.';
`;
