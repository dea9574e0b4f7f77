import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { organizer, randomId, startApp, type TestApp } from "../test/app.ts";
import { Barrier } from "../test/Barrier.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { freshDatabase } from "../test/databases.ts";
import { FakeClock } from "../test/fakeClock.ts";

// Behind a trusted proxy, so that every test has an address of its own.
let app: TestApp;
let clock: FakeClock;
let token: string;
const barrier = new Barrier();
beforeAll(async () => {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  const database = await freshDatabase();
  const db = database.db.withPlugin(barrier);
  app = await startApp({ trustProxy: true, clock, database: { ...database, db } });
  token = await app.signIn();
});
afterAll(() => app.close());

const from = (address: string) => ({ "X-Forwarded-For": address });

const signIn = (address: string, password: string, login: string = organizer.login, cookie = "") =>
  app.call("signIn", { body: { login, password }, headers: { ...from(address), cookie } });

async function tryWrongPasswords(address: string, times: number, cookie = ""): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    // Any spelling of the login counts as the same.
    await signIn(address, "wrong", count % 2 ? "ORGANIZER" : organizer.login, cookie);
  }
}

test("AUT5 AUT9 ten wrong passwords slow a login down for its address, and for no other", async () => {
  await tryWrongPasswords("10.0.0.1", 9);
  expect(await signIn("10.0.0.1", "wrong")).toMatchObject({ status: 401, reply: { code: "wrong_password" } });
  expect(await signIn("10.0.0.1", "wrong")).toMatchObject({
    status: 429,
    reply: { code: "too_many_failures" },
  });
  expect((await signIn("10.0.0.2", organizer.password)).status).toBe(200);
});

test("AUT9 the right password passes within 30 s of a thousand wrong ones", async () => {
  await tryWrongPasswords("10.0.0.3", 60);
  const refused = await signIn("10.0.0.3", organizer.password);
  expect(refused.status).toBe(429);
  const waitMs = Number(refused.headers.get("retry-after")) * 1000;
  expect(waitMs).toBeLessThanOrEqual(30_000);
  clock.advance(waitMs);
  expect((await signIn("10.0.0.3", organizer.password)).status).toBe(200);
});

test("AUT9 a browser that was signed in before passes at once while others at its address guess", async () => {
  const before = await signIn("10.0.0.4", organizer.password);
  const mark = before.headers.getSetCookie().find((cookie) => cookie.startsWith("regatta_device=")) ?? "";
  expect(mark).toMatch(/HttpOnly/);
  const cookie = mark.split(";")[0] ?? "";
  await tryWrongPasswords("10.0.0.4", 30);
  expect((await signIn("10.0.0.4", organizer.password)).status).toBe(429);
  expect((await signIn("10.0.0.4", organizer.password, organizer.login, cookie)).status).toBe(200);
  // A mark is for one login, and nobody can write one.
  expect((await signIn("10.0.0.4", "wrong", "anna", cookie)).status).toBe(401);
  const forged = `${cookie.slice(0, -3)}AAA`;
  expect((await signIn("10.0.0.4", organizer.password, organizer.login, forged)).status).toBe(429);
  // And it is no way to guess without end.
  await tryWrongPasswords("10.0.0.4", 10, cookie);
  expect((await signIn("10.0.0.4", "wrong", organizer.login, cookie)).status).toBe(429);
});

test("BUD12 tries while the database is away cost nothing; wrong passwords cost what they do, before and after", async () => {
  await tryWrongPasswords("10.0.1.2", 4);
  barrier.isDown = true;
  for (let count = 0; count < 12; count += 1) {
    expect(await signIn("10.0.1.2", organizer.password)).toMatchObject({
      status: 503,
      reply: { code: "not_saved" },
    });
  }
  barrier.isDown = false;
  expect((await signIn("10.0.1.2", organizer.password)).status).toBe(200);
  await tryWrongPasswords("10.0.1.2", 6);
  expect((await signIn("10.0.1.2", organizer.password)).status).toBe(429);
});

test("a hundred trials at once are a hundred trials", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      app.call("signIn", { body: { login: "anna", password: "guess" }, headers: from("10.0.1.1") }),
    ),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(90);
});

test("right PINs are not failures: a whole class takes its seats", async () => {
  const contest = await contestIn(app, token, "lobby");
  for (let team = 0; team < 5; team += 1) {
    const seat = await joinTeam(app, contest, `Team ${team}`);
    const pin = contest.runner.state.teams[seat.teamId]?.pin ?? "";
    for (let device = 0; device < 5; device += 1) {
      const body = { id: randomId(), name: `Team ${team}`, pin };
      expect(
        (await app.call("takeSeat", { code: contest.code, body, headers: from("10.0.3.1") })).status,
      ).toBe(200);
    }
    const full = { id: randomId(), name: `Team ${team}`, pin };
    expect(
      await app.call("takeSeat", { code: contest.code, body: full, headers: from("10.0.3.1") }),
    ).toMatchObject({
      status: 409,
      reply: { code: "team_full", params: { seats: 6 } },
    });
  }
});

