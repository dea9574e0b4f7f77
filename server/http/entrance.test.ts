import { afterAll, beforeAll, expect, test } from "vitest";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let clock: FakeClock;
let token: string;
beforeAll(async () => {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  app = await startApp({ trustProxy: true, clock, limits: { teams: 200 } });
  token = await app.signIn();
});
afterAll(() => app.close());

interface Wish {
  readonly name: string;
  readonly id?: string;
  readonly secret?: string;
}

const join = (contest: TestContest, address: string, { id = randomId(), ...wish }: Wish) =>
  app.call("joinRoom", {
    code: contest.code,
    body: { id, ...wish },
    headers: { "X-Forwarded-For": address },
  });

const joinMany = (contest: TestContest, address: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => join(contest, address, { name: `${address} ${index}` })),
  );

test("BUD5 one address makes 60 teams at once and one a second; the others wait in line and come in with their ids", async () => {
  const contest = await contestIn(app, token, "lobby");
  for (const { status } of await joinMany(contest, "10.1.0.1", 60)) expect(status).toBe(200);
  const late = [
    { name: "Late", id: randomId() },
    { name: "Later", id: randomId() },
  ] as const;
  expect(await join(contest, "10.1.0.1", late[0])).toMatchObject({
    status: 429,
    reply: { code: "in_line", params: { place: 1, seconds: 1 } },
  });
  const waits = await join(contest, "10.1.0.1", late[1]);
  expect(waits.reply).toMatchObject({ code: "in_line", params: { place: 2, seconds: 2 } });
  expect(waits.headers.get("retry-after")).toBe("2");
  expect((await join(contest, "10.1.0.2", { name: "Elsewhere" })).status).toBe(200);
  clock.advance(1_000);
  expect((await join(contest, "10.1.0.1", late[1])).status).toBe(429);
  expect((await join(contest, "10.1.0.1", late[0])).status).toBe(200);
  clock.advance(1_000);
  const joined = await join(contest, "10.1.0.1", late[1]);
  expect(joined.status).toBe(200);
  expect((await join(contest, "10.1.0.1", late[1])).reply).toEqual(joined.reply);
  expect(Object.keys(contest.runner.state.teams)).toHaveLength(63);
});

test("BUD6 a flood of refused entries waits in line; whoever may come in from there comes in at once", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const pin = contest.runner.state.teams[seat.teamId]?.pin ?? "";
  const headers = { "X-Forwarded-For": "10.1.1.1" };
  const unknown = { id: randomId(), name: "Nobody", pin: "000000" };
  const answers = await Promise.all([
    ...Array.from({ length: 80 }, () => join(contest, "10.1.1.1", { name: "ALPHA" })),
    ...Array.from({ length: 40 }, () =>
      app.call("takeSeat", { code: contest.code, body: { ...unknown, id: randomId() }, headers }),
    ),
  ]);
  const codes = answers.map(({ reply }) => reply.code);
  expect(codes.filter((code) => code === "in_line")).toHaveLength(20);
  expect(codes.filter((code) => code === "team_name_taken" || code === "unknown_team")).toHaveLength(100);

  for (const { status } of await joinMany(contest, "10.1.1.1", 30)) expect(status).toBe(200);
  const mate = { id: randomId(), name: "alpha", pin };
  expect((await app.call("takeSeat", { code: contest.code, body: mate, headers })).status).toBe(200);
  const connected = await app.call("connectTeam", { code: contest.code, token: seat.seatToken, headers });
  expect(connected.status).toBe(200);
});

test("BUD6 whoever lost the reply gets it again at once, however many wait in the line of what is refused", async () => {
  const contest = await contestIn(app, token, "lobby");
  const wish = { name: "Otters", id: randomId(), secret: randomId() };
  const joined = await join(contest, "10.1.5.1", wish);
  expect(joined.status).toBe(200);
  const wrong = Array.from({ length: 130 }, () => join(contest, "10.1.5.1", { name: "OTTERS" }));
  const codes = (await Promise.all(wrong)).map(({ reply }) => reply.code);
  expect(codes.filter((code) => code === "in_line")).toHaveLength(30);
  expect(await join(contest, "10.1.5.1", wish)).toMatchObject({ status: 200, reply: joined.reply });
  // Who has the id alone is none the faster for it.
  const thief = { ...wish, secret: randomId() };
  expect(await join(contest, "10.1.5.1", thief)).toMatchObject({ status: 429, reply: { code: "in_line" } });
});

test("BUD6 thirty pupils who type three wrong names each notice nothing", async () => {
  const contest = await contestIn(app, token, "lobby");
  await joinTeam(app, contest, "Alpha");
  const wrong = await Promise.all(
    Array.from({ length: 90 }, () => join(contest, "10.1.2.1", { name: "Alpha" })),
  );
  for (const { reply } of wrong) expect(reply.code).toBe("team_name_taken");
  for (const { status } of await joinMany(contest, "10.1.2.1", 30)) expect(status).toBe(200);
});

test("AUT13 who knows a guest's command id gets no seat for it, and the journal does not hold its secret", async () => {
  const contest = await contestIn(app, token, "lobby");
  const wish = { name: "Alpha", id: randomId(), secret: randomId() };
  const joined = await join(contest, "10.1.3.1", wish);
  expect(joined.status).toBe(200);
  expect((await join(contest, "10.1.3.2", wish)).reply).toEqual(joined.reply);
  for (const thief of [
    { ...wish, secret: randomId() },
    { name: wish.name, id: wish.id },
  ]) {
    expect(await join(contest, "10.1.3.1", thief)).toMatchObject({
      status: 409,
      reply: { code: "team_name_taken" },
    });
  }
  const rows = await app.database.db
    .selectFrom("event")
    .select("command_key")
    .where("command_key", "like", `guest/${wish.id}%`)
    .execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(wish.secret);
});

test("RUN2 who was refused comes in with the same wish as soon as nothing stands against it", async () => {
  const contest = await contestIn(app, token, "lobby");
  await contest.moderate({ type: "SetEntry", open: false });
  const wish = { name: "Alpha", id: randomId(), secret: randomId() };
  expect(await join(contest, "10.1.4.1", wish)).toMatchObject({ reply: { code: "entry_closed" } });
  await contest.moderate({ type: "SetEntry", open: true });
  expect((await join(contest, "10.1.4.1", wish)).status).toBe(200);
});
