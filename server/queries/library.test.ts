import type { Kysely } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { Tables } from "../db/tables.ts";
import { EpochFenced, UnknownContest } from "../journal/journal.ts";
import { sampleAt, sampleAuthor, sampleDefinition, sampleResults, teamJoins } from "../journal/samples.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { testSeal } from "../test/seal.ts";
import { createAccount } from "./accounts.ts";
import {
  createContest,
  findContest,
  findContestByCode,
  listContests,
  listLiveContestIds,
} from "./contests.ts";
import {
  binContest,
  ContestUnderWay,
  findBinnedContest,
  listContestTitles,
  markPurged,
  restoreContest,
  shelveBeside,
  shelveContests,
} from "./library.ts";

let database: TestDatabase;
let db: Kysely<Tables>;
let journal: SqlJournal;
let contests = 0;
/** Of whom each test makes a list of its own. */
let owner: string;

beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
  journal = new SqlJournal(db, testSeal);
});
afterAll(() => database?.close());
beforeEach(async () => {
  owner = `owner ${contests}`;
  await createAccount(db, { id: owner, login: owner, passwordHash: "", createdAt: sampleAt });
});

/** A contest in which these events happened. */
async function contest(...events: readonly ContestEvent[]) {
  contests += 1;
  const definition = sampleDefinition(contests);
  const { contestId, roomCode } = definition;
  await createContest(db, { ownerAccountId: owner, definition, at: sampleAt + contests });
  const epoch = await journal.claim(contestId);
  if (events.length > 0) await journal.append({ contestId, epoch, firstSeq: 2, commandKey: null, events });
  return { contestId, roomCode, epoch };
}

const at = sampleAt + 1_000_000;
const opened: ContestEvent = { type: "LobbyOpened", at: sampleAt + 1, by: sampleAuthor };
const started: ContestEvent = { type: "ContestStarted", at: sampleAt + 2, by: sampleAuthor, endsAt: at };
const paused: ContestEvent = { type: "ContestPaused", at: sampleAt + 3, by: sampleAuthor };
const finished: ContestEvent = { type: "ContestFinished", at: sampleAt + 4, by: sampleAuthor, expired: [] };

const listed = async (contestId: string) =>
  (await listContests(db, owner)).find(({ id }) => id === contestId);

test("LIB1 the list tells folder, archive, bin, end and teams of a contest", async () => {
  const fresh = await contest();
  const nothing = { folder: null, archived: false, deletedAt: null, rankedTeams: 0 };
  expect(await listed(fresh.contestId)).toMatchObject({ phase: "draft", ...nothing });
  const played = await contest(opened, started, finished);
  await journal.saveResults(played.epoch, sampleResults(played.contestId, 4));
  await shelveContests(db, {
    accountId: owner,
    roomCodes: [played.roomCode],
    folder: "7 Б",
    archived: true,
    at,
  });
  await binContest(db, played.contestId, { at });
  expect(await listed(played.contestId)).toMatchObject({
    phase: "finished",
    phaseSince: sampleAt + 4,
    folder: "7 Б",
    archived: true,
    deletedAt: at,
    rankedTeams: 3,
  });
});

describe("shelves", () => {
  const shelve = (roomCodes: readonly string[], shelf: object, accountId = owner) =>
    shelveContests(db, { accountId, roomCodes, ...shelf, at });

  test("LIB2 LIB3 what is not named stays as it is", async () => {
    const { contestId, roomCode } = await contest();
    expect(await shelve([roomCode, roomCode], { archived: true })).toBe(true);
    expect(await listed(contestId)).toMatchObject({ folder: null, archived: true });
    expect(await shelve([roomCode], { folder: "Spring" })).toBe(true);
    expect(await listed(contestId)).toMatchObject({ folder: "Spring", archived: true });
    expect(await shelve([roomCode], { archived: false })).toBe(true);
    expect(await listed(contestId)).toMatchObject({ folder: "Spring", archived: false });
    expect(await shelve([roomCode], { folder: null })).toBe(true);
    expect(await listed(contestId)).toMatchObject({ folder: null, archived: false });
  });

  test("LIB2 many are put into a folder at once: all of them, or none", async () => {
    const [first, second, binned] = [await contest(), await contest(), await contest()];
    await binContest(db, binned.contestId, { at });
    const stranger = `stranger of ${owner}`;
    await createAccount(db, { id: stranger, login: stranger, passwordHash: "", createdAt: sampleAt });
    for (const other of [binned.roomCode, "ZZZZZZ"])
      expect(await shelve([first.roomCode, other], { folder: "Spring" })).toBe(false);
    expect(await shelve([first.roomCode], { folder: "Spring" }, stranger)).toBe(false);
    expect(await listed(first.contestId)).toMatchObject({ folder: null });
    expect(await shelve([first.roomCode, second.roomCode], { folder: "Spring" })).toBe(true);
    const folders = (await listContests(db, owner)).map(({ folder }) => folder);
    expect(folders.toSorted()).toEqual(["Spring", "Spring", null]);
  });

  test("LIB4 a copy stands beside the contest it was made of, where there is a folder", async () => {
    const [original, copy, other] = [await contest(), await contest(), await contest()];
    await shelve([original.roomCode], { folder: "Spring", archived: true });
    await shelveBeside(db, copy.contestId, { besideId: original.contestId, accountId: owner });
    expect(await listed(copy.contestId)).toMatchObject({ folder: "Spring", archived: false });
    await shelveBeside(db, original.contestId, { besideId: other.contestId, accountId: owner });
    expect(await listed(original.contestId)).toMatchObject({ folder: "Spring" });
    expect(await listContestTitles(db, owner)).toHaveLength(3);
  });
});

