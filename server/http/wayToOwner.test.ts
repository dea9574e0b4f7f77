import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { loadKeys } from "../auth/keys.ts";
import { MarkSeal } from "../cluster/MarkSeal.ts";
import { OwnedElsewhere, type Place } from "../cluster/Owners.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { askRaw, type RawAsking } from "../test/askRaw.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";

// Which process a request about a contest leads to. This one is the second of several.

const start = Date.UTC(2026, 8, 1);
const post: RawAsking = { method: "POST" };
let app: TestApp;
let token: string;
const clock = new FakeClock(start);
const cluster = new ToldCluster(2, clock);
const { owners } = cluster;
beforeAll(async () => {
  app = await startApp({ clock, cluster: (journal) => cluster.on(journal) });
  token = await app.signIn();
});
afterAll(() => app.close());

/** A contest in its lobby that does not run here, and a team's seat in it. */
async function awayContest(place: Place) {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  const contestId = contest.runner.state.contestId;
  await app.app.rooms.closeContest(contestId);
  owners.tell(contestId, place);
  owners.asked.clear();
  const { code } = contest;
  return { code, contestId, seatToken, screen: `/api/rooms/${code}/connect/screen` };
}

const isOpen = async (contestId: string) => (await app.app.live.find(contestId)) !== null;

describe("WAY3 a contest that another process has", () => {
  test("is led to there, with method and body, by a path of this origin that nobody may keep", async () => {
    const { code, contestId, screen } = await awayContest({ at: "there", slot: 5 });
    const answer = await askRaw(app.url, screen, post);
    expect(answer).toMatchObject({ status: 307, text: "" });
    expect(answer.headers.location).toBe(`/p/5/api/rooms/${code}/connect/screen`);
    expect(answer.headers["cache-control"]).toBe("no-store");
    const joining = { ...post, body: { id: randomId(), name: "Beta" } };
    expect((await askRaw(app.url, `/api/rooms/${code}/teams`, joining)).headers.location).toBe(
      `/p/5/api/rooms/${code}/teams`,
    );
    expect(await isOpen(contestId)).toBe(false);
  });

  test("is told so only to whom the route would serve", async () => {
    const { code } = await awayContest({ at: "there", slot: 5 });
    const path = `/api/rooms/${code}/connect`;
    expect((await askRaw(app.url, `${path}/moderator`, post)).status).toBe(401);
    expect((await askRaw(app.url, `${path}/team`, { ...post, token })).status).toBe(401);
    expect((await askRaw(app.url, `${path}/moderator`, { ...post, token })).status).toBe(307);
  });

  test.each([
    ["typed as people type it", (code: string) => `${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`],
    ["with spaces around it", (code: string) => `%20${code}%20`],
  ])("by the code as it is, %s", async (_how, typed) => {
    const { code } = await awayContest({ at: "there", slot: 5 });
    const { headers } = await askRaw(app.url, `/api/rooms/${typed(code)}/connect/screen`, post);
    expect(headers.location).toBe(`/p/5/api/rooms/${code}/connect/screen`);
  });

  test.each([
    "?next=https://evil.example",
    "?again=1",
    "?x=%0d%0aSet-Cookie:%20a=b",
    "?#/../..",
    "/",
    "/?//evil.example",
    "?language=xx",
    "?language=ru%0d%0aSet-Cookie:%20a=b",
    "?language=ru&language=en",
    "?Language=ru",
  ])("by nothing of what was sent: %j", async (more) => {
    const { code, screen } = await awayContest({ at: "there", slot: 5 });
    const headers = {
      "X-Forwarded-Host": "evil.example",
      Host: "evil.example",
      "X-Forwarded-Prefix": "/evil",
    };
    const answer = await askRaw(app.url, `${screen}${more}`, { ...post, headers });
    expect(answer.headers.location).toBe(`/p/5/api/rooms/${code}/connect/screen`);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("is asked there in the language in which it was asked here, and by nothing that is sent beside it", async () => {
    const { code, screen } = await awayContest({ at: "there", slot: 5 });
    const led = `/p/5/api/rooms/${code}/connect/screen?language=ru`;
    for (const more of ["?language=ru", "?next=//evil.example&language=ru", "?language=ru&again=1"])
      expect((await askRaw(app.url, `${screen}${more}`, post)).headers.location, more).toBe(led);
    const own = await askRaw(app.url, `/p/2${screen}?language=ru`, post);
    expect([own.status, own.headers.location]).toEqual([307, `${led}&again=1`]);
    expect(await askRaw(app.url, `/p/2${screen}?language=ru&again=1`, post)).toMatchObject({
      status: 503,
      code: "contest_moved",
    });
  });

  test("is told anywhere what its journal says", async () => {
    const { code, contestId } = await awayContest({ at: "there", slot: 5 });
    for (const route of ["", "/details", "/audit", "/cards", "/contest.json", "/contest-table", "/journal"])
      expect((await askRaw(app.url, `/api/rooms/${code}${route}`, { token })).status, route).toBe(200);
    expect(owners.asked.get(contestId)).toBeUndefined();
  });

  test("WAY5 is led to there when only its memory knows, and is not opened for that by anybody", async () => {
    const { code, contestId, seatToken } = await awayContest({ at: "there", slot: 5 });
    const path = `/api/rooms/${code}`;
    const asked = [
      [`${path}/no-socket`, { ...post, token: seatToken }],
      [`${path}/no-socket`, { token }],
      [`${path}/bin`, { ...post, token }],
    ] as const;
    for (const [target, asking] of asked) {
      const { status, headers } = await askRaw(app.url, target, asking);
      expect([status, headers.location]).toEqual([307, `/p/5${target}`]);
    }
    owners.tell(contestId, { at: "nobody", slot: 7 });
    clock.advance(300);
    expect((await askRaw(app.url, `${path}/no-socket`, { token })).status).toBe(200);
    expect(await isOpen(contestId)).toBe(false);
    expect((await askRaw(app.url, `${path}/bin`, { ...post, token })).status).toBe(200);
    expect((await askRaw(app.url, path)).status).toBe(404);
  });
});

describe("WAY2 a contest that nobody has", () => {
  test("is led to the process that had better claim it, or to this one by its own path, and is not claimed", async () => {
    const { code, contestId, screen } = await awayContest({ at: "nobody", slot: 7 });
    expect((await askRaw(app.url, screen, post)).headers.location).toBe(
      `/p/7/api/rooms/${code}/connect/screen`,
    );
    owners.tell(contestId, { at: "nobody", slot: null });
    clock.advance(300);
    expect((await askRaw(app.url, screen, post)).headers.location).toBe(
      `/p/2/api/rooms/${code}/connect/screen`,
    );
    expect(await isOpen(contestId)).toBe(false);
  });

  test.each([null, 7])(
    "is claimed by whoever comes under this process's own path; better at %s",
    async (slot) => {
      const { contestId, screen } = await awayContest({ at: "nobody", slot });
      const answer = await askRaw(app.url, `/p/2${screen}`, post);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ path: "/p/2" });
      expect(await isOpen(contestId)).toBe(true);
    },
  );
});

