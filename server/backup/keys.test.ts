import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sampleAt, sampleDefinition, teamJoins } from "../journal/samples.ts";
import { sealWith } from "../journal/seal.ts";
import { loadSealKey, sealKeyFingerprint } from "../journal/sealKey.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { noProgress } from "./progress.ts";
import { readBackup } from "./readBackup.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { restoredKey } from "./restoredKey.ts";
import { backupOf, places, temporaryFolder } from "./testing/places.ts";

const key = new Uint8Array(32).fill(9);
const fingerprint = sealKeyFingerprint(key);

const header = {
  takenAt: "2031-01-01T00:00:00.000Z",
  migrations: ["x"],
  tables: [],
  keyFingerprint: fingerprint,
};
const withKey = { ...header, key: Buffer.from(key).toString("base64url") };

test.each(places)(
  "OPS4 of $name with the key PINs are read again, without it they are unknown",
  async ({ fresh, empty }) => {
    const source = await fresh();
    const { contestId } = sampleDefinition(1);
    await createAccount(source, { id: "teacher", login: "teacher", passwordHash: "", createdAt: sampleAt });
    await createContest(source, { ownerAccountId: "teacher", definition: sampleDefinition(1), at: sampleAt });
    const journal = new SqlJournal(source, sealWith(key));
    const epoch = await journal.claim(contestId);
    await journal.append({ contestId, epoch, firstSeq: 2, commandKey: "k", events: teamJoins(1) });

    const backup = await readBackup(await backupOf(source, { sealKey: key }));
    expect(backup.header).toMatchObject({ keyFingerprint: fingerprint });
    expect(backup.header.key).toBeUndefined();
    expect((await readBackup(await backupOf(source, { sealKey: key, withKey: true }))).header.key).toBe(
      withKey.key,
    );
    await expect(backupOf(source, { sealKey: null, withKey: true })).rejects.toThrow(
      "neither in DATA_DIR/seal.key",
    );

    const target = await empty();
    await restoreBackup(target, backup, { progress: noProgress });
    const pinWith = async (other: Uint8Array) => {
      const entries = await new SqlJournal(target, sealWith(other)).read(contestId, 1, 1);
      return entries.map(({ event }) => event);
    };
    expect(await pinWith(key)).toMatchObject([{ type: "TeamJoined", pin: "000042" }]);
    expect(await pinWith(new Uint8Array(32))).toMatchObject([{ type: "TeamJoined", pin: null }]);
  },
);

describe("the key of a backup", () => {
  const here = (sealKey: Uint8Array | null = null) => ({ sealKey, dataDir: temporaryFolder() });

  test("OPS4 goes where the program looks for it, for its owner alone, and away again when the rest fails", () => {
    const places = here();
    const { keep, undo, keptIn, note } = restoredKey(withKey, places);
    expect(note).toBeNull();
    expect(keptIn).toBe(path.join(places.dataDir, "seal.key"));
    expect(fs.readdirSync(places.dataDir)).toEqual([]);
    keep();
    expect(loadSealKey(places)).toEqual(Buffer.from(key));
    expect(fs.statSync(path.join(places.dataDir, "seal.key")).mode & 0o777).toBe(0o600);
    undo();
    expect(fs.readdirSync(places.dataDir)).toEqual([]);
  });

  test("OPS4 is left where it is already, and takes no other key's place", () => {
    const given = restoredKey(withKey, here(key));
    given.keep();
    given.undo();
    expect([given.note, given.keptIn]).toEqual([null, null]);
    const givenAnother = () => restoredKey(withKey, here(new Uint8Array(32)));
    expect(givenAnother).toThrow("REGATTA_SEAL_KEY is another key");
    expect(givenAnother).toThrow("set it to that one");
    const places = here();
    loadSealKey(places);
    expect(() => restoredKey(withKey, places)).toThrow("seal.key is another key");
    const kept = fs.readFileSync(path.join(places.dataDir, "seal.key"));
    expect(restoredKey(header, places).note).toContain(fingerprint);
    expect(fs.readFileSync(path.join(places.dataDir, "seal.key"))).toEqual(kept);
  });

  test("OPS4 that is nowhere is said", () => {
    expect(restoredKey(header, here()).note).toContain("PINs read as unknown");
    expect(restoredKey({ ...header, keyFingerprint: null }, here()).note).toBeNull();
  });
});
