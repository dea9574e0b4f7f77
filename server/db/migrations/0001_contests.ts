import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db);
}

const schema = `
create table account (
  id text primary key,
  login text not null,
  login_key text not null constraint account_login_key unique,
  password_hash text not null,
  created_at timestamptz(3) not null
);
comment on table account is 'People who run contests.';
comment on column account.login is 'As typed when the account was made.';
comment on column account.login_key is 'The login in its one spelling (NFKC, lower case): what is unique and looked up.';

create table auth_session (
  id text primary key,
  account_id text not null references account on delete cascade,
  refresh_hash text not null constraint auth_session_refresh_key unique,
  previous_refresh_hash text constraint auth_session_previous_refresh_key unique,
  rotated_at timestamptz(3),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index auth_session_account on auth_session (account_id);
create index auth_session_revoked on auth_session (expires_at) where revoked_at is not null;
comment on table auth_session is 'Signed-in browsers of accounts.';
comment on column auth_session.refresh_hash is 'Hash of the refresh token that is valid now.';
comment on column auth_session.previous_refresh_hash is 'Hash of the token before it: seen again soon after a rotation it is a lost reply, later a theft.';

create table server_secret (
  name text primary key,
  value text not null
);
comment on table server_secret is 'Keys the server made for itself at its first start.';

create table contest (
  id text primary key,
  owner_account_id text not null references account,
  title text not null,
  room_code text not null constraint contest_room_code_key unique,
  language text not null,
  created_at timestamptz(3) not null
);
create index contest_owner_account on contest (owner_account_id, created_at);
comment on table contest is 'One competition, played once in one room. Its history is in event.';
comment on column contest.room_code is 'What pupils type to find the room, in upper case.';

create table contest_owner (
  contest_id text primary key references contest on delete cascade,
  epoch bigint not null constraint contest_owner_epoch_check check (epoch >= 0),
  alive_at timestamptz(3)
);
comment on table contest_owner is 'Which process may write to a contest.';
comment on column contest_owner.epoch is 'Raised by every process that takes the contest over; a write with a lower epoch is refused.';
comment on column contest_owner.alive_at is 'When the process running the contest last said so; null before the first time.';

create table event (
  contest_id text not null references contest,
  seq bigint not null constraint event_seq_check check (seq > 0),
  epoch bigint not null,
  at timestamptz(3) not null,
  command_key text,
  command_index smallint,
  actor text not null,
  type text not null,
  data jsonb not null constraint event_data_check check (jsonb_typeof(data) = 'object'),
  constraint event_pkey primary key (contest_id, seq),
  constraint event_command_check check ((command_key is null) = (command_index is null))
);
create unique index event_command_key on event (contest_id, command_key, command_index)
  where command_key is not null;
create index event_phase on event (contest_id, seq desc)
  where type in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted',
    'ContestResumed', 'ContestFinished', 'ContestReopened');
comment on table event is 'The journal: everything that happened in every contest, in order, only ever added to. It is the truth.';
comment on column event.seq is 'From 1, without gaps within a contest.';
comment on column event.epoch is 'The epoch of the process that wrote it, see contest_owner.';
comment on column event.at is 'When it happened, by the clock of the server.';
comment on column event.command_key is 'The command that caused it; null for what the clock caused.';
comment on column event.command_index is 'Its position among the events of that command, from 0.';
comment on column event.actor is 'Who caused it.';
comment on column event.data is 'The rest of the event, by its type.';

create table snapshot (
  contest_id text primary key references contest on delete cascade,
  seq bigint not null constraint snapshot_seq_check check (seq > 0),
  version text not null,
  state json not null
);
comment on table snapshot is 'A cache: the state of a contest after event seq, to reopen it sooner. May be deleted at any time.';
comment on column snapshot.version is 'Shape of the state; a program reads only snapshots of its own shape.';
comment on column snapshot.state is 'json and not jsonb: it keeps the order of keys, so the state comes back as it was.';

create table contest_result (
  contest_id text primary key references contest on delete cascade,
  seq bigint not null constraint contest_result_seq_check check (seq > 0),
  finished_at timestamptz(3) not null
);
comment on table contest_result is 'Finished contests whose outcome is in result_standing and result_purchase.';
comment on column contest_result.seq is 'The last event that the outcome counts.';

create table result_standing (
  contest_id text not null references contest_result on delete cascade,
  team_id text not null,
  team_name text not null,
  place integer not null constraint result_standing_place_check check (place > 0),
  balance_points bigint not null,
  solved_count integer not null constraint result_standing_solved_check check (solved_count >= 0),
  constraint result_standing_pkey primary key (contest_id, team_id)
);
comment on table result_standing is 'The final standings of finished contests.';
comment on column result_standing.team_id is 't1, t2 … in the order of joining, within the contest.';
comment on column result_standing.place is 'From 1; teams with equal balances may share one (1, 2, 2, 4).';
comment on column result_standing.solved_count is 'How many cards the team solved.';

create table result_purchase (
  contest_id text not null references contest_result on delete cascade,
  purchase_id integer not null constraint result_purchase_id_check check (purchase_id > 0),
  team_id text not null,
  card_id integer not null constraint result_purchase_card_check check (card_id > 0),
  category text not null,
  card_row integer not null constraint result_purchase_row_check check (card_row > 0),
  card_column integer not null constraint result_purchase_column_check check (card_column > 0),
  price_points integer not null constraint result_purchase_price_check check (price_points >= 0),
  paid_points integer not null constraint result_purchase_paid_check check (paid_points >= 0),
  status text not null constraint result_purchase_status_check
    check (status in ('active', 'solved', 'failed', 'expired', 'withdrawn')),
  attempts integer not null constraint result_purchase_attempts_check check (attempts >= 0),
  reward_points integer not null constraint result_purchase_reward_check check (reward_points >= 0),
  bought_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint result_purchase_pkey primary key (contest_id, purchase_id),
  constraint result_purchase_team_fkey foreign key (contest_id, team_id) references result_standing on delete cascade
);
create index result_purchase_team on result_purchase (contest_id, team_id);
comment on table result_purchase is 'Every card that was bought in finished contests, and what came of it.';
comment on column result_purchase.purchase_id is 'From 1, in the order of buying within the contest.';
comment on column result_purchase.card_row is 'Place of the card on the board, from 1.';
comment on column result_purchase.price_points is 'The price of the card when it was bought.';
comment on column result_purchase.paid_points is 'What the team paid: the price, or less when it could not afford any card.';
comment on column result_purchase.attempts is 'Answers given that counted.';
comment on column result_purchase.reward_points is 'What the solved card paid; 0 otherwise.';
comment on column result_purchase.closed_at is 'When it was solved, failed, expired or withdrawn.';
`;
