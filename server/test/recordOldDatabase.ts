import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { startApp, type TestApp } from "./app.ts";
import { contestIn, joinTeam, liveView, privateView, type TestContest } from "./contests.ts";

/*
 * Plays four contests and writes down all that is in the database afterwards, and what routes and rooms tell of it: run as a test
 * of an earlier version by `scripts/recordOldDatabase.ts`, so that it uses of this folder only what all versions have.
 */

const board = [
  "row,column,category,price,kind,statement,answer",
  "1,1,Суммы,100,number,What is $3 + 4$?,7",
  '1,2,"Capitals; old",200,text,Capital of France?,Paris',
  "2,1,Суммы,300,number,What is $1/4 + 1/2$?,3/4",
  "2,2,Even,400,number,How many legs has a spider?,8",
].join("\n");
const file = Buffer.from(board).toString("base64");

test("a database is recorded", async () => {
  const app = await startApp();
  const token = await app.signIn();
  const make = (title: string, phase: Parameters<typeof contestIn>[2]) =>
    contestIn(app, token, phase, { title, file });
  const played = await playedContest(app, token, await make("Осенняя регата; финал", "running"));
  const running = await runningContest(app, await make("Бежит", "running"));
  const waiting = await make("Waiting", "lobby");
  const early = await joinTeam(app, waiting, "Early birds");
  const { pin } = await teamView(app, waiting, early.seatToken);
  const lobby = { code: waiting.code, seatToken: early.seatToken, pin };
  const draft = { code: (await make("Draft", "draft")).code };
  await addWhatLaterVersionsHave(app, played.code);
  await app.app.close(); // leaves snapshots
  const { db } = app.database;
  const { rows: names } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid
  `.execute(db);
  await sql`set timezone = 'UTC'`.execute(db);
  const tables = await Promise.all(
    names.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(whole)::text as row from ${sql.id(name)} as whole
      `.execute(db);
      return [name, rows.map(({ row }) => row)] as const;
    }),
  );
  const migrations = tables.find(([name]) => name === "kysely_migration")?.[1] ?? [];
  const lastMigration = migrations
    .map((row) => String(JSON.parse(row).name))
    .toSorted()
    .at(-1);
  const exported = { played, running, lobby, draft, at: systemClock.now() };
  const kept = tables.filter(([name]) => !name.startsWith("kysely"));
  const written = kept.map(([name, rows]) => `${JSON.stringify(name)}: [\n${rows.join(",\n")}\n]`);
  writeFileSync(
    "recorded.json",
    `{"lastMigration": ${JSON.stringify(lastMigration)},\n"exported": ${JSON.stringify(exported)},\n"tables": {\n${written.join(",\n")}\n}}\n`,
  );
  await app.database.close();
});

async function playedContest(app: TestApp, token: string, contest: TestContest) {
  const { code } = contest;
  const seats = [await joinTeam(app, contest, "Ёлки"), await joinTeam(app, contest, "=Sum;1")];
  const [first, second] = seats;
  await act(app, code, first?.seatToken, [
    { type: "BuyCard", cardId: 1 },
    { type: "SubmitAnswer", purchaseId: 1, answer: "6" },
    { type: "SubmitAnswer", purchaseId: 1, answer: "7" },
    { type: "BuyCard", cardId: 3 },
  ]);
  await act(app, code, second?.seatToken, [{ type: "BuyCard", cardId: 2 }]);
  await contest.moderate({ type: "FinishContest" });
  const { reply: results } = await app.call("results", { code });
  const { reply: matrix } = await app.call("matrix", { code, token });
  const { reply: csv } = await app.call("matrixCsv", { code, token });
  expect(results.standings).toHaveLength(2);
  const teams = await Promise.all(
    seats.map(async ({ seatToken }) => {
      const { reply: history } = await app.call("teamResults", { code, token: seatToken });
      return { seatToken, history };
    }),
  );
  return { code, results, matrix, csv, teams };
}

async function runningContest(app: TestApp, contest: TestContest) {
  const { code } = contest;
  const seats = [await joinTeam(app, contest, "Чайки"), await joinTeam(app, contest, "Terns")];
  await act(app, code, seats[0]?.seatToken, [{ type: "BuyCard", cardId: 1 }]);
  await act(app, code, seats[1]?.seatToken, [{ type: "BuyCard", cardId: 2 }]);
  const teams = [];
  for (const { seatToken } of seats) {
    const view = await teamView(app, contest, seatToken);
    teams.push({ seatToken, pin: view.pin, view });
  }
  const screen = await app.join("connectScreen", code);
  const shown = await vi.waitFor(() => {
    const now = liveView(screen);
    const balances = Object.values(now.view.teams).map(({ balancePoints }) => balancePoints);
    expect(balances).toEqual([400, 300]);
    return now;
  });
  await screen.leave();
  // What comes of it when the first team answers and then it ends.
  const standings = [
    { name: "Чайки", place: 1, balancePoints: 600 },
    { name: "Terns", place: 2, balancePoints: 300 },
  ];
  return { code, public: shown, teams, answer: "7", standings };
}

type Command = Parameters<Awaited<ReturnType<TestApp["join"]>>["command"]>[0];

async function act(app: TestApp, code: string, seatToken: string | undefined, commands: readonly Command[]) {
  const room = await app.join("connectTeam", code, seatToken);
  for (const command of commands) {
    // A team is slowed down.
    await vi.waitFor(async () => expect(await room.command(command)).toMatchObject({ ok: true }), {
      timeout: 20_000,
      interval: 1_500,
    });
  }
  await room.leave();
}

async function teamView(app: TestApp, { code }: TestContest, seatToken: string) {
  const room = await app.join("connectTeam", code, seatToken);
  const view = await vi.waitFor(() => privateView(room));
  await room.leave();
  if (view.kind !== "team") throw new Error("no team's view");
  return view;
}

/** By what this version has, as its tables and files say. */
async function addWhatLaterVersionsHave(app: TestApp, code: string): Promise<void> {
  const { db } = app.database;
  const { rows } = await sql<{ shelf: string | null }>`select to_regclass('contest_shelf') as shelf`.execute(
    db,
  );
  if (rows[0]?.shelf)
    await sql`
      insert into contest_shelf (contest_id, account_id, folder)
      select id, owner_account_id, 'Осень' from contest where room_code = ${code}
    `.execute(db);
  if (!existsSync(path.join(import.meta.dirname, "../media/pictures.ts"))) return;
  const { storePicture } = await import("../media/pictures.ts");
  const contest = await db
    .selectFrom("contest")
    .select("id")
    .where("room_code", "=", code)
    .executeTakeFirstOrThrow();
  const red = { r: 200, g: 30, b: 30 };
  const picture = sharp({ create: { width: 9, height: 7, channels: 3, background: red } });
  await storePicture(db, contest.id, await picture.png().toBuffer());
}
