import pg from "pg";
import { expect, test } from "vitest";
import { sampleAt, sampleDefinition } from "../journal/samples.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest, listContests } from "../queries/contests.ts";
import { binContest, markPurged } from "../queries/library.ts";
import { freshPostgres, requireTestServer } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Bin } from "./Bin.ts";

test("RDS8 while another process empties the bin this one leaves it alone, and looks again soon", async () => {
  const database = await freshPostgres(requireTestServer());
  const { db } = database;
  const clock = new FakeClock(sampleAt);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const bin = new Bin({ db, space: null, clock, log });
  const other = new pg.Client({ connectionString: database.databaseUrl ?? "" });
  await other.connect();
  const left = async () =>
    (await db.selectFrom("contest").select("id").execute()).length +
    (await db.selectFrom("event").select("seq").execute()).length;
  try {
    await createAccount(db, { id: "a", login: "a", passwordHash: "", createdAt: sampleAt });
    const definition = sampleDefinition(1);
    await createContest(db, { ownerAccountId: "a", definition, at: sampleAt });
    await binContest(db, definition.contestId, { at: sampleAt });
    await markPurged(db, definition.contestId, sampleAt);
    expect(await listContests(db, "a")).toEqual([]);

    await other.query("begin");
    await other.query("select pg_advisory_xact_lock(hashtextextended('regatta:bin', 0))");
    bin.sweep();
    await bin.idle();
    expect(await left()).toBe(2);
    await other.query("commit");
    clock.advance(10_000);
    await eventually(async () => expect(await left()).toBe(0));
  } finally {
    await bin.stop();
    await other.end();
    await database.close();
  }
});
