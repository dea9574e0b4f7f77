import { afterEach, beforeEach, expect, test } from "vitest";
import { closeCodes } from "../../shared/protocol.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { loadContest } from "../contests/loadContest.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { askRaw } from "../test/askRaw.ts";
import { contestIn, joinTeam, type TestContest, type TestSeat } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

const cluster = new ToldCluster(2);
let app: TestApp;
let contest: TestContest;
let contestId: string;
let seat: TestSeat;
let team: TestRoom;
let screen: TestRoom;

beforeEach(async () => {
  app = await startApp({ cluster: (journal) => cluster.on(journal) });
  contest = await contestIn(app, await app.signIn(), "lobby");
  contestId = contest.runner.state.contestId;
  seat = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  team = await app.join("connectTeam", contest.code, seat.seatToken);
  screen = await app.join("connectScreen", contest.code);
});
afterEach(() => app.close());

/** A handover that waits for the other process. */
function handOver() {
  const asked = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<string>();
  const over = app.app.rooms.handOver(contestId, () => {
    asked.resolve();
    return taken.promise;
  });
  over.catch(() => undefined);
  return { asked: asked.promise, taken, over };
}

const connect = (path: string) =>
  askRaw(app.url, `${path}/api/rooms/${contest.code}/connect/screen`, { method: "POST" });

/** The contest as its journal tells it. */
async function journalled() {
  return (await loadContest(cluster.journal, contestId)).state;
}

test("WAY10 everybody is told where the contest is, when it is there, and nobody is let in meanwhile", async () => {
  const { asked, taken, over } = handOver();
  await asked;
  expect(await app.app.live.find(contestId)).toBeNull();
  for (const path of ["", "/p/2"])
    expect(await connect(path)).toMatchObject({
      status: 503,
      code: "contest_moved",
      headers: { "retry-after": "1" },
    });
  const joining = await app.call("joinRoom", { code: contest.code, body: { id: randomId(), name: "Late" } });
  expect(joining).toMatchObject({ status: 503, reply: { code: "contest_moved" } });
  expect([team.room.connection.isOpen, screen.room.connection.isOpen]).toEqual([true, true]);

  cluster.owners.tell(contestId, { at: "there", slot: 5 });
  taken.resolve("/p/5");
  await over;
  expect(await Promise.all([team.left, screen.left])).toEqual([closeCodes.comeBack, closeCodes.comeBack]);
  expect([team.moves, screen.moves]).toEqual([[{ path: "/p/5" }], [{ path: "/p/5" }]]);
  expect((await connect("")).headers.location).toBe(`/p/5/api/rooms/${contest.code}/connect/screen`);
});

test("WAY10 what was asked before is done and answered; what comes after is done once, where the contest is then", async () => {
  const before = team.command({ type: "BuyCard", cardId: 1 });
  // A connection keeps the order: when this is answered, that was heard.
  await team.request("time", {});
  const { asked, taken, over } = handOver();
  await asked;
  expect(await before).toMatchObject({ ok: true, outcome: { type: "bought" } });
  const id = randomId();
  const answers: unknown[] = [];
  const after = team.request("command", { id, command: { type: "BuyCard", cardId: 2 } }).then(
    (reply) => answers.push(reply),
    () => undefined,
  );
  await team.request("time", {});
  taken.resolve("/p/2");
  await over;
  await team.left;
  expect(answers).toEqual([]);
  void after;

  const again = await app.join("connectTeam", contest.code, seat.seatToken);
  for (let times = 0; times < 2; times += 1)
    expect(await again.command({ type: "BuyCard", cardId: 2 }, id)).toMatchObject({
      ok: true,
      outcome: { type: "bought" },
    });
  expect(((await journalled()).teams.t1?.purchases ?? []).map(({ cardId }) => cardId)).toEqual([1, 2]);
});

test("WAY10 when the other process does not take it, everybody comes back in the usual way", async () => {
  const { asked, taken, over } = handOver();
  await asked;
  taken.reject(new Error("nobody is there"));
  await expect(over).rejects.toThrow("nobody is there");
  expect(await Promise.all([team.left, screen.left])).toEqual([closeCodes.comeBack, closeCodes.comeBack]);
  expect([team.moves, screen.moves]).toEqual([[], []]);
  const again = await app.join("connectTeam", contest.code, seat.seatToken);
  expect(await again.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
});

test("WAY10 a contest that nobody looks at is handed over all the same, and one that is being handed over is not twice", async () => {
  await Promise.all([team.leave(), screen.leave()]);
  await eventually(async () => expect(await app.app.rooms.emptySince(contestId)).not.toBeNull());
  const first = handOver();
  const second = handOver();
  await expect(second.over).rejects.toThrow("handed over already");
  await first.asked;
  first.taken.resolve("/p/5");
  await first.over;
  expect(await app.app.live.find(contestId)).toBeNull();
});