test("WAY2 what runs here is asked about nowhere, whatever the database would say", async () => {
  const { contestId, screen, code } = await awayContest({ at: "here" });
  expect((await askRaw(app.url, screen, post)).status).toBe(200);
  owners.asked.clear();
  owners.tell(contestId, { at: "there", slot: 5 });
  clock.advance(300);
  for (const target of [screen, `/p/2${screen}`])
    expect((await askRaw(app.url, target, post)).status).toBe(200);
  expect((await askRaw(app.url, `/api/rooms/${code}`)).status).toBe(200);
  expect(owners.asked.size).toBe(0);
});

test("WAY2 while a contest is being opened here, and cannot be, nobody waits longer than a browser does", async () => {
  const { contestId, screen } = await awayContest({ at: "here" });
  const claim = owners.claim.bind(owners);
  const claimed = Promise.withResolvers<never>();
  owners.claim = () => claimed.promise;
  const opening = app.app.live.get(contestId).catch(() => null);
  const look = vi.spyOn(app.app.live, "find");
  try {
    const asked = askRaw(app.url, screen, post);
    await eventually(() => expect(look).toHaveBeenCalledWith(contestId));
    clock.advance(8_000);
    expect(await asked).toMatchObject({ status: 503, code: "not_saved" });
  } finally {
    look.mockRestore();
    owners.claim = claim;
    claimed.reject(new OwnedElsewhere());
    await opening;
  }
});

describe("WAY4 while a contest moves", () => {
  test("a request is led on once, and then told to wait", async () => {
    const { code, screen } = await awayContest({ at: "there", slot: 5 });
    const once = await askRaw(app.url, `/p/2${screen}`, post);
    expect([once.status, once.headers.location]).toEqual([
      307,
      `/p/5/api/rooms/${code}/connect/screen?again=1`,
    ]);
    const twice = await askRaw(app.url, `/p/2${screen}?again=1`, post);
    expect(twice).toMatchObject({ status: 503, code: "contest_moved" });
    expect(twice.headers["retry-after"]).toBe("1");
  });

  test("whoever was faster is where the request goes", async () => {
    const { code, contestId, screen } = await awayContest({ at: "nobody", slot: null });
    owners.taken.set(contestId, { at: "there", slot: 9 });
    const { status, headers } = await askRaw(app.url, `/p/2${screen}`, post);
    expect([status, headers.location]).toEqual([307, `/p/9/api/rooms/${code}/connect/screen?again=1`]);
    expect(app.app.live.broken.size).toBe(0);
  });

  test("nobody knows where it is: it is asked again in a moment", async () => {
    const { contestId, screen } = await awayContest({ at: "nobody", slot: null });
    owners.taken.set(contestId, null);
    expect(await askRaw(app.url, `/p/2${screen}`, post)).toMatchObject({
      status: 503,
      code: "contest_moved",
    });
  });
});

