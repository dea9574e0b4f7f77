import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Edit } from "../../shared/contest/editActs.ts";
import { unfinishedCards, writtenCards } from "../../shared/contest/editing.ts";
import { initialState, replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { anyBoard, anyRules } from "../../shared/contest/testing/generators.ts";
import { byModerator, created, happened, t0 } from "../../shared/contest/testing.ts";
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

test("LIB4 EDT2 a copy has the cards that wait beside the board, too", async () => {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const account = { id: "teacher", login: "teacher", passwordHash: "", createdAt: t0 };
  await createAccount(db, account);
  const definition = created({ contestId: "original", roomCode: "ABC234" });
  await createContest(db, { ownerAccountId: account.id, definition, at: t0 });
  const writing = {
    category: "Colours",
    pricePoints: null,
    statement: "Half a thought",
    solution: "",
    checker: null,
    typedKey: null,
  };
  const edits: Edit[] = [
    { what: "place", cardId: 6, place: null },
    { what: "add", place: { row: 2, column: 3 }, writing },
  ];
  const original = happened(definition, byModerator(1, { type: "EditContest", edits }));
  const owner = { ownerAccountId: account.id, limits: { teams: 20, seatsPerTeam: 3 }, now: t0 + 5 };
  const copied = await duplicateContest(db, replay(original), owner);
  const row = await findContestByCode(db, copied.roomCode);
  const { state: copy } = await loadContest(new SqlJournal(db, testSeal), row?.id ?? "");
  const plain = (state: ContestState) => writtenCards(state).map(({ revision: _, ...card }) => card);
  expect(plain(copy)).toEqual(plain(replay(original)));
  expect(unfinishedCards(copy)).toMatchObject([{ id: 7, statement: "Half a thought" }]);
});
