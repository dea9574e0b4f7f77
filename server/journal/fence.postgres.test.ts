import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { freshPostgres, requireTestServer, type TestDatabase } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { testSeal } from "../test/seal.ts";
import { EpochFenced, SequenceTaken } from "./journal.ts";
import { sampleAt, sampleDefinition, teamJoins } from "./samples.ts";
import { SqlJournal } from "./sqlJournal.ts";

// Only a server has several connections that can truly meet.
describe("fence on PostgreSQL", () => {
  let database: TestDatabase;
  let journal: SqlJournal;
  let contests = 0;
  beforeAll(async () => {
    database = await freshPostgres(requireTestServer());
    journal = new SqlJournal(database.db, testSeal);
    await createAccount(database.db, { id: "a", login: "a", passwordHash: "", createdAt: sampleAt });
  });
  afterAll(() => database?.close());

  async function claimed() {
    contests += 1;
    const definition = sampleDefinition(contests);
    await createContest(database.db, { ownerAccountId: "a", definition, at: sampleAt });
    return { contestId: definition.contestId, epoch: await journal.claim(definition.contestId) };
  }

  const batch = (contestId: string, epoch: number, firstSeq: number) => ({
    contestId,
    epoch,
    firstSeq,
    commandKey: `${epoch}/${firstSeq}`,
    events: teamJoins(firstSeq),
  });

  /** Resolves when exactly one of our connections waits for a lock. */
  const someoneWaits = () =>
    eventually(async () => {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      expect(rows).toHaveLength(1);
    });

  test("JRN12 a claim waits for an append under way, so that the new owner reads it", async () => {
    const { contestId, epoch } = await claimed();
    const order: string[] = [];
    const { claim } = await database.db.transaction().execute(async (trx) => {
      await new SqlJournal(trx, testSeal).append(batch(contestId, epoch, 2));
      const pending = journal.claim(contestId).then(async (newEpoch) => {
        order.push("claimed");
        return { newEpoch, read: await journal.read(contestId, 0, 10) };
      });
      await someoneWaits();
      order.push("committing");
      return { claim: pending };
    });
    const { newEpoch, read } = await claim;
    expect(order).toEqual(["committing", "claimed"]);
    expect(newEpoch).toBe(epoch + 1);
    expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test("JRN12 an append waits for a claim under way, and is then refused", async () => {
    const { contestId, epoch } = await claimed();
    const { outcome } = await database.db.transaction().execute(async (trx) => {
      await new SqlJournal(trx, testSeal).claim(contestId);
      const pending = journal.append(batch(contestId, epoch, 2)).catch((error: unknown) => error);
      await someoneWaits();
      return { outcome: pending };
    });
    expect(await outcome).toBeInstanceOf(EpochFenced);
    expect(await journal.read(contestId, 1, 10)).toEqual([]);
  });

  test("JRN12 an append that waited for a claim which was rolled back is written", async () => {
    const { contestId, epoch } = await claimed();
    let outcome: Promise<void> | undefined;
    const rolledBack = database.db.transaction().execute(async (trx) => {
      await new SqlJournal(trx, testSeal).claim(contestId);
      outcome = journal.append(batch(contestId, epoch, 2));
      await someoneWaits();
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    await outcome;
    expect(await journal.read(contestId, 1, 10)).toHaveLength(2);
  });

  test("JRN12 a claim is refused nothing by an append of other contests that share the commit", async () => {
    const contests = await Promise.all(Array.from({ length: 8 }, () => claimed()));
    const [taken, ...others] = contests;
    if (!taken) throw new Error("too few contests");
    const { outcomes } = await database.db.transaction().execute(async (trx) => {
      await new SqlJournal(trx, testSeal).claim(taken.contestId);
      const pending = contests.map(({ contestId, epoch }) =>
        journal.append(batch(contestId, epoch, 2)).catch((error: unknown) => error),
      );
      await someoneWaits();
      return { outcomes: pending };
    });
    const [refused, ...written] = await Promise.all(outcomes);
    expect(refused).toBeInstanceOf(EpochFenced);
    expect(written).toEqual(others.map(() => undefined));
    expect(await journal.read(taken.contestId, 1, 10)).toEqual([]);
    for (const { contestId } of others) expect(await journal.read(contestId, 1, 10)).toHaveLength(2);
  });

  test("JRN14 a connection that breaks in the middle of a shared write leaves nothing of it", async () => {
    const contests = await Promise.all(Array.from({ length: 8 }, () => claimed()));
    const append = ({ contestId, epoch }: { contestId: string; epoch: number }) =>
      journal.append(batch(contestId, epoch, 2));
    const last = contests.at(-1);
    if (!last) throw new Error("too few contests");
    const { outcomes } = await database.db.transaction().execute(async (trx) => {
      await sql`select from contest_owner where contest_id = ${last.contestId} for update`.execute(trx);
      const pending = Promise.allSettled(contests.map(append));
      await someoneWaits();
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(trx);
      return { outcomes: pending };
    });
    // The first two went alone, before the others came.
    const alone = 2;
    const settled = await outcomes;
    for (const outcome of settled.slice(0, alone)) expect(outcome.status).toBe("fulfilled");
    for (const outcome of settled.slice(alone)) {
      expect(outcome.status).toBe("rejected");
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "57P01" });
    }
    const others = contests.slice(alone);
    for (const { contestId } of others) expect(await journal.read(contestId, 1, 10)).toEqual([]);
    // As a runner does: a connection may be found broken only when it is used.
    await Promise.all(others.map((owned) => append(owned).catch(() => append(owned))));
    for (const { contestId } of others) expect(await journal.read(contestId, 1, 10)).toHaveLength(2);
  });

  test("JRN12 results of a former owner are refused while a claim is under way", async () => {
    const { contestId, epoch } = await claimed();
    const results = { contestId, seq: 1, finishedAt: sampleAt, standings: [], purchases: [] };
    const { outcome } = await database.db.transaction().execute(async (trx) => {
      await new SqlJournal(trx, testSeal).claim(contestId);
      const pending = journal.saveResults(epoch, results).catch((error: unknown) => error);
      await someoneWaits();
      return { outcome: pending };
    });
    expect(await outcome).toBeInstanceOf(EpochFenced);
    expect(await journal.findResultsSeq(contestId)).toBe(null);
  });

  test("JRN12 owners that take a contest from each other never write after being replaced", async () => {
    const { contestId } = await claimed();
    let fenced = 0;
    let written = 0;
    // How often they meet is for the machine to say: they go on until they met often enough.
    const goesOn = (turn: number) => turn < 15 || (turn < 300 && (fenced <= 5 || written <= 20));
    const own = async () => {
      const journal = new SqlJournal(database.db, testSeal); // as in a process of its own
      for (let turn = 0; goesOn(turn); turn += 1) {
        const epoch = await journal.claim(contestId);
        let nextSeq = (await journal.read(contestId, 0, 100_000)).length + 1;
        try {
          for (let appends = 0; appends < 6; appends += 1, nextSeq += 2) {
            await journal.append(batch(contestId, epoch, nextSeq));
            written += 2;
          }
        } catch (error) {
          // Having read all there was at the claim, an owner can only be replaced, never surprised.
          expect(error).not.toBeInstanceOf(SequenceTaken);
          expect(error).toBeInstanceOf(EpochFenced);
          fenced += 1;
        }
      }
    };
    await Promise.all([own(), own(), own(), own()]);

    const rows = await database.db
      .selectFrom("event")
      .select(["seq", "epoch"])
      .where("contest_id", "=", contestId)
      .orderBy("seq")
      .execute();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    const epochs = rows.map(({ epoch }) => epoch);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect(fenced).toBeGreaterThan(5);
    expect(rows.length).toBeGreaterThan(20);
  });
});
