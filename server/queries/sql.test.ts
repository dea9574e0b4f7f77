import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { expect, test } from "vitest";
import { SqlOwnershipStore } from "../cluster/SqlOwnershipStore.ts";
import type { Tables } from "../db/tables.ts";
import { longState, sampleAt, sampleDefinition, sampleResults, teamJoins } from "../journal/samples.ts";
import { readParts } from "../journal/snapshots.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { testSeal } from "../test/seal.ts";
import * as accounts from "./accounts.ts";
import * as connections from "./connections.ts";
import * as contests from "./contests.ts";
import * as importedContest from "./importedContest.ts";
import * as journalRows from "./journalRows.ts";
import * as library from "./library.ts";
import * as media from "./media.ts";
import * as orphans from "./orphans.ts";
import * as secrets from "./secrets.ts";
import * as sessions from "./sessions.ts";

const imported = {
  contestId: "",
  ownerAccountId: "",
  title: "",
  language: "en",
  roomCode: "ABCDEF",
  at: 0,
} as const;

type Run = (db: Kysely<Tables>) => Promise<unknown>;

const definition = sampleDefinition(1);
const rotation = { id: "", fromHash: "", toHash: "", at: 0, expiresAt: 0 };
const session = { id: "", accountId: "", refreshHash: "", createdAt: 0, expiresAt: 0 };
const batch = { contestId: "", epoch: 1, firstSeq: 2, commandKey: "", events: teamJoins(1) };

const picture = { id: "", type: "image/png", width: 1, height: 1, bytes: 0, content: Buffer.of() } as const;

const queries: Readonly<Record<string, Run>> = {
  createAccount: (db) => accounts.createAccount(db, { id: "", login: "", passwordHash: "", createdAt: 0 }),
  findAccountByLogin: (db) => accounts.findAccountByLogin(db, ""),
  findAccount: (db) => accounts.findAccount(db, ""),
  countAccounts: (db) => accounts.countAccounts(db),
  createFirstAccount: (db) =>
    accounts.createFirstAccount(db, { id: "", login: "", passwordHash: "", createdAt: 0 }),
  findFirstAccountId: (db) => accounts.findFirstAccountId(db),
  replacePassword: (db) => accounts.replacePassword(db, { accountId: "", passwordHash: "", at: 0 }),
  findAccountAwaitingPassword: (db) => accounts.findAccountAwaitingPassword(db),
  setAwaitedPassword: (db) => accounts.setAwaitedPassword(db, { accountId: "", passwordHash: "" }),
  settlePassword: (db) => accounts.settlePassword(db, { id: "", passwordHash: "" }),
  createContest: (db) => contests.createContest(db, { ownerAccountId: "", definition, at: sampleAt }),
  findContest: (db) => contests.findContest(db, ""),
  findEpoch: (db) => contests.findEpoch(db, ""),
  findContestByCode: (db) => contests.findContestByCode(db, ""),
  listContests: (db) => contests.listContests(db, ""),
  listLiveContestIds: (db) => contests.listLiveContestIds(db),
  shelveContests: (db) =>
    library.shelveContests(db, { accountId: "", roomCodes: [""], folder: "", archived: true, at: 0 }),
  listContestTitles: (db) => library.listContestTitles(db, ""),
  shelveBeside: (db) => library.shelveBeside(db, "", { besideId: "", accountId: "" }),
  binContest: (db) => library.binContest(db, "", { at: 0 }),
  findBinnedContest: (db) => library.findBinnedContest(db, ""),
  listContestsBinnedSince: (db) => library.listContestsBinnedSince(db, 0),
  restoreContest: (db) => library.restoreContest(db, ""),
  markPurged: (db) => library.markPurged(db, "", 0),
  markOverduePurged: (db) => library.markOverduePurged(db, { binnedBefore: 0, at: 0 }),
  listPurgedIds: (db) => library.listPurgedIds(db, "", 1),
  deletePurgedEvents: (db) => library.deletePurgedEvents(db, "", 1),
  deletePurgedContest: (db) => library.deletePurgedContest(db, ""),
  insertPictures: (db) => db.transaction().execute((trx) => media.insertPictures(trx, "", [picture])),
  copyMedia: (db) => db.transaction().execute((trx) => media.copyMedia(trx, { from: "", to: "", ids: [""] })),
  listKnownPictures: (db) => media.listKnownPictures(db, "", [""]),
  findPicture: (db) => media.findPicture(db, "", ""),
  findPictureByContent: (db) => media.findPictureByContent(db, "", Buffer.of()),
  listPictures: (db) => media.listPictures(db, ""),
  insertImportedContest: (db) =>
    db.transaction().execute((trx) => importedContest.insertImportedContest(trx, imported)),
  insertImportedEvents: (db) =>
    db.transaction().execute((trx) => importedContest.insertImportedEvents(trx, "", [])),
  setLastAlive: (db) => db.transaction().execute((trx) => importedContest.setLastAlive(trx, "", 0)),
  listJournalRows: (db) => journalRows.listJournalRows(db, "", 0, 1),
  listModeratorRows: (db) => journalRows.listModeratorRows(db, "", 1),
  getOrCreateSecret: (db) => secrets.getOrCreateSecret(db, "", () => ""),
  insertSession: (db) => sessions.insertSession(db, session),
  findSessionByRefreshHash: (db) => sessions.findSessionByRefreshHash(db, ""),
  findSessionIdByRefreshHashes: (db) => sessions.findSessionIdByRefreshHashes(db, ["", ""]),
  rotateSession: (db) => sessions.rotateSession(db, rotation),
  revokeSession: (db) => sessions.revokeSession(db, "", 0),
  deleteExpiredSessions: (db) => sessions.deleteExpiredSessions(db, 0),
  listNamedContests: (db) => contests.listNamedContests(db, [""]),
  listSessionsRevokedSince: (db) => sessions.listSessionsRevokedSince(db, 0),
  listRevokedSessionIds: (db) => sessions.listRevokedSessionIds(db, 0),
  listOrphanIds: (db) => orphans.listOrphanIds(db, "left"),
  "listOrphanIds, of all": (db) => orphans.listOrphanIds(db, "all"),
  countConnections: (db) => connections.countConnections(db),
  "ownership find": (db) => new SqlOwnershipStore(db, {}).find(""),
  "ownership processes": (db) => new SqlOwnershipStore(db, {}).processes(),
  "ownership slots": (db) => new SqlOwnershipStore(db, {}).slots(),
  "ownership claim": (db) => new SqlOwnershipStore(db, {}).claim("", "", 0),
  "ownership sayAlive, and why it was refused": (db) => new SqlOwnershipStore(db, {}).sayAlive("", 1),
  "ownership letGo": (db) => new SqlOwnershipStore(db, {}).letGo("", ""),
  "ownership setAhead": (db) => new SqlOwnershipStore(db, {}).setAhead("", "", 0),
  "ownership formsIn": (db) => new SqlOwnershipStore(db, {}).formsIn(""),
  "ownership endSession": (db) => new SqlOwnershipStore(db, {}).endSession({ pid: 0, startedAt: "" }),
  "journal claim": (db) => new SqlJournal(db, testSeal).claim(""),
  "journal append, and why it was refused": (db) => new SqlJournal(db, testSeal).append(batch),
  "journal read": (db) => new SqlJournal(db, testSeal).read("", 0, 10),
  "journal findCommand": (db) => new SqlJournal(db, testSeal).findCommand("", ""),
  "journal findSnapshot": (db) => new SqlJournal(db, testSeal).findSnapshot("", ""),
  "journal findSnapshot, some of its parts": (db) =>
    readParts(db, { contestId: "", seq: 1, version: "", after: 0, last: 8 }),
  "journal saveSnapshot": (db) =>
    new SqlJournal(db, testSeal).saveSnapshot("", 1, { seq: 1, state: longState(1, 1) }, ""),
  "journal renewLiveness": (db) => new SqlJournal(db, testSeal).renewLiveness("", 1, 0),
  "journal readCommandKeys": (db) => new SqlJournal(db, testSeal).readCommandKeys("", 0, 1),
  "journal findLiveness": (db) => new SqlJournal(db, testSeal).findLiveness(""),
  "journal saveResults": (db) => new SqlJournal(db, testSeal).saveResults(1, sampleResults("", 1)),
  "journal findResultsSeq": (db) => new SqlJournal(db, testSeal).findResultsSeq(""),
};

