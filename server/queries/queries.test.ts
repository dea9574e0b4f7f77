import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { Tables } from "../db/tables.ts";
import { sampleAt, sampleAuthor, sampleDefinition, sampleResults } from "../journal/samples.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { testSeal } from "../test/seal.ts";
import {
  countAccounts,
  createAccount,
  findAccount,
  findAccountAwaitingPassword,
  findAccountByLogin,
  LoginTaken,
  replacePassword,
  setAwaitedPassword,
  settlePassword,
} from "./accounts.ts";
import {
  createContest,
  findContest,
  findContestByCode,
  listContests,
  listLiveContestIds,
  RoomCodeTaken,
} from "./contests.ts";
import { getOrCreateSecret } from "./secrets.ts";
import {
  findSessionByRefreshHash,
  insertSession,
  listRevokedSessionIds,
  revokeSession,
  rotateSession,
} from "./sessions.ts";

let database: TestDatabase;
let db: Kysely<Tables>;
beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
});
afterAll(() => database?.close());

const account = (id: string, login = id) => ({
  id,
  login,
  passwordHash: `hash of ${id}`,
  createdAt: sampleAt,
});

describe("accounts", () => {
  test("QRY1 a login is one account's in any case and spelling, and is kept as typed", async () => {
    const before = await countAccounts(db);
    await createAccount(db, account("zhanna", "Жанна Ёлкина"));
    await expect(createAccount(db, account("other", "жАННА ёЛКИНА"))).rejects.toThrow(LoginTaken);
    await expect(createAccount(db, account("other", "Жанна Е\u0308лкина"))).rejects.toThrow(LoginTaken);
    const kept = { ...account("zhanna", "Жанна Ёлкина"), awaitsPassword: false };
    expect(await findAccountByLogin(db, "ЖАННА ЁЛКИНА")).toEqual(kept);
    expect(await findAccount(db, "zhanna")).toEqual(kept);
    expect(await findAccountByLogin(db, "Жанна")).toBe(undefined);
    expect(await countAccounts(db)).toBe(before + 1);
  });

  describe("that await a password", () => {
    let made = 0;
    async function awaiting(): Promise<string> {
      const id = `new ${++made}`;
      await createAccount(db, { ...account(id), awaitsPassword: true });
      expect((await findAccountAwaitingPassword(db))?.id).toBe(id);
      return id;
    }

    test("FST4 get one of several that are set at once", async () => {
      const accountId = await awaiting();
      const wishes = Array.from({ length: 10 }, (_, index) => `set ${index}`);
      const set = await Promise.all(
        wishes.map((passwordHash) => setAwaitedPassword(db, { accountId, passwordHash })),
      );
      expect(set.filter(Boolean)).toHaveLength(1);
      expect((await findAccount(db, accountId))?.passwordHash).toBe(wishes[set.indexOf(true)]);
      expect(await findAccountAwaitingPassword(db)).toBe(undefined);
    });

    test("FST2 get none when theirs was used, which it must still be", async () => {
      const id = await awaiting();
      expect(await settlePassword(db, { id, passwordHash: "of somebody faster" })).toBe(false);
      expect((await findAccountAwaitingPassword(db))?.id).toBe(id);
      expect(await settlePassword(db, account(id))).toBe(true);
      expect(await settlePassword(db, account(id))).toBe(true);
      expect(await findAccountAwaitingPassword(db)).toBe(undefined);
      expect(await setAwaitedPassword(db, { accountId: id, passwordHash: "late" })).toBe(false);
      expect((await findAccount(db, id))?.passwordHash).toBe(account(id).passwordHash);
    });

    test("FST2 get none when theirs was replaced on the command line", async () => {
      const accountId = await awaiting();
      await replacePassword(db, { accountId, passwordHash: "new", at: sampleAt });
      expect(await findAccountAwaitingPassword(db)).toBe(undefined);
    });
  });
});

