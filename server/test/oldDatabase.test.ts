import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PublicView } from "../../shared/contest/view.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import { readDocument } from "../../shared/contestFile/stored/readDocument.ts";
import { loadContest } from "../contests/loadContest.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { findContestByCode } from "../queries/contests.ts";
import { listPictures } from "../queries/media.ts";
import { randomId, startApp, type TestApp } from "./app.ts";
import { liveView, privateView } from "./contests.ts";
import { testServerUrl } from "./databases.ts";
import { FakeClock } from "./fakeClock.ts";
import { oldDatabaseNames, oldPGlite, oldPostgres, readOldDatabase } from "./oldDatabase.ts";
import { testSeal } from "./seal.ts";

const serverUrl = testServerUrl;
// Without a server, in the embedded database; with one, there.
const databases = oldDatabaseNames.map((name) => {
  const old = readOldDatabase(name);
  return serverUrl === undefined
    ? { name, where: "the embedded database", old, open: () => oldPGlite(old) }
    : { name, where: "PostgreSQL", old, open: () => oldPostgres(old, serverUrl) };
});

test("OPS12 there is a database of every version that changed the tables", () => {
  const levels = oldDatabaseNames.map((name) => readOldDatabase(name).lastMigration);
  expect(levels.toSorted()).toEqual(landed);
});

/** The last migrations of the versions that landed: some came with the one before. */
const landed = [
  "0002_snapshot_parts",
  "0004_purchase_of_a_team",
  "0005_library",
  "0006_first_password",
  "0007_media",
  "0008_processes",
  "0010_contest_version",
  "0011_starting_processes",
];

