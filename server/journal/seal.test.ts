import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { presentTeams } from "../../shared/contest/entering.ts";
import { evolveAll, replay } from "../../shared/contest/evolve.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import { readGoldens, standingLines } from "../../shared/contest/testing/golden.ts";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { freshDatabase } from "../test/databases.ts";
import { fileNumber, watchSyncs } from "../test/watchSyncs.ts";
import { sampleAt, sampleDefinition, sampleState, teamJoins } from "./samples.ts";
import { sealKeyBytes, sealWith } from "./seal.ts";
import { closeEvent, closeState, openEvent, openState } from "./sealedFields.ts";
import { BadSealKey, loadSealKey } from "./sealKey.ts";
import { SqlJournal } from "./sqlJournal.ts";

const seal = sealWith(randomBytes(sealKeyBytes));
const other = sealWith(randomBytes(sealKeyBytes));

test("STO7 what was closed opens with its key, in its contest, unchanged, and nowhere else", () => {
  const closed = seal.close("c1", "000042");
  expect(closed).not.toContain("000042");
  expect(seal.close("c1", "000042")).not.toBe(closed);
  expect(seal.open("c1", closed)).toBe("000042");
  expect(other.open("c1", closed)).toBe(null);
  expect(seal.open("c2", closed)).toBe(null);
  expect(seal.open("c1", `${closed.slice(0, -2)}${closed.endsWith("AA") ? "BB" : "AA"}`)).toBe(null);
  expect(seal.open("c1", closed.slice(0, 12))).toBe(null);
  expect(seal.open("c1", "000042")).toBe("000042");
});

test("STO7 no PIN stands in the database, and the journal gives out what it was given", async () => {
  const { db, close } = await freshDatabase();
  onTestFinished(close);
  await createAccount(db, { id: "teacher", login: "teacher", passwordHash: "", createdAt: sampleAt });
  await createContest(db, { ownerAccountId: "teacher", definition: sampleDefinition(1), at: sampleAt });
  const journal = new SqlJournal(db, seal);
  const contestId = sampleDefinition(1).contestId;
  const epoch = await journal.claim(contestId);
  const by = { role: "moderator", accountId: "teacher" } as const;
  const given = { type: "PinGiven", at: sampleAt, by, teamId: "t1", pin: "000043" } as const;
  const events = [...teamJoins(1), given];
  await journal.append({ contestId, epoch, firstSeq: 2, commandKey: "a/1", events });
  const state = evolveAll(sampleState(1), events);
  await journal.saveSnapshot(contestId, epoch, { seq: 4, state }, "v");

  const rows = await db.selectFrom("event").select("data").execute();
  const parts = await db.selectFrom("snapshot_part").select("teams").execute();
  const heads = await db.selectFrom("snapshot").select("state").execute();
  expect(rows.length + parts.length + heads.length).toBe(6);
  expect(JSON.stringify([rows, parts, heads])).not.toMatch(/00004[23]/);

  expect((await journal.read(contestId, 1, 10)).map(({ event }) => event)).toEqual(events);
  expect(await journal.findCommand(contestId, "a/1")).toEqual(events);
  expect(JSON.stringify(await journal.findSnapshot(contestId, "v"))).toBe(JSON.stringify({ seq: 4, state }));

  const keyless = new SqlJournal(db, other);
  const [joined] = await keyless.read(contestId, 1, 1);
  expect(joined?.event).toEqual({ ...events[0], pin: null });
  const opened = await keyless.findSnapshot(contestId, "v");
  expect(opened?.state).toEqual({ ...state, teams: { t1: { ...state.teams["t1"], pin: null } } });
});

test.each(readGoldens())("STO7 without the key, $name has the standings it had", ({ stored, standings }) => {
  const closed = stored.map((event) => closeEvent(seal, "c1", event));
  const state = replay(closed.map((event) => readEvent(openEvent(other, "c1", event))));
  expect(standingLines(state)).toEqual(standings);
  expect(trueStandings(state).map(({ team }) => team.pin)).toEqual(presentTeams(state).map(() => null));
  const plain = replay(stored.map(readEvent));
  expect(openState(seal, closeState(seal, plain))).toEqual(plain);
});

test("STO8 the key in the data folder is made once, for its owner alone", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-seal-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const dataDir = path.join(folder, "data");
  const made = loadSealKey({ sealKey: null, dataDir });
  expect(made).toHaveLength(sealKeyBytes);
  expect(loadSealKey({ sealKey: null, dataDir })).toEqual(made);
  const file = path.join(dataDir, "seal.key");
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dataDir)).toEqual(["seal.key"]);
  const given = new Uint8Array(sealKeyBytes).fill(1);
  expect(loadSealKey({ sealKey: given, dataDir })).toBe(given);
  fs.writeFileSync(file, "nothing of the kind");
  expect(() => loadSealKey({ sealKey: null, dataDir })).toThrow(BadSealKey);
});

test("STO8 the key is on the disk, with its name and its folder, before PINs are sealed with it", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-seal-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const synced = watchSyncs();
  const above = path.join(folder, "above");
  const dataDir = path.join(above, "data");
  loadSealKey({ sealKey: null, dataDir });
  expect(synced).toEqual([above, folder, path.join(dataDir, "seal.key"), dataDir].map(fileNumber));
});

test("SCY3 the key in the data folder is refused when others may read it, and a new folder is its owner's", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-seal-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const dataDir = path.join(folder, "data");
  loadSealKey({ sealKey: null, dataDir });
  expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
  const file = path.join(dataDir, "seal.key");
  for (const mode of [0o640, 0o604, 0o660]) {
    fs.chmodSync(file, mode);
    expect(() => loadSealKey({ sealKey: null, dataDir })).toThrow(
      /seal\.key may be read or written by others: chmod 600 it\.$/,
    );
  }
});
