import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { delay, systemClock } from "../contests/clock.ts";
import * as contests from "./migrations/0001_contests.ts";
import * as snapshotParts from "./migrations/0002_snapshot_parts.ts";
import * as eventVersions from "./migrations/0003_event_versions.ts";
import * as purchaseOfATeam from "./migrations/0004_purchase_of_a_team.ts";
import * as library from "./migrations/0005_library.ts";
import * as firstPassword from "./migrations/0006_first_password.ts";
import * as media from "./migrations/0007_media.ts";
import * as processes from "./migrations/0008_processes.ts";
import * as silentClaims from "./migrations/0009_silent_claims.ts";
import * as contestVersion from "./migrations/0010_contest_version.ts";
import * as startingProcesses from "./migrations/0011_starting_processes.ts";
import { NewerDatabase } from "./newerDatabase.ts";
import { isLockTimeout } from "./violations.ts";

/** In order, only ever added to: a migration is never edited after it landed. */
const migrations: Record<string, Migration> = {
  "0001_contests": contests,
  "0002_snapshot_parts": snapshotParts,
  "0003_event_versions": eventVersions,
  "0004_purchase_of_a_team": purchaseOfATeam,
  "0005_library": library,
  "0006_first_password": firstPassword,
  "0007_media": media,
  "0008_processes": processes,
  "0009_silent_claims": silentClaims,
  "0010_contest_version": contestVersion,
  "0011_starting_processes": startingProcesses,
};

/**
 * Whoever wants a table queues behind a migration that waits for it, the processes that play beside this one too: it waits
 * no longer than they can, who renew their sessions each second and are sure of them for 2.5 s. Nor shorter than a second
 * (`deadlock_timeout`): only to who has waited for that long PostgreSQL makes an autovacuum give way. DBS12
 */
const tableWithinMs = 1_300;
/** In which all who queued have their turn. */
const retryAfterMs = 2_000;

const impatientMigrations: Record<string, Migration> = Object.fromEntries(
  Object.entries(migrations).map(([name, { up }]) => [name, { up: impatient(up) }]),
);

/** Their names, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/** Brings the tables up to date. Safe when several processes do it at once. Throws {@link NewerDatabase}. */
export async function migrateToLatest<Tables>(db: Kysely<Tables>): Promise<void> {
  await executedMigrations(db);
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * As {@link migrateToLatest}; while others use the tables that it changes, as a backup does, it lets them pass and tries again,
 * however long that takes. `onWait` is told each time.
 */
export async function migrateBesideOthers<Tables>(
  db: Kysely<Tables>,
  onWait: (why: Error) => void,
): Promise<void> {
  for (;;) {
    try {
      return await migrateToLatest(db);
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      const why =
        "Others are using the tables that this version changes, a backup perhaps: it waits for them";
      onWait(new Error(why, { cause: error }));
      await delay(systemClock, retryAfterMs);
    }
  }
}

/** The tables as a program had them whose last migration this was. */
export async function migrateUpTo<Tables>(db: Kysely<Tables>, name: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(name);
  if (error !== undefined) throw error;
}

/**
 * Those that a database has behind it, in order; none: its tables were never made. Throws {@link NewerDatabase} when this
 * program does not know one of them.
 */
export async function executedMigrations<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ table: string | null }>`
    select to_regclass('kysely_migration')::text as table
  `.execute(db);
  if (!found[0]?.table) return [];
  const { rows } = await sql<{ name: string; timestamp: string }>`
    select name, timestamp from kysely_migration order by name
  `.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) throw new NewerDatabase(unknown.name, unknown.timestamp, migrationNames.at(-1) ?? "");
  return rows.map(({ name }) => name);
}

function migratorOf<Tables>(db: Kysely<Tables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => impatientMigrations } });
}

function impatient(up: Migration["up"]): Migration["up"] {
  return async (db) => {
    await sql`set local lock_timeout = ${sql.lit(tableWithinMs)}`.execute(db);
    await up(db);
  };
}
