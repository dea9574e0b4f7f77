import { expect, test } from "vitest";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { freshPGlite, freshPostgres, type TestDatabase, testServerUrl } from "../test/databases.ts";
import { testSeal } from "../test/seal.ts";
import { describeJournal, type JournalUnderTest } from "./journal.contract.ts";
import { MemoryJournal } from "./memoryJournal.ts";
import { longState, sampleAt, sampleAuthor, sampleDefinition } from "./samples.ts";
import { SqlJournal } from "./sqlJournal.ts";

describeJournal("memory", async () => {
  const journal = new MemoryJournal();
  return {
    journal,
    createContest: async (number) => journal.createContest(sampleDefinition(number), sampleAt, sampleAuthor),
    close: async () => {},
  };
});

describeJournal("PGlite", async () => sqlJournal(await freshPGlite()));

const serverUrl = testServerUrl;
if (serverUrl !== undefined)
  describeJournal("PostgreSQL", async () => sqlJournal(await freshPostgres(serverUrl)));

test("JRN7 a snapshot that an earlier version wrote in one piece is read", async () => {
  const { db, close } = await freshPGlite();
  const { journal, createContest: create } = await sqlJournal({ db, close });
  await create(1);
  const state = longState(1, 3);
  const row = { contest_id: state.contestId, seq: 7, version: "1", parts: 0, state: JSON.stringify(state) };
  await db.insertInto("snapshot").values(row).execute();
  expect(JSON.stringify(await journal.findSnapshot(state.contestId, "1"))).toBe(
    JSON.stringify({ seq: 7, state }),
  );
  await close();
});

test("JRN7 a snapshot of a contest that nobody has joined needs no parts", async () => {
  const { db, close } = await freshPGlite();
  const { journal, createContest: create } = await sqlJournal({ db, close });
  await create(1);
  const state = longState(1, 0);
  const epoch = await journal.claim(state.contestId);
  await journal.saveSnapshot(state.contestId, epoch, { seq: 1, state }, "1");
  expect(await db.selectFrom("snapshot_part").select("part").execute()).toEqual([]);
  expect(await journal.findSnapshot(state.contestId, "1")).toEqual({ seq: 1, state });
  await close();
});

async function sqlJournal({ db, close }: Pick<TestDatabase, "db" | "close">): Promise<JournalUnderTest> {
  const ownerAccountId = "teacher";
  await createAccount(db, { id: ownerAccountId, login: "teacher", passwordHash: "", createdAt: sampleAt });
  return {
    journal: new SqlJournal(db, testSeal),
    createContest: (number) =>
      createContest(db, { ownerAccountId, definition: sampleDefinition(number), at: sampleAt }),
    close,
  };
}
