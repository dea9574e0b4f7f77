-- createAccount
insert into "account" ("id", "login", "login_key", "password_hash", "created_at", "awaits_password") values ($1, $2, $3, $4, $5, $6);

-- findAccountByLogin
select * from "account" where "login_key" = $1;

-- findAccount
select * from "account" where "id" = $1;

-- countAccounts
select count(*) as "count" from "account";

-- createFirstAccount
select pg_advisory_xact_lock(hashtextextended('regatta:first-account', 0));
select count(*) as "count" from "account";

-- findFirstAccountId
select "id" from "account" order by "created_at", "id" limit $1;

-- replacePassword
update "account" set "password_hash" = $1, "awaits_password" = $2 where "id" = $3;
update "auth_session" set "revoked_at" = $1 where "account_id" = $2 and "revoked_at" is null;

-- findAccountAwaitingPassword
select * from "account" where "awaits_password" = $1;

-- setAwaitedPassword
update "account" set "password_hash" = $1, "awaits_password" = $2 where "id" = $3 and "awaits_password" = $4;

-- settlePassword
update "account" set "awaits_password" = $1 where "id" = $2 and "password_hash" = $3;

-- createContest
insert into "contest" ("id", "owner_account_id", "title", "room_code", "language", "created_at") values ($1, $2, $3, $4, $5, $6);
insert into "contest_owner" ("contest_id", "epoch", "alive_at", "version") values ($1, $2, $3, $4);
insert into "event" ("contest_id", "seq", "epoch", "command_key", "command_index", "at", "type", "version", "actor", "data") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- findContest
select *, coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now" from "contest" where "id" = $1 and "deleted_at" is null;

-- findEpoch
select "epoch" from "contest_owner" where "contest_id" = $1;

-- findContestByCode
select *, coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now" from "contest" where "room_code" = $1 and "deleted_at" is null;

-- listContests
select "contest".*, coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now", "phase_event"."type" as "phase_event_type", "phase_event"."at" as "phase_since", "contest_shelf"."folder", "contest_shelf"."archived_at", (select count(*) as "teams" from "result_standing" where "result_standing"."contest_id" = "contest"."id") as "ranked_teams" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true left join "contest_shelf" on "contest_shelf"."contest_id" = "contest"."id" and "contest_shelf"."account_id" = "contest"."owner_account_id" where "owner_account_id" = $2 and "purged_at" is null order by "created_at" desc, "id";

-- listLiveContestIds
select "contest"."id" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true where "phase_event"."type" not in ($2, $3) and "deleted_at" is null order by "created_at", "id";

-- shelveContests
with own as (
  select id from contest
  where room_code in (select jsonb_array_elements_text($1::jsonb))
  and owner_account_id = $2 and deleted_at is null
  )
  insert into contest_shelf (contest_id, account_id, folder, archived_at)
  select id, $3, $4::text, $5::timestamptz from own
  where (select count(*) from own) = $6::bigint
  on conflict (contest_id, account_id) do update set
  folder = case when $7::boolean then contest_shelf.folder else excluded.folder end,
  archived_at =
  case when $8::boolean then contest_shelf.archived_at else excluded.archived_at end
  returning contest_id;

-- listContestTitles
select coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now" from "contest" where "owner_account_id" = $1 and "purged_at" is null;

-- shelveBeside
insert into contest_shelf (contest_id, account_id, folder)
  select $1, account_id, folder from contest_shelf
  where contest_id = $2 and account_id = $3;

-- binContest
update "contest" set "deleted_at" = $1 where "id" = $2 and "deleted_at" is null;
update "contest_owner" set "epoch" = "epoch" + $1 where "contest_id" = $2;
select "phase_event"."type" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true where "contest"."id" = $2;

-- findBinnedContest
select *, coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now" from "contest" where "room_code" = $1 and "deleted_at" is not null and "purged_at" is null;

-- listContestsBinnedSince
select "id", "room_code", "deleted_at" from "contest" where "deleted_at" >= $1 order by "id";

-- restoreContest
update "contest" set "deleted_at" = $1 where "id" = $2 and "purged_at" is null;
select "phase_event"."type" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true where "contest"."id" = $2;

