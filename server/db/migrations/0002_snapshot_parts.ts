import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
alter table snapshot add column parts integer not null default 0
  constraint snapshot_parts_check check (parts >= 0);
comment on column snapshot.parts is 'How many rows of snapshot_part belong to it; their teams are added to those in state.';

create table snapshot_part (
  contest_id text not null references contest on delete cascade,
  seq bigint not null,
  version text not null,
  part integer not null constraint snapshot_part_part_check check (part > 0),
  teams json not null,
  constraint snapshot_part_pkey primary key (contest_id, seq, version, part)
);
comment on table snapshot_part is 'Teams of a snapshot, some in each row, so that a long contest is written and read bit by bit. Without a row in snapshot of the same seq and version it is unfinished and means nothing.';
comment on column snapshot_part.part is 'From 1, in the order of joining.';
comment on column snapshot_part.teams is 'By id. json and not jsonb: as snapshot.state.';
`;
