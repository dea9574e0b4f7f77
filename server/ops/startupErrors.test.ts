import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../db/database.ts";
import { NotConnected } from "../db/databaseAway.ts";
import { embeddedFault } from "../db/embeddedFault.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { readEnv } from "../env.ts";
import { BadSealKey } from "../journal/sealKey.ts";
import { freshDatabase } from "../test/databases.ts";
import { startupSentence } from "./startupErrors.ts";

test.each(["ENOTFOUND", "ENETUNREACH", "EHOSTUNREACH"])("DBS7 %s is said to be of the database", (code) => {
  const error = Object.assign(new Error("no"), { code });
  const env = readEnv({ DATABASE_URL: "postgres://me@db/regatta" });
  for (const one of [error, new NotConnected(error)])
    expect(startupSentence(one, env)).toBe(`The database at DATABASE_URL cannot be reached (${code}).`);
  expect(startupSentence(error, readEnv({}))).toBeNull();
});

const onServer = readEnv({ DATABASE_URL: "postgres://me@db/regatta" });
const embedded = readEnv({ DATA_DIR: "/data" });

test.each([
  ["EACCES", embedded, /^no: may this program write to \/data\?$/],
  ["EPERM", embedded, /^no: it belongs to somebody else .* choose another folder than \/data by DATA_DIR\.$/],
  ["EROFS", embedded, /^Nothing can be written to \/data: .*\.$/],
  ["ENOSPC", embedded, /^There is no room left for \/data: .*\.$/],
  ["EDQUOT", embedded, /^There is no room left for \/data: .*\.$/],
  ["53100", embedded, /^There is no room left for \/data: .*\.$/],
  ["53100", onServer, /^The disk of the database at DATABASE_URL is full: .*\.$/],
  ["53300", onServer, /^The database at DATABASE_URL has no connection left \(no\): .*\.$/],
  ["57P03", onServer, /^The database at DATABASE_URL takes no connections yet \(no\): .*\.$/],
  ["42501", onServer, /^The role in DATABASE_URL may not make its tables \(no\): .*\.$/],
  ["28P01", onServer, /^The database at DATABASE_URL refuses the connection: no\.$/],
])("OPS16 %s is said in a sentence", (code, env, sentence) => {
  const error = Object.assign(new Error("no"), { code });
  for (const one of [error, new NotConnected(error)]) expect(startupSentence(one, env)).toMatch(sentence);
});

test("OPS16 a first start on a full disk is said in a sentence, of which the embedded database tells a number only", async () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-full-"));
  onTestFinished(() => fs.rmSync(dataDir, { recursive: true }));
  const written = vi.spyOn(fs, "writeSync").mockImplementation(() => {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  });
  onTestFinished(() => written.mockRestore());
  const error: unknown = await openDatabase({ dataDir }).catch((thrown: unknown) => thrown);
  expect(written).toHaveBeenCalled();
  expect(startupSentence(error, readEnv({ DATA_DIR: dataDir }))).toBe(
    `There is no room left for ${dataDir}: free some, or choose another folder by DATA_DIR.`,
  );
});

test("OPS16 what the embedded database throws keeps its reason, and nothing else is changed", () => {
  const number = { name: "ErrnoError", errno: 12_345 };
  expect(embeddedFault(number, "/data/pg")).toMatchObject({
    message: expect.stringContaining("12345"),
    cause: number,
  });
  for (const other of [new Error("no"), "no", null]) expect(embeddedFault(other, "/data/pg")).toBe(other);
});

test("OPS16 SCY3 a key that others may use, on a disk that keeps no rights, has another folder to go to", () => {
  const sentence = startupSentence(new BadSealKey("It is open: chmod 600 it.", { isOpen: true }), embedded);
  expect(sentence).toMatch(/^It is open: chmod 600 it\. .* choose another folder than \/data by DATA_DIR\.$/);
  expect(startupSentence(new BadSealKey("It is short."), embedded)).toBe("It is short.");
});

test("OPS13 an older program says in a sentence that the database is a newer one's, and changes nothing", async () => {
  const { db, close } = await freshDatabase();
  onTestFinished(close);
  await sql`insert into kysely_migration values ('0998_tides', '2031-05-06T07:08:09.000Z'), ('0999_waves', '2031-05-06T07:08:09.010Z')`.execute(
    db,
  );
  onTestFinished(async () => {
    await sql`delete from kysely_migration where name like '099%'`.execute(db);
  });
  const error: unknown = await migrateToLatest(db).catch((thrown: unknown) => thrown);
  const sentence = startupSentence(error, null);
  expect(sentence).toMatch(/^The database was brought up to date by a newer version of Regatta/);
  expect(sentence).toContain("(0998_tides, 2031-05-06 07:08 UTC)");
  expect(sentence).toContain("restore the backup that was taken before the upgrade");
  const { rows } = await sql<{
    names: number;
  }>`select count(*) as names from kysely_migration where name like '099%'`.execute(db);
  expect(rows).toEqual([{ names: 2 }]);
});