describe("contests", () => {
  let journal: SqlJournal;
  beforeAll(async () => {
    journal = new SqlJournal(db, testSeal);
    await createAccount(db, account("owner"));
    await createAccount(db, account("colleague"));
  });

  /** A contest in which these events happened. */
  async function contest(number: number, ...types: ContestEvent["type"][]) {
    const definition = sampleDefinition(number);
    const { contestId } = definition;
    await createContest(db, { ownerAccountId: "owner", definition, at: sampleAt + number });
    const epoch = await journal.claim(contestId);
    const events = types.map((type, index) => eventOf(type, sampleAt + 1000 + index));
    if (events.length > 0) await journal.append({ contestId, epoch, firstSeq: 2, commandKey: "a/1", events });
    return contestId;
  }

  test("QRY2 a new contest is found by its code and by its id, and its journal begins", async () => {
    const id = await contest(1);
    const expected = {
      id,
      ownerAccountId: "owner",
      title: sampleDefinition(1).title,
      roomCode: sampleDefinition(1).roomCode,
      language: "ru",
      createdAt: sampleAt + 1,
    };
    expect(await findContestByCode(db, sampleDefinition(1).roomCode)).toEqual(expected);
    expect(await findContest(db, id)).toEqual(expected);
    expect(await findContestByCode(db, "ZZZZZZ")).toBe(undefined);
    expect(await journal.read(id, 0, 10)).toEqual([
      {
        seq: 1,
        commandKey: null,
        event: {
          type: "ContestCreated",
          at: sampleAt + 1,
          by: { role: "moderator", accountId: "owner" },
          ...sampleDefinition(1),
        },
      },
    ]);
    expect(await journal.claim(id)).toBe(2);
  });

  test("QRY2 a room code that is taken leaves nothing behind", async () => {
    await contest(2);
    const definition = { ...sampleDefinition(3), roomCode: sampleDefinition(2).roomCode };
    const taken = createContest(db, { ownerAccountId: "owner", definition, at: sampleAt });
    await expect(taken).rejects.toThrow(RoomCodeTaken);
    expect(await findContest(db, definition.contestId)).toBe(undefined);
    expect(await journal.read(definition.contestId, 0, 1)).toEqual([]);
  });

  test("QRY3 the phase is that of the last event that changed it; only live contests are to be reopened", async () => {
    const ids = {
      draft: await contest(10),
      lobby: await contest(11, "LobbyOpened", "EntrySet"),
      running: await contest(12, "LobbyOpened", "ContestStarted", "EntrySet"),
      paused: await contest(13, "LobbyOpened", "ContestStarted", "ContestPaused", "DeadlineMoved"),
      interrupted: await contest(14, "LobbyOpened", "ContestStarted", "ContestInterrupted"),
      resumed: await contest(15, "LobbyOpened", "ContestStarted", "ContestPaused", "ContestResumed"),
      finished: await contest(16, "LobbyOpened", "ContestStarted", "ContestFinished", "EntrySet"),
      reopened: await contest(17, "LobbyOpened", "ContestStarted", "ContestFinished", "ContestReopened"),
    };
    const listed = await listContests(db, "owner");
    expect(listed.map(({ id }) => id).slice(0, 8)).toEqual(Object.values(ids).reverse());
    const phases = Object.entries(ids).map(([name, id]) => [
      name,
      listed.find((row) => row.id === id)?.phase,
    ]);
    expect(Object.fromEntries(phases)).toEqual({
      draft: "draft",
      lobby: "lobby",
      running: "running",
      paused: "paused",
      interrupted: "paused",
      resumed: "running",
      finished: "finished",
      reopened: "running",
    });
    expect(listed.find(({ id }) => id === ids.running)?.phaseSince).toBe(sampleAt + 1001);
    expect(await listContests(db, "colleague")).toEqual([]);
    const { lobby, running, paused, interrupted, resumed, reopened } = ids;
    expect(await listLiveContestIds(db)).toEqual([lobby, running, paused, interrupted, resumed, reopened]);
  });

  const purchaseRows = (contestId: string) =>
    db.selectFrom("result_purchase").selectAll().where("contest_id", "=", contestId);

  test("QRY4 results are kept as they were written", async () => {
    const contestId = await contest(20, "LobbyOpened");
    const results = sampleResults(contestId, 2);
    await journal.saveResults(1, results);
    const standings = await db
      .selectFrom("result_standing")
      .selectAll()
      .where("contest_id", "=", contestId)
      .orderBy("place")
      .orderBy("team_id")
      .execute();
    expect(standings.map((row) => [row.place, row.team_id, row.team_name, row.balance_points])).toEqual(
      results.standings.map((row) => [row.place, row.teamId, row.teamName, row.balancePoints]),
    );
    const rows = await purchaseRows(contestId).orderBy("team_id").orderBy("purchase_id").execute();
    expect(rows.map((row) => [row.team_id, row.purchase_id, row.status, row.reward_points])).toEqual([
      ["t1", 1, "withdrawn", 0],
      ["t1", 2, "failed", 0],
      ["t2", 1, "solved", 200],
    ]);
    const [{ bought_at, closed_at } = { bought_at: null, closed_at: null }] = rows;
    expect([bought_at?.getTime(), closed_at?.getTime()]).toEqual([
      results.purchases[0]?.boughtAt,
      results.purchases[0]?.closedAt,
    ]);
  });

  test("QRY4 a contest of 200 teams and 144 cards is saved", async () => {
    const contestId = await contest(22, "LobbyOpened");
    const sample = sampleResults(contestId, 2);
    const [standing, purchase] = [sample.standings[0], sample.purchases[0]];
    if (standing === undefined || purchase === undefined) throw new Error("The sample results are empty");
    const standings = Array.from({ length: 200 }, (_, team) => ({ ...standing, teamId: `t${team}` }));
    const purchases = Array.from({ length: 200 * 144 }, (_, index) => ({
      ...purchase,
      purchaseId: 1 + Math.floor(index / 200),
      teamId: `t${index % 200}`,
    }));
    await journal.saveResults(1, { ...sample, standings, purchases });
    expect(await purchaseRows(contestId).where("team_id", "=", "t7").execute()).toHaveLength(144);
  });
});

