import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { freshPostgres, requireTestServer, type TestDatabase } from "../test/databases.ts";
import { passing } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { testSeal } from "../test/seal.ts";
import { smallContest } from "../test/smallContest.ts";
import { HealedContest, moderator, seat } from "./testing/HealedContest.ts";

const start = 1_700_000_000_000;

// The rows of a replica that was behind are those of before: what is missing is deleted, with what was made of it.
describe("a PostgreSQL that went back", () => {
  let database: TestDatabase;
  let journal: SqlJournal;
  let contests = 0;
  beforeAll(async () => {
    database = await freshPostgres(requireTestServer());
    journal = new SqlJournal(database.db, testSeal);
    await createAccount(database.db, { id: "a1", login: "a", passwordHash: "", createdAt: start });
  });
  afterAll(() => database?.close());

  async function goBack(contestId: string, seq: number): Promise<void> {
    const { db } = database;
    await db.deleteFrom("event").where("contest_id", "=", contestId).where("seq", ">", seq).execute();
    await db.deleteFrom("snapshot").where("contest_id", "=", contestId).where("seq", ">", seq).execute();
    await db
      .deleteFrom("contest_result")
      .where("contest_id", "=", contestId)
      .where("seq", ">", seq)
      .execute();
  }

  async function running(clock: FakeClock) {
    contests += 1;
    const contestId = `c${contests}`;
    const roomCode = `ABCD${"ABCDEFGHJKMN"[Math.floor(contests / 12)]}${"ABCDEFGHJKMN"[contests % 12]}`;
    const definition = smallContest({ contestId, roomCode });
    await createContest(database.db, { ownerAccountId: "a1", definition, at: start });
    const contest = await HealedContest.open({ journal, goBack }, clock, contestId);
    await contest.start();
    return { contest, contestId };
  }

  test("HEA2 HEA3 gets 1 to 50 events again, twice in a row, with commands under way", async () => {
    let healed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(3)), { minLength: 2, maxLength: 2 }),
        async (rounds) => {
          const clock = new FakeClock(start);
          const { contest } = await running(clock);
          await contest.send(seat, { type: "BuyCard", cardId: 1 });
          for (const [missing, during] of rounds) {
            await Promise.all(Array.from({ length: missing }, () => contest.act()));
            const before = await contest.entries();
            await contest.goBack(before.length - missing);
            const replies = Promise.all(Array.from({ length: during }, () => contest.act()));
            await passing(clock, contest.claimAnew());
            await passing(clock, replies);
            expect((await contest.entries()).slice(0, before.length)).toEqual(before);
            healed += missing;
          }
          expect(viewFor(contest.runner.state, { kind: "moderator" })).toEqual(
            viewFor(await contest.replayed(), { kind: "moderator" }),
          );
          expect(await contest.findings()).toEqual([]);
          await contest.runner.close();
        },
      ),
      { numRuns: 8 },
    );
    expect(healed).toBeGreaterThan(50);
  });

  test("HEA3 a command sent again after a heal is found by its key, with what came of it", async () => {
    const clock = new FakeClock(start);
    const { contest, contestId } = await running(clock);
    const id = "join-1-aaaaaaaaaaaa";
    const join = {
      type: "JoinContest",
      name: "Owls",
      pin: "654321",
      seatId: "seat000002",
    } as const;
    const reply = await contest.send({ role: "guest" }, join, id);
    const { seq } = contest.runner;
    await contest.goBack(seq - 2);
    await contest.claimAnew();
    await contest.runner.close();
    const next = await HealedContest.open({ journal, goBack }, clock, contestId);
    expect(await next.send({ role: "guest" }, join, id)).toEqual(reply);
    expect(next.runner.seq).toBe(seq);
    await next.runner.close();
  });

  test("HEA4 an owner after it wrote something else: what stands is not touched", async () => {
    const clock = new FakeClock(start);
    const { contest, contestId } = await running(clock);
    await contest.act();
    await contest.goBack(contest.runner.seq - 1);
    const other = await HealedContest.open({ journal, goBack }, clock, contestId);
    await other.send(moderator, { type: "PauseContest" });
    const theirs = await other.entries();
    await expect(contest.claimAnew()).rejects.toThrow();
    expect(contest.endedBy).toBe("fenced");
    expect(await other.entries()).toEqual(theirs);
  });

  test("HEA7 the owner is dead: the next one is told by a client how many are missing", async () => {
    const clock = new FakeClock(start);
    const { contest, contestId } = await running(clock);
    for (let count = 0; count < 7; count += 1) await contest.act();
    const { epoch, seq } = contest.runner;
    await contest.runner.close();
    await contest.goBack(seq - 7);
    const next = await HealedContest.open({ journal, goBack }, clock, contestId);
    void next.runner.noteMark({ epoch, seq });
    await next.runner.idle();
    const { phase, missingActs } = viewFor(next.runner.state, { kind: "public" });
    expect([phase, missingActs]).toEqual(["paused", 7]);
    expect(await next.findings()).toEqual([]);
    await next.runner.close();
  });
});