test("QRY8 the SQL of every query stands in queries.sql, so that a review sees it change", async () => {
  const forgotten = [
    accounts,
    connections,
    contests,
    importedContest,
    journalRows,
    library,
    media,
    orphans,
    secrets,
    sessions,
  ]
    .flatMap((module) => Object.entries(module))
    .filter(([name, value]) => typeof value === "function" && !/^[A-Z]/.test(name) && !(name in queries));
  expect(forgotten).toEqual([]);

  const sections: string[] = [];
  for (const [name, run] of Object.entries(queries)) {
    const statements: string[] = [];
    const db = databaseOf((statement) => statements.push(`${statement};`));
    // Without a database nothing is found: some queries end with that error, after they were sent.
    await run(db).catch(() => {});
    sections.push([`-- ${name}`, ...statements].join("\n"));
  }
  await expect(`${sections.join("\n\n")}\n`).toMatchFileSnapshot("./queries.sql");
});

/** A database that answers every query with no rows. */
function databaseOf(onQuery: (statement: string) => void): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new NothingBehindTheFence(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => onQuery(query.sql.trim().replaceAll(/\n\s+/g, "\n  ")),
  });
}

/** As Kysely's, but a fence holds: what stands behind it is to be seen. */
class NothingBehindTheFence extends DummyDriver {
  override async acquireConnection() {
    const connection = await super.acquireConnection();
    return Object.assign(connection, {
      executeQuery: async ({ sql }: { readonly sql: string }) => ({
        rows: sql.startsWith("select contest_id, epoch from contest_owner")
          ? [{}]
          : sql.startsWith('select "epoch"')
            ? [{ epoch: 1 }]
            : [],
      }),
    });
  }
}
