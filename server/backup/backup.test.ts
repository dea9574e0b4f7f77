import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { migrationNames } from "../db/migrate.ts";
import type { Tables } from "../db/tables.ts";
import { leftOut } from "./keptTables.ts";
import { noProgress } from "./progress.ts";
import { readBackup } from "./readBackup.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { anyContent, insertContent, sampleContent } from "./testing/anyRows.ts";
import { backupOf, dropTables, everyRow, places, temporaryFolder, ways } from "./testing/places.ts";

const progress = noProgress;
describe.each(ways)("from $name", ({ from, to }) => {
  test("OPS1 any content comes back as it was", async () => {
    const [source, target] = [await from.fresh(), await to.empty()];
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        await emptyTables(source);
        await insertContent(source, content);
        const before = await everyRow(source);
        await restoreBackup(target, await readBackup(await backupOf(source)), { progress });
        expect(await everyRow(target)).toEqual(before);
        expect(before.event?.length).toBe(content.contests.flatMap(({ events }) => events).length);
        await dropTables(target);
      }),
      { numRuns: 6 },
    );
  });
});

async function emptyTables(db: Kysely<Tables>): Promise<void> {
  for (const table of ["media", "event", "contest_owner", "contest", "account", "server_secret"] as const)
    await db.deleteFrom(table).execute();
}

