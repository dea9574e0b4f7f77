import { afterEach, expect, test } from "vitest";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
afterEach(() => app.close());

const clock = new FakeClock(Date.UTC(2026, 8, 1));

async function open(cluster: ToldCluster | null = null) {
  app = await startApp({ clock, cluster: (journal) => cluster?.on(journal) ?? null });
  const { code, runner } = await contestIn(app, await app.signIn(), "lobby");
  const { contestId } = runner.state;
  const ask = () => app.call("owner", { code });
  return { runner, contestId, ask, close: () => app.app.rooms.closeContest(contestId) };
}

test("WAY8 alone, an open contest is here, and one that is not open is nobody's", async () => {
  const { runner, ask, close, contestId } = await open();
  expect(await ask()).toMatchObject({ status: 200, reply: { owner: { path: "", epoch: runner.epoch } } });
  await close();
  expect((await ask()).reply).toEqual({ owner: null });
  expect(await app.app.live.find(contestId)).toBeNull();
});

test("WAY8 of several, any process says who has it and since which epoch, and claims nothing", async () => {
  const cluster = new ToldCluster(2, clock);
  const { owners } = cluster;
  const { runner, contestId, ask, close } = await open(cluster);
  const { epoch } = runner;
  expect((await ask()).reply).toEqual({ owner: { path: "/p/2", epoch } });
  await close();
  const places = [
    [
      { at: "there", slot: 5 },
      { path: "/p/5", epoch },
    ],
    [{ at: "nobody", slot: 5 }, null],
    [{ at: "nobody", slot: null }, null],
    [{ at: "here" }, null],
  ] as const;
  for (const [place, owner] of places) {
    owners.tell(contestId, place);
    clock.advance(300);
    expect((await ask()).reply).toEqual({ owner });
  }
  expect(await app.app.live.find(contestId)).toBeNull();
});

test("WAY8 a process whose contest is another one's by now says so, though it still runs here", async () => {
  const cluster = new ToldCluster(2, clock);
  const { runner, contestId, ask } = await open(cluster);
  cluster.owners.tell(contestId, { at: "there", slot: 5 });
  clock.advance(300);
  expect((await ask()).reply).toEqual({ owner: { path: "/p/5", epoch: runner.epoch } });
});

test("WAY8 a class that asks at once is one question", async () => {
  const cluster = new ToldCluster(2, clock);
  const { contestId, ask } = await open(cluster);
  cluster.owners.tell(contestId, { at: "there", slot: 5 });
  clock.advance(300);
  cluster.owners.asked.clear();
  const answers = await Promise.all(Array.from({ length: 100 }, ask));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(cluster.owners.asked.get(contestId)).toBe(1);
});

test("WAY8 while the database is away, what runs here is here, and of the rest nobody knows", async () => {
  const cluster = new ToldCluster(2, clock);
  const { runner, ask, close } = await open(cluster);
  cluster.owners.trouble = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  expect((await ask()).reply).toEqual({ owner: { path: "/p/2", epoch: runner.epoch } });
  await close();
  clock.advance(300);
  expect(await ask()).toMatchObject({ status: 503, reply: { code: "not_saved" } });
});

test.each(["ABC234", "abc", "..", "%00", "x".repeat(500)])(
  "WAY8 of %s there is nothing to say",
  async (code) => {
    await open(new ToldCluster(2, clock));
    expect(await app.call("owner", { code })).toMatchObject({ status: 404 });
  },
);
