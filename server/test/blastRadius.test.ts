import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import { systemClock } from "../contests/clock.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { LiveContests } from "../supervision/LiveContests.ts";
import { LookedContests } from "../supervision/LookedContests.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "./app.ts";
import { testSeal } from "./seal.ts";
import { uncounted } from "./uncounted.ts";

let app: TestApp;
afterEach(() => app.close());

test("RUN12 a contest with an event of a later version is broken alone: after a restart the other one is played", async () => {
  app = await startApp();
  const [lost, played] = [await lobby("Lost"), await lobby("Played")];
  await writeForeignEvent(lost.code);

  app = await app.restart();
  const console = await app.join("connectModerator", played.code, await app.signIn());
  expect(await console.command({ type: "StartContest" })).toMatchObject({ ok: true });
  const seat = await takeTeam(played.code);
  expect(await seat.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });

  for (const route of ["findRoom", "connectScreen"] as const) {
    const { status, reply } = await app.call(route, { code: lost.code });
    expect([status, reply.code]).toEqual([503, "contest_broken"]);
  }
});

test("RUN11 results that the database refuses hold no command up", async () => {
  app = await startApp();
  const { code, console } = await lobby("Refused");
  await sql`alter table result_standing add constraint refused check (balance_points < 0)`.execute(
    app.database.db,
  );
  const seat = await takeTeam(code);
  expect(await console.command({ type: "StartContest" })).toMatchObject({ ok: true });
  expect(await seat.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  expect(await console.command({ type: "FinishContest" })).toMatchObject({ ok: true });
  expect(await console.command({ type: "ReopenContest", forMs: 60_000 })).toMatchObject({ ok: true });
  expect(await seat.command({ type: "BuyCard", cardId: 2 })).toMatchObject({ ok: true });
});

async function lobby(title: string): Promise<{ readonly code: string; readonly console: TestRoom }> {
  const token = await app.signIn();
  const code = await app.makeContest(token, { title });
  const console = await app.join("connectModerator", code, token);
  expect(await console.command({ type: "OpenLobby" })).toMatchObject({ ok: true });
  return { code, console };
}

async function takeTeam(code: string): Promise<TestRoom> {
  const { status, reply } = await app.call("joinRoom", { code, body: { id: randomId(), name: "Foxes" } });
  expect(status).toBe(200);
  return app.join("connectTeam", code, reply.seatToken);
}

/** As a later version of the program may have written it. */
async function writeForeignEvent(code: string): Promise<void> {
  await sql`
    insert into event (contest_id, seq, epoch, actor, type, at, data)
    select contest.id, max(event.seq) + 1, max(event.epoch), 'time', 'TideTurned', now(), '{"heightMm": 3}'::jsonb
    from contest join event on event.contest_id = contest.id
    where contest.room_code = ${code} group by contest.id
  `.execute(app.database.db);
}

test("RUN18 the owner, and nobody else, is shown what is broken and gets its journal, without PINs", async () => {
  app = await startApp();
  const { code } = await lobby("Lost");
  const seat = await takeTeam(code);
  const pin = seat.privates.flatMap((message) =>
    "whole" in message && message.whole.kind === "team" ? [message.whole.pin] : [],
  )[0];
  expect(pin).toMatch(/^\d{6}$/);
  await writeForeignEvent(code);
  app = await app.restart();

  const token = await app.signIn();
  const { reply: list } = await app.call("listContests", { token });
  expect(list.contests).toMatchObject([{ roomCode: code, broken: true }]);
  expect((await app.call("journal", { code })).status).toBe(401);
  const { status, headers, reply } = await app.call("journal", { code, token });
  expect([status, headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  const lines = String(reply)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.pop()).toEqual({ events: 5, pictures: 0 }); // OPS9
  expect(lines.map(({ type }) => type)).toEqual([
    "ContestCreated",
    "LobbyOpened",
    "TeamJoined",
    "SeatTaken",
    "TideTurned",
  ]);
  expect(lines.at(-1)).toMatchObject({ seq: 5, data: { heightMm: 3 } });
  expect(String(reply)).not.toContain(`"${pin}"`);
});

test("RUN12 a contest whose rules have a field of a later version is broken alone", async () => {
  app = await startApp();
  const [lost, played] = [await lobby("Lost"), await lobby("Played")];
  // Closing leaves a snapshot, which would be enough to go on from.
  await app.app.close();
  await sql`
    update event set data = jsonb_set(data, '{rules,tides}', '"high"'), version = version + 1
    where type = 'ContestCreated' and contest_id = (select id from contest where room_code = ${lost.code})
  `.execute(app.database.db);
  await sql`delete from snapshot`.execute(app.database.db);
  app = await app.restart();
  expect((await app.call("findRoom", { code: lost.code })).reply.code).toBe("contest_broken");
  expect((await app.call("findRoom", { code: played.code })).reply.phase).toBe("lobby");
});

test("RUN16 looking at contests of another process claims none of them", async () => {
  app = await startApp();
  const { code, console } = await lobby("Looked at");
  const seat = await takeTeam(code);
  expect(await console.command({ type: "StartContest" })).toMatchObject({ ok: true });
  const epoch = () => app.database.db.selectFrom("contest_owner").select("epoch").executeTakeFirstOrThrow();
  const before = await epoch();

  // What another process has: the same database, and nothing live.
  const journal = new SqlJournal(app.database.db, testSeal);
  const ownersOf = () => new SoleOwners(journal);
  const live = new LiveContests({
    journalOf: () => journal,
    ownersOf,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    meter: uncounted,
  });
  const looked = new LookedContests({ live, journalOf: () => journal, ownersOf, clock: systemClock });
  const { id } = await app.database.db.selectFrom("contest").select("id").executeTakeFirstOrThrow();
  expect((await looked.look(id)).state.phase).toBe("running");
  expect(await seat.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  expect((await looked.look(id)).state.teams.t1?.purchases).toHaveLength(1);
  expect(await console.command({ type: "FinishContest" })).toMatchObject({ ok: true });
  expect((await looked.look(id)).state.phase).toBe("finished");
  expect(live.size).toBe(0);
  expect(await epoch()).toEqual(before);
});

test("RUN16 no route that only shows something opens a contest, nor one that is refused", async () => {
  app = await startApp();
  const { code, console } = await lobby("Looked at");
  await takeTeam(code);
  const draft = await app.makeContest(await app.signIn(), { title: "In draft" });
  expect(await console.command({ type: "StartContest" })).toMatchObject({ ok: true });
  expect(await console.command({ type: "FinishContest" })).toMatchObject({ ok: true });
  app = await app.restart();
  const token = await app.signIn();
  for (const name of [
    "findRoom",
    "results",
    "matrix",
    "matrixCsv",
    "matrixXlsx",
    "journal",
    "socketlessTeams",
  ] as const)
    expect((await app.call(name, { code, token })).status, name).toBe(200);
  const body = { id: randomId(), name: "Late" };
  expect((await app.call("joinRoom", { code, body })).reply.code).toBe("wrong_phase");
  expect((await app.call("findRoom", { code: draft })).reply.code).toBe("wrong_phase");
  expect(app.app.live.size).toBe(0);
  await app.join("connectScreen", code);
  expect(app.app.live.size).toBe(1);
});