describe("the bin", () => {
  test.each([
    ["a draft", [], "draft"],
    ["a lobby", [opened], "lobby"],
    ["a finished contest", [opened, started, finished], "finished"],
  ] as const)(
    "LIB5 %s is found by nobody while it lies there, and is restored as it was",
    async (_, events, phase) => {
      const { contestId, roomCode, epoch } = await contest(...events);
      const before = await listed(contestId);
      await binContest(db, contestId, { at });
      expect(await findContest(db, contestId)).toBe(undefined);
      expect(await findContestByCode(db, roomCode)).toBe(undefined);
      expect(await findBinnedContest(db, roomCode)).toMatchObject({ id: contestId, ownerAccountId: owner });
      expect(await listLiveContestIds(db)).not.toContain(contestId);
      await expect(journal.claim(contestId)).rejects.toThrow(UnknownContest);
      const batch = { contestId, epoch, firstSeq: events.length + 2, commandKey: null, events: teamJoins(1) };
      await expect(journal.append(batch)).rejects.toThrow(EpochFenced);
      await expect(journal.renewLiveness(contestId, epoch, at)).rejects.toThrow(EpochFenced);

      expect(await restoreContest(db, contestId)).toBe(phase);
      expect(await listed(contestId)).toEqual(before);
      expect(await findBinnedContest(db, roomCode)).toBe(undefined);
      expect(await findContestByCode(db, roomCode)).toMatchObject({ id: contestId });
      expect(await journal.claim(contestId)).toBeGreaterThan(epoch);
      expect((await listLiveContestIds(db)).includes(contestId)).toBe(phase === "lobby");
    },
  );

  test("LIB5 putting it there twice keeps the first time", async () => {
    const { contestId } = await contest();
    await binContest(db, contestId, { at });
    await binContest(db, contestId, { at: at + 5 });
    expect((await listed(contestId))?.deletedAt).toBe(at);
  });

  test.each([
    ["running", [opened, started]],
    ["paused", [opened, started, paused]],
  ] as const)(
    "LIB5 a contest that is %s is not put there, and whoever plays it goes on",
    async (phase, events) => {
      const { contestId, epoch } = await contest(...events);
      await expect(binContest(db, contestId, { at })).rejects.toThrow(new ContestUnderWay(phase));
      expect((await listed(contestId))?.deletedAt).toBe(null);
      const batch = { contestId, epoch, firstSeq: events.length + 2, commandKey: null, events: teamJoins(1) };
      await journal.append(batch);
    },
  );

  test("LIB5 one that cannot be played, since it is broken, is", async () => {
    const { contestId } = await contest(opened, started);
    await binContest(db, contestId, { at, isBroken: true });
    expect((await listed(contestId))?.deletedAt).toBe(at);
    expect(await restoreContest(db, contestId)).toBe("running");
  });

  test("LIB5 who claims a contest while it is put there writes nothing more", async () => {
    let claimed = 0;
    for (let round = 0; round < 20; round += 1) {
      const { contestId } = await contest(opened);
      const [claim] = await Promise.allSettled([journal.claim(contestId), binContest(db, contestId, { at })]);
      const batch = { contestId, firstSeq: 3, commandKey: null, events: teamJoins(1) };
      if (claim.status === "rejected") expect(claim.reason).toBeInstanceOf(UnknownContest);
      else {
        claimed += 1;
        await expect(journal.append({ ...batch, epoch: claim.value })).rejects.toThrow(EpochFenced);
      }
      expect(await journal.read(contestId, 2, 10)).toEqual([]);
    }
    expect(claimed).toBeGreaterThan(0);
  });

  test("LIB6 what was deleted for good is in no list and is not restored; nothing else is deleted for good", async () => {
    const [kept, gone] = [await contest(), await contest()];
    await binContest(db, gone.contestId, { at });
    await markPurged(db, gone.contestId, at);
    await markPurged(db, kept.contestId, at);
    expect((await listContests(db, owner)).map(({ id }) => id)).toEqual([kept.contestId]);
    expect(await findBinnedContest(db, gone.roomCode)).toBe(undefined);
    await restoreContest(db, gone.contestId);
    expect(await findContestByCode(db, gone.roomCode)).toBe(undefined);
    await expect(journal.claim(gone.contestId)).rejects.toThrow(UnknownContest);
    expect(await findContestByCode(db, kept.roomCode)).toMatchObject({ id: kept.contestId });
  });
});