-- markPurged
update "contest" set "purged_at" = $1 where "id" = $2 and "deleted_at" is not null and "purged_at" is null;

-- markOverduePurged
update "contest" set "purged_at" = $1 where "deleted_at" <= $2 and "purged_at" is null;

-- listPurgedIds
select "id" from "contest" where "purged_at" is not null and "id" > $1 order by "id" limit $2;

-- deletePurgedEvents
with turn as materialized (
  select pg_try_advisory_xact_lock(hashtextextended('regatta:bin', 0)) as mine
  ), gone as (
  delete from event where contest_id = $1 and (select mine from turn) and seq in (
  select seq from event join contest on contest.id = event.contest_id
  where contest.id = $2 and contest.purged_at is not null
  order by seq desc limit $3
  )
  returning seq
  )
  select mine, (select count(*)::integer from gone) as gone from turn;

-- deletePurgedContest
delete from "contest" where "id" = $1 and "purged_at" is not null;

-- insertPictures
select "id" from "contest" where "id" = $1 for no key update;
insert into "media" ("contest_id", "id", "type", "width", "height", "byte_count", "bytes") values ($1, $2, $3, $4, $5, $6, $7) on conflict ("contest_id", "id") do nothing;
select count(*) as "pictures", sum("byte_count") as "bytes" from "media" where "contest_id" = $1;

-- copyMedia
select "id" from "contest" where "id" = $1 for no key update;
insert into media (contest_id, id, type, width, height, byte_count, bytes)
  select $1, id, type, width, height, byte_count, bytes from media
  where contest_id = $2 and id in (select jsonb_array_elements_text($3::jsonb))
  on conflict (contest_id, id) do nothing;
select count(*) as "pictures", sum("byte_count") as "bytes" from "media" where "contest_id" = $1;

-- listKnownPictures
select "id" from "media" where "contest_id" = $1 and id in (select jsonb_array_elements_text($2::jsonb));

-- findPicture
select "id", "type", "width", "height", "byte_count", "bytes" from "media" where "contest_id" = $1 and "id" = $2;

-- findPictureByContent
select "id", "type", "width", "height", "byte_count" from "media" where "id" = $1 and "bytes" = $2 limit $3;

-- listPictures
select "id", "type", "width", "height", "byte_count" from "media" where "contest_id" = $1 order by "created_at", "id";

-- insertImportedContest
select "id" from "contest" where "room_code" = $1;
insert into "contest" ("id", "owner_account_id", "title", "room_code", "language", "created_at") values ($1, $2, $3, $4, $5, $6);
insert into "contest_owner" ("contest_id", "epoch", "alive_at", "version") values ($1, $2, $3, $4);

-- insertImportedEvents
insert into event (contest_id, seq, epoch, at, actor, type, version, data)
  select $1, seq, 0, at, actor, type, version, data
  from jsonb_to_recordset($2::jsonb)
  as row (seq bigint, at timestamptz, actor text, type text, version smallint, data jsonb);

-- setLastAlive
update "contest_owner" set "alive_at" = $1 where "contest_id" = $2;

-- listJournalRows
select "seq", "at", "actor", "type", "version", "data" from "event" where "contest_id" = $1 and "seq" > $2 order by "seq" limit $3;

-- listModeratorRows
select "seq", "at", "actor", "type", "version", "data" from "event" where "contest_id" = $1 and ("actor" like $2 or "actor" like $3) order by "seq" desc limit $4;

-- getOrCreateSecret
select "value" from "server_secret" where "name" = $1;
insert into "server_secret" ("name", "value") values ($1, $2) on conflict ("name") do nothing;
select "value" from "server_secret" where "name" = $1;

-- insertSession
insert into "auth_session" ("id", "account_id", "refresh_hash", "previous_refresh_hash", "rotated_at", "created_at", "expires_at", "revoked_at") values ($1, $2, $3, $4, $5, $6, $7, $8);

-- findSessionByRefreshHash
select * from "auth_session" where ("refresh_hash" = $1 or "previous_refresh_hash" = $2);

-- findSessionIdByRefreshHashes
select "id" from "auth_session" where "refresh_hash" in ($1, $2) and "revoked_at" is null;

