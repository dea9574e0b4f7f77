import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { initialState } from "../../shared/contest/evolve.ts";
import { anyBoard, anyRules } from "../../shared/contest/testing/generators.ts";
import { created, t0 } from "../../shared/contest/testing.ts";
import { themes } from "../../shared/contest/themes.ts";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import { languages } from "../../shared/languages.ts";
import { loadContest } from "../contests/loadContest.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest, findContestByCode } from "../queries/contests.ts";
import { freshDatabase } from "../test/databases.ts";
import { testSeal } from "../test/seal.ts";
import { duplicateContest } from "./duplicateContest.ts";

test("LIB4 FIL6 a copy says the same as its original but for the title, whatever that holds", async () => {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const journal = new SqlJournal(db, testSeal);
  const account = { id: "teacher", login: "teacher", passwordHash: "", createdAt: t0 };
  await createAccount(db, account);
  const owner = { ownerAccountId: account.id, limits: { teams: 20, seatsPerTeam: 3 }, now: t0 + 5 };
  const contents = fc.record({
    board: anyBoard,
    rules: anyRules,
    title: fc.constantFrom("Fractions", "Дроби ⛵", "x".repeat(120)),
    language: fc.constantFrom(...languages),
    theme: fc.option(fc.constantFrom(...themes), { nil: undefined }),
    startsAt: fc.constantFrom(null, t0 + 60_000),
  });
  let made = 0;
  await fc.assert(
    fc.asyncProperty(contents, async ({ theme, ...content }) => {
      made += 1;
      const roomCode = `ABC2${String.fromCharCode(65 + (made % 8))}${String.fromCharCode(65 + Math.floor(made / 8))}`;
      const changes = { ...content, ...(theme && { theme }), contestId: `contest ${made}`, roomCode };
      const definition = created(changes);
      await createContest(db, { ownerAccountId: account.id, definition, at: t0 });
      const original = initialState(definition);

      const copied = await duplicateContest(db, original, owner);
      const row = await findContestByCode(db, copied.roomCode);
      const { state: copy } = await loadContest(journal, row?.id ?? "");
      expect(documentOf(copy)).toEqual({ ...documentOf(original), title: copied.title });
      expect(copied.title).not.toBe(original.title);
      expect(copy).toMatchObject({
        phase: "draft",
        teams: {},
        limits: owner.limits,
        roomCode: copied.roomCode,
      });
      expect(copy.clock.startsAt).toBeNull();
      expect(copy.contestId).not.toBe(original.contestId);
    }),
    { numRuns: 25 },
  );
  expect(made).toBeGreaterThanOrEqual(25);
});
