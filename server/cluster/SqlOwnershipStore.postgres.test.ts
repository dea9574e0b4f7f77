import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { sampleAt, sampleAuthor, sampleDefinition } from "../journal/samples.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { freshPostgres, requireTestServer } from "../test/databases.ts";
import { startPooler } from "../test/pooler.ts";
import { testSeal } from "../test/seal.ts";
import { PooledConnection } from "./OwnershipStore.ts";
import { describeOwnershipStore } from "./ownershipStore.contract.ts";
import { SqlOwnershipStore } from "./SqlOwnershipStore.ts";

const calm = { starting: false, draining: false, load: 0 };

async function open() {
  const database = await freshPostgres(requireTestServer());
  const { db } = database;
  const journal = new SqlJournal(db, testSeal);
  await createAccount(db, { id: "a", login: "a", passwordHash: "", createdAt: sampleAt });
  let contests = 0;
  const append = async (contestId: string, firstSeq: number, event: ContestEvent) => {
    const row = await db
      .selectFrom("contest_owner")
      .select("epoch")
      .where("contest_id", "=", contestId)
      .executeTakeFirstOrThrow();
    await journal.append({ contestId, epoch: row.epoch, firstSeq, commandKey: null, events: [event] });
  };
  return {
    database,
    store: () => new SqlOwnershipStore(db, { connectionString: database.databaseUrl ?? "" }),
    async makeContest() {
      contests += 1;
      const definition = sampleDefinition(contests);
      await createContest(db, { ownerAccountId: "a", definition, at: sampleAt });
      await append(definition.contestId, 2, { type: "LobbyOpened", at: sampleAt, by: sampleAuthor });
      return definition.contestId;
    },
    finish: (contestId: string) =>
      append(contestId, 3, { type: "ContestFinished", at: sampleAt, by: sampleAuthor, expired: [] }),
    async now() {
      const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
      return rows[0]?.now.getTime() ?? 0;
    },
    close: database.close,
  };
}

describeOwnershipStore("ownership in PostgreSQL", open);

describe("ownership in PostgreSQL alone", () => {
  test("OWN3 one process alone, after several, knows when the contest was last alive", async () => {
    const under = await open();
    try {
      const { db } = under.database;
      const contestId = await under.makeContest();
      const self = { id: "p", slot: 1, address: "http://127.0.0.1:1", version: 1 };
      const session = await under.store().openSession(self, calm, null);
      await session.tryLock(contestId);
      const { epoch } = await under.store().claim(contestId, self.id, 0);
      await under.store().sayAlive(contestId, epoch);
      const renew = async () => (await session.renew(calm)).now;
      const before = await renew();
      await renew();
      const journal = new SqlJournal(db, testSeal);
      await journal.claim(contestId);
      const alive = await journal.findLiveness(contestId);
      expect(alive).toBeGreaterThanOrEqual(before);
      expect(alive).toBeLessThanOrEqual(await renew());
      expect(await under.store().find(contestId)).toMatchObject({ former: null });
      // Claimed once more by one of several, which says nothing of it.
      await under.store().claim(contestId, self.id, 0);
      await renew();
      await journal.claim(contestId);
      expect(await journal.findLiveness(contestId)).toBe(alive);
      await session.close();
    } finally {
      await under.close();
    }
  });

  test("CLU17 a process of a version that does not say whether it listens counts as one that does", async () => {
    const under = await open();
    try {
      const self = { id: "p", slot: 1, address: "http://127.0.0.1:1", version: 1 };
      const session = await under.store().openSession(self, { ...calm, starting: true }, null);
      const { pid, startedAt } = session.backend;
      // As such a version writes its row; with the session of the other one, it lives.
      await under.database.db
        .insertInto("process")
        .values({
          ...{ id: "older", slot: 2, address: "http://127.0.0.1:2", version: 1, draining: false, load: 0 },
          ...{ backend_pid: pid, backend_started_at: startedAt, seen_at: new Date(sampleAt) },
        })
        .execute();
      expect((await under.store().processes()).map(({ id, starting }) => [id, starting])).toEqual([
        ["p", true],
        ["older", false],
      ]);
      await session.close();
    } finally {
      await under.close();
    }
  });

  test.each(["transaction", "session"] as const)("OWN8 a pooler by %s", async (mode) => {
    const under = await open();
    const pooler = await startPooler(under.database.databaseUrl ?? "", mode);
    const store = new SqlOwnershipStore(under.database.db, { connectionString: pooler.url });
    try {
      const contestId = await under.makeContest();
      const self = { id: "p", slot: 1, address: "http://127.0.0.1:1", version: 1 };
      const opening = store.openSession(self, calm, null);
      if (mode === "transaction") return await expect(opening).rejects.toThrow(PooledConnection);
      const session = await opening;
      expect(await session.tryLock(contestId)).toBe(true);
      await session.close();
    } finally {
      await pooler.close();
      await under.close();
    }
  });
});
