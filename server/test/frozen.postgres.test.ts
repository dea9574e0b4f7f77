import { afterEach, expect, test } from "vitest";
import { replay } from "../../shared/contest/evolve.ts";
import { delay, systemClock } from "../contests/clock.ts";
import { openDatabase } from "../db/database.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { randomId, startApp, type TestApp } from "./app.ts";
import { contestIn, joinTeam, liveView } from "./contests.ts";
import { eventually } from "./eventually.ts";
import { type PrivateCluster, startPrivateCluster } from "./privateCluster.ts";
import { testSeal } from "./seal.ts";

/** Longer than any statement may be without an answer: what was under way is given up, and done again. */
const frozenMs = 12_000;

let cluster: PrivateCluster | null = null;
let app: TestApp | null = null;
afterEach(async () => {
  cluster?.thaw();
  await app?.close();
  await cluster?.close();
  [app, cluster] = [null, null];
});

test("RUN6 RUN17 while the database hangs everybody is told within 3 s, and nothing is lost or done twice", async () => {
  cluster = await startPrivateCluster();
  const database = await openDatabase({ databaseUrl: cluster.url, dataDir: "unused" });
  app = await startApp({ database: { ...database, databaseUrl: cluster.url } });
  const token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const seats = [await joinTeam(app, contest, "Alpha"), await joinTeam(app, contest, "Beta")];
  await contest.goTo("running");
  const teams = [];
  for (const { seatToken } of seats) teams.push(await app.join("connectTeam", contest.code, seatToken));
  const screen = await app.join("connectScreen", contest.code);
  const { contestId } = contest.runner.state;

  cluster.freeze();
  const frozenAt = systemClock.monotonicMs();
  const replies = Promise.all(
    teams.map(async (team) => {
      const id = randomId();
      // As a page does that hears nothing: again, by the same id.
      for (;;) {
        const reply = await team.command({ type: "BuyCard", cardId: 1 }, id).catch(() => null);
        if (reply) return reply;
      }
    }),
  );
  await eventually(() => expect(liveView(screen).saving).toBe(false));
  expect(systemClock.monotonicMs() - frozenAt).toBeLessThan(3_000);
  await delay(systemClock, Math.max(0, frozenMs - (systemClock.monotonicMs() - frozenAt)));
  cluster.thaw();

  for (const reply of await replies) expect(reply).toMatchObject({ ok: true, outcome: { type: "bought" } });
  await eventually(() => expect(liveView(screen).saving).toBe(true));
  const entries = await new SqlJournal(database.db, testSeal).read(contestId, 0, 1_000);
  expect(entries.filter(({ event }) => event.type === "CardBought")).toHaveLength(2);
  expect(contest.runner.state).toEqual(replay(entries.map(({ event }) => event)));
}, 120_000);
