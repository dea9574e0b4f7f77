import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { randomId, startApp, type TestApp, type TestRoom } from "./app.ts";

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