test("WAY2 while the database is away, what would have to be asked is not saved, and nothing is claimed", async () => {
  const { contestId, screen } = await awayContest({ at: "nobody", slot: null });
  owners.trouble = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  expect(await askRaw(app.url, screen, post)).toMatchObject({ status: 503, code: "not_saved" });
  owners.trouble = null;
  expect(await isOpen(contestId)).toBe(false);
});

describe("WAY13 what would begin at a process that stops", () => {
  const asked = { board: "any", minutes: 10 };
  const list = async () => (await app.call("listContests", { token })).reply.contests.length;
  afterEach(() => {
    cluster.beginsAtSlot = null;
  });

  test("is begun at another one, and nothing of it here", async () => {
    const { code } = await contestIn(app, token, "draft");
    const before = await list();
    cluster.beginsAtSlot = 5;
    const demo = { board: "any", language: "en" };
    const trial = { teams: 0, minutes: null };
    const asking = [
      ["/api/contests/demo", { ...post, token, body: demo }],
      ["/api/practice", { ...post, body: asked }],
      [`/api/rooms/${code}/try`, { ...post, token, body: trial }],
    ] as const;
    for (const [target, request] of asking) {
      // More often than any of them may be begun.
      for (let times = 0; times < 25; times += 1) {
        const { status, headers } = await askRaw(app.url, target, request);
        expect([status, headers.location]).toEqual([307, `/p/5${target}`]);
      }
    }
    expect(await list()).toBe(before);
  });

  test("is told so only to whom it would be served", async () => {
    const { code } = await contestIn(app, token, "draft");
    cluster.beginsAtSlot = 5;
    for (const target of ["/api/contests/demo", `/api/rooms/${code}/try`])
      expect((await askRaw(app.url, target, { ...post, body: {} })).status, target).toBe(401);
  });

  test("is led on once, and then told to wait", async () => {
    cluster.beginsAtSlot = 5;
    const once = await askRaw(app.url, "/p/2/api/practice", { ...post, body: asked });
    expect([once.status, once.headers.location]).toEqual([307, "/p/5/api/practice?again=1"]);
    const twice = await askRaw(app.url, "/p/2/api/practice?again=1", { ...post, body: asked });
    expect(twice).toMatchObject({ status: 503, code: "contest_moved" });
  });

  test("is begun here while this one does not stop", async () => {
    const { reply } = await app.call("practiceBoards");
    const body = { board: reply.boards[0]?.id ?? "", minutes: 10 };
    expect((await askRaw(app.url, "/api/practice", { ...post, body })).status).toBe(200);
  });
});

describe("WAY7 a mark of how far somebody has seen the contest", () => {
  const counted = async () => {
    const { text } = await askRaw(app.url, "/metrics", { headers: { host: "localhost" } });
    return Number(/^regatta_ignored_marks_total (\d+)$/m.exec(text)?.[1]);
  };

  test("is read where it is one of ours and of this contest, and else counted and ignored", async () => {
    const { contestId, screen } = await awayContest({ at: "here" });
    const seal = new MarkSeal((await loadKeys(app.database.db)).mark);
    const right = seal.seal(contestId, { epoch: 3, seq: 7 });
    const ask = (mark: string) =>
      askRaw(app.url, `/p/2${screen}`, { ...post, headers: { "Regatta-Mark": mark } });
    const before = await counted();
    owners.marks.length = 0;
    expect((await ask(right)).status).toBe(200);
    expect(owners.marks).toEqual([{ epoch: 3, seq: 7 }]);
    expect((await ask("")).status).toBe(200);
    expect(await counted()).toBe(before);
    const wrong = [
      seal.seal("another", { epoch: 3, seq: 7 }),
      new MarkSeal(new Uint8Array(32)).seal(contestId, { epoch: 3, seq: 7 }),
      `${right}A`,
      right.slice(1),
      "A".repeat(59),
      "{}",
      "a".repeat(10_000),
      "%00",
    ];
    for (const mark of wrong) expect((await ask(mark)).status, mark).toBe(200);
    expect(await counted()).toBe(before + wrong.length);
  });

  test("costs nothing on other routes", async () => {
    const { code } = await awayContest({ at: "here" });
    const before = await counted();
    expect((await askRaw(app.url, `/api/rooms/${code}`, { headers: { "Regatta-Mark": "x" } })).status).toBe(
      200,
    );
    expect(await counted()).toBe(before);
  });
});
