import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
create table media (
  contest_id text not null references contest on delete cascade,
  id text not null constraint media_id_check check (id ~ '^[0-9a-f]{32}$'),
  type text not null constraint media_type_check check (type in ('image/png', 'image/jpeg', 'image/webp')),
  width int not null constraint media_width_check check (width > 0),
  height int not null constraint media_height_check check (height > 0),
  byte_count int not null constraint media_byte_count_check check (byte_count = length(bytes)),
  bytes bytea not null,
  created_at timestamptz(3) not null default now(),
  constraint media_pkey primary key (contest_id, id)
);
alter table media alter column bytes set storage external;
create index media_by_id on media (id);
comment on table media is 'Pictures that the statements and solutions of a contest name, as the server wrote them anew. A row is never changed.';
comment on column media.id is 'The first 128 bits of the SHA-256 of its bytes, in hexadecimal digits: statements name it media:ID.';
comment on column media.byte_count is 'How many bytes there are, so that nobody has to read them to know.';
`;