test("AUT10 a right code leads on at once, however many wrong ones came from its address", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const headers = from("10.0.4.1");
  for (let count = 0; count < 320; count += 1) {
    const answer = await app.call("findRoom", { code: count % 2 ? "222222" : "no code at all", headers });
    expect(answer).toMatchObject({ status: 404, reply: { code: "unknown_room" } });
  }
  const wrong = Array.from({ length: 50 }, () => app.call("findRoom", { code: "222222", headers }));
  expect((await app.call("findRoom", { code: contest.code, headers })).status).toBe(200);
  for (const { status } of await Promise.all(wrong)) expect(status).toBe(404);
  expect((await app.call("connectTeam", { code: contest.code, token: seat.seatToken, headers })).status).toBe(
    200,
  );
  expect((await app.call("connectModerator", { code: contest.code, token, headers })).status).toBe(200);
});

test("AUT10 where as many codes of an address wait as there are places, a further one is told so at once", async () => {
  app = await app.restart({ limits: { clients: 20 } });
  const contest = await contestIn(app, token, "lobby");
  const headers = from("10.0.5.1");
  const ask = (code: string) => app.call("findRoom", { code, headers });
  for (let count = 0; count < 300; count += 1) await ask("222222");
  const goOn = barrier.holdBack();
  const asked = Array.from({ length: 21 }, () => ask("222222"));
  const first = await Promise.race(asked);
  expect(first).toMatchObject({ status: 503, reply: { code: "overloaded" } });
  expect(first.headers.get("retry-after")).toBe("2");
  goOn();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
  expect((await ask(contest.code)).status).toBe(200);
});

test("AUT10 guesses at one code at one time count one by one", async () => {
  app = await app.restart({ limits: { clients: 20 } });
  const headers = from("10.0.5.2");
  const ask = () => app.call("findRoom", { code: "222222", headers });
  for (let round = 0; round < 6; round += 1) {
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    for (const { status } of answers) expect(status).toBe(404);
  }
  const goOn = barrier.holdBack();
  const asked = Array.from({ length: 21 }, ask);
  expect(await Promise.race(asked)).toMatchObject({ status: 503, reply: { code: "overloaded" } });
  goOn();
  await Promise.all(asked);
});

test("AUT10 the code of a class that comes back at once is looked up once", async () => {
  const { code } = await contestIn(app, token, "lobby");
  app = await app.restart();
  const queries = vi.spyOn(barrier, "transformQuery");
  const goOn = barrier.holdBack();
  const asked = Array.from({ length: 30 }, () => app.call("findRoom", { code, headers: from("10.0.5.3") }));
  // Whoever is answered without the database has come after them.
  expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  goOn();
  for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  const lookUps = queries.mock.calls.filter(([{ node }]) => JSON.stringify(node).includes(code));
  expect(lookUps).toHaveLength(1);
});

test("one network of IPv6 counts as one address", async () => {
  clock.advance(60_000);
  const spellings = ["2001:db8:0:1::1", "2001:DB8::1:0:0:0:2", "2001:db8:0:1:ffff:ffff:ffff:ffff"];
  for (let count = 0; count < 10; count += 1) {
    const address = spellings[count % spellings.length] ?? "";
    await app.call("signIn", { body: { login: "boris", password: "guess" }, headers: from(address) });
  }
  const signIn = (address: string) =>
    app.call("signIn", { body: { login: "boris", password: "guess" }, headers: from(address) });
  expect((await signIn("2001:db8:0:1::9")).status).toBe(429);
  expect((await signIn("2001:db8:0:2::9")).status).toBe(401);
});

test("room sizes: no more teams, nor seats of a team, than the environment allows", async () => {
  app = await app.restart({ limits: { teams: 2, seatsPerTeam: 1 } });
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "One");
  await joinTeam(app, contest, "Two");
  const third = await app.call("joinRoom", { code: contest.code, body: { id: randomId(), name: "Three" } });
  expect(third).toMatchObject({ status: 409, reply: { code: "contest_full", params: { teams: 2 } } });
  const pin = contest.runner.state.teams[seat.teamId]?.pin ?? "";
  const second = await app.call("takeSeat", {
    code: contest.code,
    body: { id: randomId(), name: "One", pin },
  });
  expect(second).toMatchObject({ status: 409, reply: { code: "team_full" } });
});