describe.each(places)("a backup of $name", ({ fresh, empty }) => {
  test("OPS1 is read and written by its owner alone, and takes no other file's place", async () => {
    const db = await fresh();
    const file = await backupOf(db);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    await expect(backupOf(db, { file })).rejects.toThrow("is there already");
    const held = fs.readFileSync(file);
    expect(held.subarray(0, 26).toString()).toBe("Regatta backup, format 1\n\x1f");
  });

  test("OPS1 is there whole or not at all", async () => {
    const db = await fresh();
    await insertContent(db, sampleContent);
    const file = path.join(temporaryFolder(), "backup");
    const stopping = {
      done(table: string) {
        if (table === "event") throw new Error("the power failed");
      },
    };
    await expect(backupOf(db, { file, progress: stopping })).rejects.toThrow("the power failed");
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
    expect(
      (await readBackup(await backupOf(db))).header.tables.find(({ name }) => name === "contest")?.rows,
    ).toBe(5);
  });

  test("OPS14 takes the place of the one before when it is told to, and only when it is whole", async () => {
    const db = await fresh();
    const file = await backupOf(db);
    const before = fs.readFileSync(file);
    await insertContent(db, sampleContent);
    const stopping = {
      done(table: string) {
        if (table === "event") throw new Error("the power failed");
      },
    };
    const stopped = backupOf(db, { file, replace: true, progress: stopping });
    await expect(stopped).rejects.toThrow("the power failed");
    expect(fs.readFileSync(file)).toEqual(before);
    await backupOf(db, { file, replace: true });
    const { header } = await readBackup(file);
    expect(header.tables.find(({ name }) => name === "contest")?.rows).toBe(5);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["backup"]);
  });

  test("OPS2 caches and running processes are left out, and a contest's process becomes when it was last alive", async () => {
    const db = await fresh();
    await insertContent(db, { ...sampleContent, contests: sampleContent.contests.slice(0, 2) });
    const seenAt = new Date(1_800_000_000_123);
    await db
      .insertInto("process")
      .values({
        id: "p1",
        slot: 1,
        address: "http://127.0.0.1:1",
        version: 1,
        draining: false,
        load: 0.5,
        backend_pid: 1,
        backend_started_at: "x",
        seen_at: seenAt,
      })
      .execute();
    await db
      .updateTable("contest_owner")
      .set({ process_id: "p1", ahead_ms: 7 })
      .where("contest_id", "=", "c0")
      .execute();
    // Claimed, and not said to be alive: it was so when it was before.
    await db
      .updateTable("contest_owner")
      .set({ process_id: "p1", silent_process_id: "p1" })
      .where("contest_id", "=", "c1")
      .execute();
    const state = JSON.stringify({});
    await sql`insert into snapshot (contest_id, seq, version, state) values ('c0', 1, 'v', ${state}::json)`.execute(
      db,
    );
    const backup = await readBackup(await backupOf(db));
    expect(backup.header.tables.map(({ name }) => name).filter((name) => leftOut.includes(name))).toEqual([]);
    const target = await empty();
    await restoreBackup(target, backup, { progress });
    const rows = await target.selectFrom("contest_owner").selectAll().orderBy("contest_id").execute();
    expect(rows).toMatchObject([
      { contest_id: "c0", process_id: null, alive_at: seenAt, ahead_ms: 7 },
      {
        ...{ contest_id: "c1", process_id: null, silent_process_id: null },
        alive_at: sampleContent.contests[1]?.aliveAt ?? null,
      },
    ]);
    for (const name of ["process", "snapshot", "snapshot_part"] as const)
      expect(await target.selectFrom(name).selectAll().execute()).toEqual([]);
  });

  test("OPS2 every table there is is kept, or said to be left out, and none counts by itself", async () => {
    const db = await fresh();
    const { rows } = await sql<{ name: string; kind: string }>`
      select relname as name, relkind as kind from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname not like 'kysely%'
    `.execute(db);
    expect(rows.filter(({ kind }) => kind !== "r")).toEqual([]);
    const kept = (await readBackup(await backupOf(db))).header.tables.map(({ name }) => name);
    expect([...kept, ...leftOut].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  test("OPS3 a database that is none of Regatta's, or of a newer version, is refused", async () => {
    await expect(backupOf(await empty())).rejects.toThrow("no database of Regatta");
    const db = await fresh();
    await sql`insert into kysely_migration values ('0999_tides', '2031-05-06T07:08:09.000Z')`.execute(db);
    await expect(backupOf(db)).rejects.toThrow("newer version of Regatta (0999_tides, 2031-05-06 07:08 UTC)");
    await sql`delete from kysely_migration where name = '0999_tides'`.execute(db);
  });

  test("OPS5 a file that was cut off, lengthened or damaged at any place is refused before anything is read from it", async () => {
    const db = await fresh();
    await insertContent(db, sampleContent);
    const whole = fs.readFileSync(await backupOf(db));
    const file = path.join(temporaryFolder(), "damaged");
    const refused = async (bytes: Uint8Array) => {
      fs.writeFileSync(file, bytes);
      const error: unknown = await readBackup(file).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "Refused" });
      expect(String(error)).toMatch(/damaged|cut off|no backup|newer version/);
    };
    const place = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        await refused(damaged);
        await refused(whole.subarray(0, at));
        await refused(Buffer.concat([whole, damaged.subarray(0, 1 + (at % 90))]));
      }),
      { numRuns: 60 },
    );
    await refused(Buffer.from("Regatta backup, format 2\n"));
    fs.writeFileSync(file, whole);
    expect((await readBackup(file)).header.migrations).toEqual(migrationNames);
  });

  test("OPS6 only an empty database is filled", async () => {
    const source = await fresh();
    await insertContent(source, sampleContent);
    const backup = await readBackup(await backupOf(source));
    const before = await everyRow(source);
    await expect(restoreBackup(source, backup, { progress })).rejects.toThrow("restored into an empty one");
    expect(await everyRow(source)).toEqual(before);
  });

  test("OPS6 what fails on the way leaves the database empty, and can be tried again", async () => {
    const source = await fresh();
    await insertContent(source, sampleContent);
    const backup = await readBackup(await backupOf(source));
    const target = await empty();
    const stopping = {
      done(table: string) {
        if (table === "media") throw new Error("the power failed");
      },
    };
    await expect(restoreBackup(target, backup, { progress: stopping })).rejects.toThrow("the power failed");
    const beforeCommit = () => Promise.reject(new Error("no room for the key"));
    await expect(restoreBackup(target, backup, { progress, beforeCommit })).rejects.toThrow("no room");
    const { header } = backup;
    const lying = { ...header, tables: header.tables.map((table) => ({ ...table, rows: table.rows + 1 })) };
    await expect(restoreBackup(target, { ...backup, header: lying }, { progress })).rejects.toThrow(
      "not agree",
    );
    await restoreBackup(target, backup, { progress });
    expect(await everyRow(target)).toEqual(await everyRow(source));
  });

  test("OPS7 a backup of a newer version is refused in words", async () => {
    const backup = await readBackup(await backupOf(await fresh()));
    const migrations = [...backup.header.migrations, "0999_tides"];
    const newer = { ...backup, header: { ...backup.header, migrations } };
    await expect(restoreBackup(await empty(), newer, { progress })).rejects.toThrow(
      "taken by a newer version of Regatta (0999_tides)",
    );
  });
});