-- rotateSession
update "auth_session" set "refresh_hash" = $1, "previous_refresh_hash" = $2, "rotated_at" = $3, "expires_at" = $4 where "id" = $5 and "refresh_hash" = $6 and "revoked_at" is null;

-- revokeSession
update "auth_session" set "revoked_at" = $1 where "id" = $2 and "revoked_at" is null;

-- deleteExpiredSessions
delete from "auth_session" where "expires_at" < $1;

-- listNamedContests
select "contest".*, coalesce((
  select data ->> 'title' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'title' is not null
  order by seq desc limit 1
  ), "contest"."title") as "title_now", coalesce((
  select data ->> 'language' from event
  where contest_id = contest.id and type = 'DetailsSet' and data ->> 'language' is not null
  order by seq desc limit 1
  ), "contest"."language") as "language_now", "account"."login" as "owner_login" from "contest" inner join "account" on "account"."id" = "contest"."owner_account_id" where "contest"."id" in (select jsonb_array_elements_text($1::jsonb)) and "deleted_at" is null;

-- listSessionsRevokedSince
select "id" from "auth_session" where "revoked_at" >= $1 order by "id";

-- listRevokedSessionIds
select "id" from "auth_session" where "revoked_at" is not null and "expires_at" > $1 order by "id";

-- listOrphanIds
select "contest"."id" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true inner join "contest_owner" as "owner" on "owner"."contest_id" = "contest"."id" where "owner"."process_id" is not null and "phase_event"."type" not in ($2, $3) and "contest"."deleted_at" is null and not exists (select from held_lock where key = contest_lock_key(contest.id)) order by "contest"."id";

-- listOrphanIds, of all
select "contest"."id" from "contest" inner join lateral (select "type", "at" from "event" where "contest_id" = "contest"."id" and "type" in ('ContestCreated', 'LobbyOpened', 'ContestStarted', 'ContestPaused', 'ContestInterrupted', 'ContestResumed', 'ContestFinished', 'ContestReopened') order by "seq" desc limit $1) as "phase_event" on true inner join "contest_owner" as "owner" on "owner"."contest_id" = "contest"."id" where "phase_event"."type" not in ($2, $3) and "contest"."deleted_at" is null and not exists (select from held_lock where key = contest_lock_key(contest.id)) order by "contest"."id";

-- countConnections
select count(*)::int as used,
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
  - coalesce(current_setting('reserved_connections', true)::int, 0) as most
  from pg_stat_activity
  where datid is not null and usesysid is not null;

-- ownership find
select owner.epoch, owner.version, case when "former"."id" is not null then json_build_object(
  'id', "former"."id", 'slot', "former"."slot", 'address', "former"."address",
  'version', "former"."version", 'load', "former"."load",
  'starting', "former"."starting", 'draining', "former"."draining",
  'pid', "former"."backend_pid", 'startedAt', "former"."backend_started_at",
  'unseenMs', extract(epoch from clock_timestamp() - "former"."seen_at") * 1000
  ) end as former, case when "holder"."id" is not null then json_build_object(
  'id', "holder"."id", 'slot', "holder"."slot", 'address', "holder"."address",
  'version', "holder"."version", 'load', "holder"."load",
  'starting', "holder"."starting", 'draining', "holder"."draining",
  'pid', "holder"."backend_pid", 'startedAt', "holder"."backend_started_at",
  'unseenMs', extract(epoch from clock_timestamp() - "holder"."seen_at") * 1000
  ) end as holder
  from contest_owner as owner
  left join process as former on former.id = owner.process_id
  left join lateral (
  select process.* from held_lock
  join pg_stat_activity as activity on activity.pid = held_lock.pid
  join process on process.backend_pid = activity.pid
  and process.backend_started_at = activity.backend_start::text
  where held_lock.key = contest_lock_key(owner.contest_id)
  ) as holder on true
  where owner.contest_id = $1;