describe.each(databases)("STO1 OPS12 what the version $name left in $where", ({ old, open }) => {
  const { played, running, lobby, draft, at } = old.exported;
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    app = await startApp({ database: await open(), clock: new FakeClock(at + 5_000) });
    token = await app.signIn();
  });
  afterAll(() => app?.close());

  test("STO1 a contest that was played has its standings, its matrix and its file", async () => {
    const { code } = played;
    const { results, matrix } = played;
    // What is told of a contest since then follows from what was left.
    const since = { finality: "provisional", awards: [], standings: withBoats(results.standings) };
    expect((await app.call("results", { code })).reply).toEqual({ ...results, ...since });
    expect((await app.call("matrix", { code, token })).reply).toEqual({
      ...matrix,
      rows: withBoats(matrix.rows),
    });
    // How a cell is kept from computing may change, what stands in it may not.
    const { reply } = await app.call("matrixCsv", { code, token });
    expect(reply.replace(/['"]/g, "")).toBe(played.csv.replace(/['"]/g, ""));
  });

  test("STO1 every team has the history it had", async () => {
    for (const { seatToken, history } of played.teams) {
      const { status, reply } = await app.call("teamResults", { code: played.code, token: seatToken });
      expect(status).toBe(200);
      expect(reply).toMatchObject(history);
    }
  });

  test("STO1 a contest that ran is played on by the seats and PINs of before, to its end", async () => {
    const [gulls, terns] = running.teams;
    if (!gulls || !terns) throw new Error("two teams ran");
    const screen = await app.join("connectScreen", running.code);
    const { view } = liveView(screen);
    expect(view).toMatchObject({ ...running.public.view, teams: withoutMoments(running.public.view.teams) });
    for (const { view: team } of running.teams) {
      const balance = team.ledger.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
      expect(view.teams[team.teamId]?.balancePoints).toBe(balance);
    }
    const room = await app.join("connectTeam", running.code, gulls.seatToken);
    expect(privateView(room)).toMatchObject(gulls.view);
    const body = { id: randomId(), name: terns.view.name, pin: terns.pin };
    const seat = await app.call("takeSeat", { code: running.code, body });
    expect(seat.status).toBe(200);
    const mate = await app.join("connectTeam", running.code, seat.reply.seatToken);
    expect(privateView(mate)).toMatchObject({ teamId: terns.view.teamId, purchases: terns.view.purchases });

    const [purchase] = Object.values(gulls.view.purchases);
    const answer = { type: "SubmitAnswer", purchaseId: purchase?.id ?? 0, answer: running.answer } as const;
    expect(await room.command(answer)).toMatchObject({ ok: true, outcome: { verdict: "accepted" } });
    const moderator = await app.join("connectModerator", running.code, token);
    expect(await moderator.command({ type: "FinishContest" })).toMatchObject({ ok: true });
    const { reply } = await app.call("results", { code: running.code });
    expect(reply.standings).toMatchObject(running.standings);
  });

  test("STO1 who waited in the lobby still does, and a draft is a draft", async () => {
    const room = await app.join("connectTeam", lobby.code, lobby.seatToken);
    expect(privateView(room)).toMatchObject({ name: "Early birds", pin: lobby.pin });
    const { reply } = await app.call("listContests", { token });
    expect(reply.contests).toContainEqual(expect.objectContaining({ roomCode: draft.code, phase: "draft" }));
  });

  test("STO1 FIL23 its contests can be edited, given out and made again", async () => {
    for (const { code } of [draft, lobby]) {
      const room = await app.join("connectModerator", code, token);
      const { reply: cards } = await app.call("contestCards", { code, token });
      const [card] = cards.cards;
      if (!card) throw new Error("no card");
      const { id: cardId, revision, taskVersion, writing } = card;
      const edits = [
        {
          what: "write",
          cardId,
          basedOn: { revision, taskVersion },
          writing: { ...writing, statement: "Reworded?" },
        },
        { what: "place", cardId, place: null },
        { what: "add", place: cards.places.find(({ id }) => id === cardId)?.place ?? null, writing },
        {
          what: "rules",
          basedOn: cards.rulesRevision,
          rules: { ...cards.rules, slots: cards.rules.slots + 1 },
        },
      ] as const;
      expect(await room.command({ type: "EditContest", edits: [...edits] })).toMatchObject({ ok: true });
      const { reply: document } = await app.call("contestDocument", { code, token });
      expect(document.drafts).toMatchObject([{ id: cardId, statement: "Reworded?" }]);
      const made = await app.call("importDocument", { token, body: { startsAt: null, rules: {}, document } });
      expect(made.status).toBe(200);
      const again = await app.call("contestDocument", { code: made.reply.roomCode, token });
      expect(again.reply).toEqual(withTodaysKeys(document));
    }
  });

  /** A key that stays is not touched (EDT7); in a file, it is one of today. */
  function withTodaysKeys(document: ContestDocument): ContestDocument {
    const read = readDocument(JSON.parse(JSON.stringify(document)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.document;
  }

  test("STO6 no snapshot of another form is read", async () => {
    const { db } = app.database;
    const row = await findContestByCode(db, played.code);
    const id = row?.id ?? "";
    const journal = new SqlJournal(db, testSeal);
    const isOurs = (await journal.findSnapshot(id, snapshotVersion)) !== null;
    const ofThen = old.tables["snapshot"] ?? [];
    expect(ofThen).toHaveLength(4);
    expect(isOurs).toBe(
      ofThen.some((snapshot) => "version" in snapshot && snapshot.version === snapshotVersion),
    );
    const loaded = await loadContest(journal, id);
    expect(loaded).toMatchObject({ state: { phase: "finished" } });
    expect(loaded.snapshotSeq > 0).toBe(isOurs);
  });

  test("OPS12 folders and pictures are where they were", async () => {
    const { reply } = await app.call("listContests", { token });
    const [shelf] = old.tables["contest_shelf"] ?? [];
    expect(reply.contests.find(({ roomCode }) => roomCode === played.code)?.folder).toBe(
      shelf ? "Осень" : null,
    );
    const row = await findContestByCode(app.database.db, played.code);
    const pictures = await listPictures(app.database.db, row?.id ?? "");
    expect(old.tables["media"] ?? []).toMatchObject(pictures.map(({ id }) => ({ id })));
  });
});

/** Nobody had chosen a boat: each team sails that of its number. BOA1 */
function withBoats<Row extends { readonly teamId: string }>(rows: readonly Row[]) {
  return rows.map((row) => ({ ...row, boat: Number(row.teamId.slice(1)) - 1 }));
}

/** Of a last reward everybody was shown the moment; now only that there was one. XTR5 */
function withoutMoments(teams: PublicView["teams"]) {
  return Object.fromEntries(
    Object.values(teams).map((team) => [
      team.id,
      { ...team, lastRewardAt: team.lastRewardAt === null ? null : 1 },
    ]),
  );
}