describe("sessions", () => {
  const session = (id: string) => ({
    id,
    accountId: "sessions",
    refreshHash: `${id}-1`,
    createdAt: sampleAt,
    expiresAt: sampleAt + 1000,
  });
  beforeAll(() => createAccount(db, account("sessions")));

  test("QRY5 a session is found by its current and its previous token, no earlier one", async () => {
    await insertSession(db, session("one"));
    const fresh = { ...session("one"), previousRefreshHash: null, rotatedAt: null, revokedAt: null };
    expect(await findSessionByRefreshHash(db, "one-1")).toEqual(fresh);
    const rotation = { id: "one", at: sampleAt + 5, expiresAt: sampleAt + 2000 };
    expect(await rotateSession(db, { ...rotation, fromHash: "one-1", toHash: "one-2" })).toBe(true);
    const rotated = {
      ...fresh,
      refreshHash: "one-2",
      previousRefreshHash: "one-1",
      rotatedAt: sampleAt + 5,
      expiresAt: sampleAt + 2000,
    };
    expect(await findSessionByRefreshHash(db, "one-1")).toEqual(rotated);
    expect(await findSessionByRefreshHash(db, "one-2")).toEqual(rotated);
    expect(await rotateSession(db, { ...rotation, fromHash: "one-2", toHash: "one-3" })).toBe(true);
    expect(await findSessionByRefreshHash(db, "one-1")).toBe(undefined);
  });

  test("QRY5 of simultaneous rotations from one token one succeeds", async () => {
    await insertSession(db, session("two"));
    const rotations = Array.from({ length: 10 }, (_, index) =>
      rotateSession(db, {
        id: "two",
        fromHash: "two-1",
        toHash: `two-by-${index}`,
        at: sampleAt,
        expiresAt: sampleAt + 1,
      }),
    );
    expect((await Promise.all(rotations)).filter(Boolean)).toHaveLength(1);
  });

  test("QRY9 a new password ends every sign-in of its account, and no other", async () => {
    await createAccount(db, account("forgetful"));
    await insertSession(db, { ...session("forgotten"), accountId: "forgetful", expiresAt: sampleAt + 8 });
    await insertSession(db, session("other"));
    await replacePassword(db, { accountId: "forgetful", passwordHash: "new", at: sampleAt + 7 });
    expect((await findAccount(db, "forgetful"))?.passwordHash).toBe("new");
    expect((await findSessionByRefreshHash(db, "forgotten-1"))?.revokedAt).toBe(sampleAt + 7);
    expect((await findSessionByRefreshHash(db, "other-1"))?.revokedAt).toBeNull();
  });

  test("QRY6 a revoked session is not rotated, and is listed until it expires", async () => {
    await insertSession(db, session("three"));
    await revokeSession(db, "three", sampleAt + 10);
    await revokeSession(db, "three", sampleAt + 20);
    expect((await findSessionByRefreshHash(db, "three-1"))?.revokedAt).toBe(sampleAt + 10);
    const rotation = {
      id: "three",
      fromHash: "three-1",
      toHash: "three-2",
      at: sampleAt,
      expiresAt: sampleAt,
    };
    expect(await rotateSession(db, rotation)).toBe(false);
    expect(await listRevokedSessionIds(db, sampleAt + 999)).toEqual(["three"]);
    expect(await listRevokedSessionIds(db, sampleAt + 1000)).toEqual([]);
  });
});

test("QRY7 a secret is made once, whoever asks at the same time", async () => {
  let made = 0;
  const ask = () => getOrCreateSecret(db, "key", async () => `secret ${++made}`);
  const secrets = await Promise.all(Array.from({ length: 10 }, ask));
  expect(new Set(secrets).size).toBe(1);
  expect(await ask()).toBe(secrets[0]);
  expect(await getOrCreateSecret(db, "other key", () => "other")).toBe("other");
});

function eventOf(type: ContestEvent["type"], at: number): ContestEvent {
  switch (type) {
    case "ContestStarted":
    case "ContestResumed":
    case "DeadlineMoved":
      return { type, at, by: sampleAuthor, endsAt: at + 1 };
    case "ContestInterrupted":
      return { type, at, by: sampleAuthor, lastAliveAt: at };
    case "ContestFinished":
      return { type, at, by: sampleAuthor, expired: [] };
    case "ContestReopened":
      return { type, at, by: sampleAuthor, endsAt: at + 1, restored: [] };
    case "EntrySet":
      return { type, at, by: sampleAuthor, open: true };
    case "LobbyOpened":
    case "ContestPaused":
      return { type, at, by: sampleAuthor };
    default:
      throw new RangeError(`No sample of ${type}`);
  }
}