-- ownership processes
select case when "process"."id" is not null then json_build_object(
  'id', "process"."id", 'slot', "process"."slot", 'address', "process"."address",
  'version', "process"."version", 'load', "process"."load",
  'starting', "process"."starting", 'draining', "process"."draining",
  'pid', "process"."backend_pid", 'startedAt', "process"."backend_started_at",
  'unseenMs', extract(epoch from clock_timestamp() - "process"."seen_at") * 1000
  ) end as record from process
  join pg_stat_activity as activity on activity.pid = process.backend_pid
  and activity.backend_start::text = process.backend_started_at
  order by process.slot;

-- ownership slots
select distinct on (process.slot) case when "process"."id" is not null then json_build_object(
  'id', "process"."id", 'slot', "process"."slot", 'address', "process"."address",
  'version', "process"."version", 'load', "process"."load",
  'starting', "process"."starting", 'draining', "process"."draining",
  'pid', "process"."backend_pid", 'startedAt', "process"."backend_started_at",
  'unseenMs', extract(epoch from clock_timestamp() - "process"."seen_at") * 1000
  ) end as record, activity.pid is not null as lives
  from process
  left join pg_stat_activity as activity on activity.pid = process.backend_pid
  and activity.backend_start::text = process.backend_started_at
  where activity.pid is not null
  or (not process.draining and process.seen_at > clock_timestamp() - $1 * interval '1 ms')
  order by process.slot, (activity.pid is not null) desc, process.seen_at desc;

-- ownership claim
with kept as (
  select id from contest where id = $1 and deleted_at is null for share
  ), last as (
  select owner.contest_id, coalesce(process.seen_at, owner.alive_at) as alive_at
  from contest_owner as owner left join process on process.id = owner.process_id
  and owner.silent_process_id is distinct from owner.process_id
  where owner.contest_id = $2
  )
  update contest_owner as owner set
  process_id = $3,
  silent_process_id = $4,
  alive_at = last.alive_at,
  epoch = greatest(owner.epoch, $5, (extract(epoch from clock_timestamp()) * 1000)::bigint)
  + 1 + floor(random() * $6)::bigint,
  version = greatest(owner.version, (select process.version from process where process.id = $7))
  from kept join last on last.contest_id = kept.id
  where owner.contest_id = kept.id
  returning owner.epoch, last.alive_at, owner.ahead_ms;

-- ownership sayAlive, and why it was refused
update "contest_owner" set "silent_process_id" = $1 where "contest_id" = $2 and "epoch" = $3;
select "epoch" from "contest_owner" where "contest_id" = $1;

-- ownership letGo
update contest_owner set process_id = null,
  alive_at = case when silent_process_id = process_id then alive_at else clock_timestamp() end
  where contest_id = $1 and process_id = $2;

-- ownership setAhead
update "contest_owner" set "ahead_ms" = $1 where "contest_id" = $2 and "process_id" = $3;

-- ownership formsIn
select "type", max("version") as "version" from "event" where "contest_id" = $1 group by "type";

-- ownership endSession
select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and backend_start::text = $2;

-- journal claim
with "kept" as (select "id" from "contest" where "id" = $1 and "deleted_at" is null for share) update "contest_owner" set "epoch" = "epoch" + $2, "alive_at" = coalesce((select "seen_at" from "process" where "process"."id" = "contest_owner"."process_id" and "contest_owner"."silent_process_id" is distinct from "contest_owner"."process_id"), "contest_owner"."alive_at"), "process_id" = $3, "version" = greatest("version", $4) from "kept" where "contest_id" = "kept"."id" returning "epoch";

-- journal append, and why it was refused
/* prepared: append_events */
  insert into event (contest_id, seq, epoch, at, command_key, command_index, actor, type, version, data)
  select fence.contest_id, batch."firstSeq" + row.index, fence.epoch, row.at, batch."commandKey",
  case when batch."commandKey" is not null then row.index end, row.actor, row.type, row.version, row.data
  from jsonb_to_recordset($1::jsonb) as batch
  ("contestId" text, epoch bigint, "firstSeq" bigint, "commandKey" text, rows jsonb)
  cross join lateral (
  select contest_id, epoch from contest_owner
  where contest_id = batch."contestId" and epoch = batch.epoch
  for share
  ) as fence
  cross join lateral jsonb_to_recordset(batch.rows)
  as row (index smallint, at timestamptz, actor text, type text, version smallint, data jsonb)
  where batch."firstSeq" = 1 or (
  select true from event where contest_id = batch."contestId" and seq = batch."firstSeq" - 1
  )
  returning contest_id;
