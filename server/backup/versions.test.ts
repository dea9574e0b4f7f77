import { expect, test } from "vitest";
import { migrateToLatest } from "../db/migrate.ts";
import { fillOld, oldDatabaseNames, readOldDatabase } from "../test/oldDatabase.ts";
import { noProgress } from "./progress.ts";
import { readBackup } from "./readBackup.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { backupOf, dropTables, everyRow, ways } from "./testing/places.ts";

test.each(ways)(
  "OPS7 from $name, a backup of what an earlier version left becomes what an upgrade makes of it",
  async ({ from, to }) => {
    const [source, target] = [await from.empty(), await to.empty()];
    for (const name of oldDatabaseNames) {
      const old = readOldDatabase(name);
      await fillOld(source, old);
      const backup = await readBackup(await backupOf(source));
      expect(backup.header.migrations.at(-1)).toBe(old.lastMigration);
      await restoreBackup(target, backup, { progress: noProgress });
      await migrateToLatest(source);
      const rows = await everyRow(source);
      expect(rows.event?.length).toBe(old.tables.event?.length);
      expect(await everyRow(target)).toEqual(rows);
      for (const db of [source, target]) await dropTables(db);
    }
  },
);
