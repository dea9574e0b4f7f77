import { afterAll, beforeAll, expect, test } from "vitest";
import type { Place } from "../cluster/Owners.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { askRaw } from "../test/askRaw.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

// What one of several processes does with a contest that only a process of a later version can read.

let app: TestApp;
let token: string;
const clock = new FakeClock(Date.UTC(2026, 8, 1));
const cluster = new ToldCluster(2, clock);
const { owners } = cluster;
beforeAll(async () => {
  app = await startApp({ clock, cluster: (journal) => cluster.on(journal) });
  token = await app.signIn();
});
afterAll(() => app.close());

/** A contest in its lobby in which something of a later version happened, and that does not run here; its path. */
async function laterContest(place: Place): Promise<string> {
  owners.isShared = false;
  const { code, runner } = await contestIn(app, token, "lobby");
  const { contestId } = runner.state;
  await app.app.rooms.closeContest(contestId);
  const nobodys = { epoch: 0, command_key: null, command_index: null, actor: "guest" };
  const event = { type: "LaterThingHappened", version: 1, data: "{}" };
  await app.database.db
    .insertInto("event")
    .values({ contest_id: contestId, seq: runner.seq + 1, at: new Date(clock.now()), ...nobodys, ...event })
    .execute();
  owners.tell(contestId, place);
  owners.isShared = true;
  return `/api/rooms/${code}`;
}

test("WAY12 a look is led to the process that has the contest, or had better take it, and breaks nothing", async () => {
  for (const place of [
    { at: "there", slot: 5 },
    { at: "nobody", slot: 5 },
  ] as const) {
    const path = await laterContest(place);
    for (const asked of [path, `${path}/contest.json`, `${path}/audit.xlsx?language=ru`]) {
      const { status, headers } = await askRaw(app.url, asked, { token });
      expect([status, headers.location]).toEqual([307, `/p/5${asked}`]);
    }
  }
  expect(app.app.live.broken.size).toBe(0);
});

test("WAY12 who was led on before, and who comes while nobody can read it, is told that it moves", async () => {
  for (const [place, query] of [
    [{ at: "there", slot: 5 }, "?again=1"],
    [{ at: "nobody", slot: null }, ""],
    [{ at: "here" }, ""],
  ] as const) {
    const path = await laterContest(place);
    const { status, code } = await askRaw(app.url, `/p/2${path}${query}`);
    expect([status, code]).toEqual([503, "contest_moved"]);
  }
  expect(app.app.live.broken.size).toBe(0);
});