select "epoch" from "contest_owner" where "contest_id" = $1;
select "seq" from "event" where "contest_id" = $1 and "command_key" = $2 limit $3;
select "seq" from "event" where "contest_id" = $1 and "seq" >= $2 limit $3;

-- journal read
select "seq", "command_key", "type", "version", "at", "actor", "data" from "event" where "contest_id" = $1 and "seq" > $2 order by "seq" limit $3;

-- journal findCommand
select "type", "version", "at", "actor", "data" from "event" where "contest_id" = $1 and "command_key" = $2 order by "command_index";

-- journal findSnapshot
select "seq", "parts", "state" from "snapshot" where "contest_id" = $1 and "version" = $2;

-- journal findSnapshot, some of its parts
select "teams" from "snapshot_part" where "contest_id" = $1 and "seq" = $2 and "version" = $3 and "part" > $4 and "part" <= $5 order by "part";

-- journal saveSnapshot
with fence as (select contest_id, epoch from contest_owner where contest_id = $1 and epoch = $2 for share)
  insert into snapshot_part (contest_id, seq, version, part, teams)
  select contest_id, $3::bigint, $4::text, $5::integer, $6::json from fence
  on conflict (contest_id, seq, version, part) do update set teams = excluded.teams;
with fence as (select contest_id, epoch from contest_owner where contest_id = $1 and epoch = $2 for share),
  head as (
  insert into snapshot (contest_id, seq, version, parts, state)
  select contest_id, $3::bigint, $4::text, $5::integer,
  $6::json
  from fence
  on conflict (contest_id) do update
  set seq = excluded.seq, version = excluded.version, parts = excluded.parts, state = excluded.state
  where excluded.seq >= snapshot.seq
  returning contest_id, seq, version
  )
  delete from snapshot_part using head
  where snapshot_part.contest_id = head.contest_id
  and (snapshot_part.seq, snapshot_part.version) <> (head.seq, head.version);

-- journal renewLiveness
/* prepared: renew_liveness */
  update contest_owner as owner set alive_at = renewal.at
  from jsonb_to_recordset($1::jsonb) as renewal
  ("contestId" text, epoch bigint, at timestamptz)
  where owner.contest_id = renewal."contestId" and owner.epoch = renewal.epoch
  returning owner.contest_id;

-- journal readCommandKeys
select "seq", "command_key" from "event" where "contest_id" = $1 and "seq" > $2 and "command_index" = $3 order by "seq" limit $4;

-- journal findLiveness
select "alive_at" from "contest_owner" where "contest_id" = $1;

-- journal saveResults
select contest_id, epoch from contest_owner where contest_id = $1 and epoch = $2 for share;
delete from "contest_result" where "contest_id" = $1;
insert into "contest_result" ("contest_id", "seq", "finished_at") values ($1, $2, $3);
insert into result_standing (contest_id, team_id, team_name, place, balance_points, solved_count)
  select $1, "teamId", "teamName", place, "balancePoints", "solvedCount"
  from jsonb_to_recordset($2::jsonb)
  as row ("teamId" text, "teamName" text, place integer, "balancePoints" bigint, "solvedCount" integer);
insert into result_purchase (contest_id, purchase_id, team_id, card_id, category, card_row, card_column,
  price_points, paid_points, status, attempts, reward_points, bought_at, closed_at)
  select $1, "purchaseId", "teamId", "cardId", category, "row", "column",
  "pricePoints", "paidPoints", status, attempts, "rewardPoints", "boughtAt", "closedAt"
  from jsonb_to_recordset($2::jsonb)
  as purchase ("purchaseId" integer, "teamId" text, "cardId" integer, category text, "row" integer,
  "column" integer, "pricePoints" integer, "paidPoints" integer, status text, attempts integer,
  "rewardPoints" integer, "boughtAt" timestamptz, "closedAt" timestamptz);

-- journal findResultsSeq
select "seq" from "contest_result" where "contest_id" = $1;
