import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Kysely } from "kysely";
import { migrationNames } from "../db/migrate.ts";
import type { Tables } from "../db/tables.ts";
import { sealKeyBytes, sealWith } from "../journal/seal.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { Refused } from "../ops/Refused.ts";
import { type ContestFacts, type DatabaseFacts, databaseFacts } from "./contestFacts.ts";
import { openForReading } from "./openAsIs.ts";
import type { Progress } from "./progress.ts";
import { readBackup } from "./readBackup.ts";
import { readingAtOneMoment, sayTimesInUtc } from "./reading.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { openTemporary, type TemporaryKind } from "./temporaryDatabase.ts";
import { writeBackup } from "./writeBackup.ts";

export interface DrillOptions {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly sealKey: Uint8Array | null;
  /** ms since 1970. */
  readonly now: number;
  readonly progress: Progress;
  /** Told what begins. */
  readonly say: (line: string) => void;
}

/** A contest here and there: null where it is not, and what differs. */
export interface DrilledContest {
  readonly here: ContestFacts | null;
  readonly there: ContestFacts | null;
  readonly differs: readonly string[];
}

export interface DrillResult {
  readonly restoredInto: TemporaryKind;
  readonly contests: readonly DrilledContest[];
  /** Tables whose rows are not the same. */
  readonly tables: readonly string[];
  readonly passed: boolean;
}

/**
 * Takes a backup of an installation, which plays on, restores it into a database that is thrown away afterwards, and compares
 * what is read in both. Changes nothing here. Throws {@link Refused}. OPS8
 */
export async function drill(options: DrillOptions): Promise<DrillResult> {
  const here = await openForReading(options);
  try {
    const folder = await mkdtemp(path.join(os.tmpdir(), "regatta-drill-"));
    try {
      return await drillIn(folder, here.db, options);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    await here.close();
  }
}

async function drillIn(
  folder: string,
  here: Kysely<Tables>,
  { databaseUrl, sealKey, now, progress, say }: DrillOptions,
): Promise<DrillResult> {
  const file = path.join(folder, "backup");
  // PINs that do not open are unknown in both.
  const seal = sealWith(sealKey ?? new Uint8Array(sealKeyBytes));
  const before = await readingAtOneMoment(here, async (trx) => {
    say("Taking a backup");
    const { migrations } = await writeBackup(trx, {
      file,
      now,
      sealKey,
      withKey: false,
      replace: false,
      progress,
    });
    if (migrations.length < migrationNames.length)
      throw new Refused(
        `The database is one of an earlier version (${migrations.at(-1)}): start this version once, or drill with that one.`,
      );
    say("Reading every contest");
    return databaseFacts(trx, new SqlJournal(trx, seal), () => progress.done("contest", 0, 0));
  });
  const { db, kind, remove } = await openTemporary(databaseUrl, folder);
  try {
    say(`Restoring it into ${kind}`);
    await restoreBackup(db, await readBackup(file), { progress });
    say("Reading every contest there");
    const after = await db.transaction().execute(async (trx) => {
      await sayTimesInUtc(trx);
      return databaseFacts(trx, new SqlJournal(trx, seal), () => progress.done("contest", 0, 0));
    });
    return { restoredInto: kind, ...compareFacts(before, after) };
  } finally {
    await remove();
  }
}

/** What differs between two databases that should be the same. */
export function compareFacts(here: DatabaseFacts, there: DatabaseFacts): Omit<DrillResult, "restoredInto"> {
  const contests = keysOf(here.contests, there.contests).map((id) =>
    compareContest(here.contests.get(id) ?? null, there.contests.get(id) ?? null),
  );
  const tables = keysOf(here.tables, there.tables).filter((name) => {
    const [one, other] = [here.tables.get(name), there.tables.get(name)];
    return one?.rows !== other?.rows || one?.hash !== other?.hash;
  });
  const passed = tables.length === 0 && contests.every(({ differs }) => differs.length === 0);
  return { contests, tables, passed };
}

function keysOf<Key>(one: ReadonlyMap<Key, unknown>, other: ReadonlyMap<Key, unknown>): readonly Key[] {
  return [...new Set([...one.keys(), ...other.keys()])];
}

const compared = [
  "roomCode",
  "title",
  "phase",
  "standings",
  "events",
  "journal",
  "pictures",
  "picturesHash",
] as const;

function compareContest(here: ContestFacts | null, there: ContestFacts | null): DrilledContest {
  return { here, there, differs: compared.filter((fact) => here?.[fact] !== there?.[fact]) };
}
