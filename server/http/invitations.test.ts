import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "../../shared/contest/commands.ts";
import { invitationMs, writeInvitation } from "../auth/invitations.ts";
import { loadKeys } from "../auth/keys.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";
import { callSlowly } from "../test/callSlowly.ts";
import { contestIn, joinTeam, type TestContest, type TestSeat } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let clock: FakeClock;
let token: string;
beforeAll(async () => {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  app = await startApp({ trustProxy: true, clock, limits: { seatsPerTeam: 3 } });
  token = await app.signIn();
});
afterAll(() => app.close());

const from = (address: string) => ({ "X-Forwarded-For": address });

const invite = ({ code }: TestContest, { seatToken }: TestSeat) =>
  app.call("inviteDevice", { code, token: seatToken });

async function invitationOf(contest: TestContest, seat: TestSeat): Promise<string> {
  const { status, reply } = await invite(contest, seat);
  expect([status, reply.code]).toEqual([200, undefined]);
  return reply.invitation;
}

const aWish = () => ({ id: randomId(), secret: randomId() });

const accept = (contest: TestContest, invitation: string, wish = aWish(), address = "10.2.0.1") =>
  app.call("acceptInvitation", {
    code: contest.code,
    body: { ...wish, invitation },
    headers: from(address),
  });

/** What moderators ask for with a PIN that the server has made up. */
async function actAsServer({ runner }: TestContest, command: Command): Promise<void> {
  const actor = { role: "moderator", accountId: "teacher" } as const;
  expect(await runner.execute({ id: null, command, actor, receivedAt: clock.now() })).toMatchObject({
    ok: true,
  });
}

const seatsOf = ({ runner }: TestContest, { teamId }: TestSeat) => runner.state.teams[teamId]?.seats ?? [];

const over = { status: 409, reply: { code: "invitation_over" } } as const;

test("ENT24 a device of a team lets a further one in, which needs no PIN and plays for it", async () => {
  const contest = await contestIn(app, token, "running");
  const seat = await joinTeam(app, contest, "Alpha");
  const { reply } = await invite(contest, seat);
  expect(reply).toMatchObject({ seconds: 300 });
  const { status, reply: grant } = await accept(contest, reply.invitation);
  expect(status).toBe(200);
  expect(grant).toMatchObject({ teamId: seat.teamId, teamName: "Alpha" });
  expect(seatsOf(contest, seat)).toEqual([seat.seatId, grant.seatId]);
  const connected = await app.call("connectTeam", { code: contest.code, token: grant.seatToken });
  expect(connected.status).toBe(200);
});

test("ENT24 the page that was let in asks again and has the same seat; any other comes too late, also after a restart", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const invitation = await invitationOf(contest, seat);
  const wishes = [aWish(), aWish(), aWish()];
  const answers = await Promise.all(wishes.map((wish) => accept(contest, invitation, wish)));
  const won = answers.findIndex(({ status }) => status === 200);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect(seatsOf(contest, seat)).toHaveLength(2);

  app = await app.restart();
  const [winner, loser] = [wishes[won], wishes[(won + 1) % 3]];
  expect((await accept(contest, invitation, winner)).reply).toEqual(answers[won]?.reply);
  expect(await accept(contest, invitation, loser)).toMatchObject(over);
  expect(await accept(contest, invitation, { id: winner?.id ?? "", secret: randomId() })).toMatchObject(over);
});

test("ENT24 holds for five minutes and no millisecond longer", async () => {
  const contest = await contestIn(app, token, "lobby");
  // One that does not go by itself when nobody is there. ENT21
  await actAsServer(contest, { type: "AdmitTeam", name: "Alpha", pin: "123456" });
  const { reply: seat } = await app.call("takeSeat", {
    code: contest.code,
    body: { ...aWish(), name: "Alpha", pin: "123456" },
  });
  const [first, second] = [await invitationOf(contest, seat), await invitationOf(contest, seat)];
  clock.advance(invitationMs - 1);
  expect((await accept(contest, first)).status).toBe(200);
  clock.advance(1);
  expect(await accept(contest, second)).toMatchObject(over);
});

test("ENT24 forged, changed, stretched, of another team or of another contest, it is none", async () => {
  const contest = await contestIn(app, token, "lobby");
  const [seat, other] = [await joinTeam(app, contest, "Alpha"), await joinTeam(app, contest, "Beta")];
  const elsewhere = await contestIn(app, token, "lobby");
  await joinTeam(app, elsewhere, "Alpha");
  const invitation = await invitationOf(contest, seat);
  const { contestId, teams } = contest.runner.state;
  const to = { contestId, pin: teams[seat.teamId]?.pin ?? "" };
  const said = { teamId: seat.teamId, seatId: seat.seatId, until: clock.now() + 60_000 };
  const [teamId, seatId, until, nonce, seal] = invitation.split(".");
  const { invitation: ownKey, seat: seatKey } = await loadKeys(app.database.db);
  const forged = {
    "no text of ours": "Alpha",
    "without its seal": [teamId, seatId, until, nonce, ""].join("."),
    "another seal": [
      teamId,
      seatId,
      until,
      nonce,
      seal?.replace(/^./, (sign) => (sign === "A" ? "B" : "A")),
    ].join("."),
    "a later end": [teamId, seatId, `${until}0`, nonce, seal].join("."),
    "another team": [other.teamId, other.seatId, until, nonce, seal].join("."),
    "another device": [teamId, "0123456789", until, nonce, seal].join("."),
    "of another key": writeInvitation(randomBytes(32), said, to),
    "of the key for seats": writeInvitation(seatKey, said, to),
    "with another PIN": writeInvitation(ownKey, said, { ...to, pin: "no PIN" }),
    "of a team that there is not": writeInvitation(ownKey, { ...said, teamId: "t99" }, to),
  };
  for (const [kind, text] of Object.entries(forged))
    expect([kind, (await accept(contest, text)).reply.code]).toEqual([kind, "invitation_over"]);
  expect(await accept(elsewhere, invitation)).toMatchObject(over);
  expect(seatsOf(contest, seat)).toHaveLength(1);
  // As another process of the same service writes it.
  expect((await accept(contest, writeInvitation(ownKey, said, to))).status).toBe(200);
});

test("ENT24 ends with the device that invited, with the PIN, with the team and with the contest", async () => {
  const contest = await contestIn(app, token, "running");
  const [alpha, beta, gamma, delta] = [
    await joinTeam(app, contest, "Alpha"),
    await joinTeam(app, contest, "Beta"),
    await joinTeam(app, contest, "Gamma"),
    await joinTeam(app, contest, "Delta"),
  ];
  const invitations = [];
  for (const seat of [alpha, beta, gamma, delta]) invitations.push(await invitationOf(contest, seat));
  const [ofAlpha = "", ofBeta = "", ofGamma = "", ofDelta = ""] = invitations;
  await contest.moderate({ type: "ReleaseSeat", teamId: alpha.teamId, seatId: alpha.seatId });
  expect(await accept(contest, ofAlpha)).toMatchObject(over);
  await actAsServer(contest, { type: "GiveNewPin", teamId: beta.teamId, pin: "424242" });
  expect(contest.runner.state.teams[beta.teamId]?.pin).toBe("424242");
  expect(await accept(contest, ofBeta)).toMatchObject(over);
  await contest.moderate({ type: "RemoveTeam", teamId: gamma.teamId });
  expect(await accept(contest, ofGamma)).toMatchObject(over);
  await contest.goTo("finished");
  expect(await accept(contest, ofDelta)).toMatchObject({ status: 409, reply: { code: "wrong_phase" } });
});

test("ENT24 ENT8 a team has no more devices for it, and no invitation where there is no room for one", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const invitations = [];
  for (let count = 0; count < 3; count += 1) invitations.push(await invitationOf(contest, seat));
  const answers = [];
  for (const invitation of invitations) answers.push((await accept(contest, invitation)).reply.code ?? "ok");
  expect(answers).toEqual(["ok", "ok", "team_full"]);
  expect(await invite(contest, seat)).toMatchObject({ status: 409, reply: { code: "team_full" } });
});

test("ENT24 RUN2 who found no room comes in by the same invitation when a device has gone", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const invitations = [];
  for (let count = 0; count < 3; count += 1) invitations.push(await invitationOf(contest, seat));
  const [first = "", second = "", third = ""] = invitations;
  const { reply: mate } = await accept(contest, first);
  await accept(contest, second);
  const wish = aWish();
  expect((await accept(contest, third, wish)).reply.code).toBe("team_full");
  await contest.moderate({ type: "ReleaseSeat", teamId: mate.teamId, seatId: mate.seatId });
  expect((await accept(contest, third, wish)).status).toBe(200);
});

test("ENT24 NET9 ends also for whoever has begun to send it when the device that gave it is released", async () => {
  const contest = await contestIn(app, token, "running");
  const seat = await joinTeam(app, contest, "Alpha");
  const body = { ...aWish(), invitation: await invitationOf(contest, seat) };
  const answer = await callSlowly(app, "acceptInvitation", { code: contest.code, body }, () =>
    contest.moderate({ type: "ReleaseSeat", teamId: seat.teamId, seatId: seat.seatId }),
  );
  expect(answer).toMatchObject(over);
  expect(seatsOf(contest, seat)).toEqual([]);
});

test("ENT24 BUD6 a used invitation reaches the contest so often, then it waits in the line of what is refused", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const used = await invitationOf(contest, seat);
  expect((await accept(contest, used)).status).toBe(200);
  const address = "10.2.3.1";
  const again = Array.from({ length: 140 }, () => accept(contest, used, aWish(), address));
  const codes = (await Promise.all(again)).map(({ reply }) => reply.code);
  expect(codes.filter((code) => code === "invitation_over")).toHaveLength(23 + 100);
  expect(codes.filter((code) => code === "in_line")).toHaveLength(17);
});

test("ENT24 AUT14 where wrong PINs were tried without end, a device that is there lets the next one in at once", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const { pin } = contest.runner.state.teams[seat.teamId] ?? {};
  const tryPin = (tried: string) =>
    app.call("takeSeat", {
      code: contest.code,
      body: { ...aWish(), name: "Alpha", pin: tried },
      headers: from("10.2.1.1"),
    });
  for (let count = 0; count < 20; count += 1) await tryPin(pin === "000000" ? "000001" : "000000");
  expect((await tryPin(pin ?? "")).reply.code).toBe("waits_for_team");
  expect((await accept(contest, await invitationOf(contest, seat))).status).toBe(200);
});

test("ENT24 BUD6 a flood of guesses waits in line, and keeps out nobody who was invited from the same address", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const address = "10.2.2.1";
  const [teamId, seatId, until] = (await invitationOf(contest, seat)).split(".");
  const guess = () => [teamId, seatId, until, "AAAAAAAA", randomBytes(16).toString("base64url")].join(".");
  const guesses = Array.from({ length: 130 }, () => accept(contest, guess(), aWish(), address));
  const codes = (await Promise.all(guesses)).map(({ reply }) => reply.code);
  expect(codes.filter((code) => code === "invitation_over")).toHaveLength(100);
  expect(codes.filter((code) => code === "in_line")).toHaveLength(30);
  expect((await accept(contest, await invitationOf(contest, seat), aWish(), address)).status).toBe(200);
});

test("ENT24 a device invites twelve times at once, and one every 20 s; its mate has a share of its own", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  for (let count = 0; count < 12; count += 1) await invitationOf(contest, seat);
  const refused = await invite(contest, seat);
  expect(refused).toMatchObject({ status: 429, reply: { code: "too_fast" } });
  expect(refused.headers.get("retry-after")).toBe("20");
  await invitationOf(contest, await joinTeam(app, contest, "Beta"));
  clock.advance(20_000);
  await invitationOf(contest, seat);
});

test("ENT24 no invitation stands in the journal, by which somebody who reads it would come in", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  const invitation = await invitationOf(contest, seat);
  await accept(contest, invitation);
  const rows = await app.database.db
    .selectFrom("event")
    .selectAll()
    .where("contest_id", "=", contest.runner.state.contestId)
    .execute();
  const journal = JSON.stringify(rows);
  expect(journal).toContain("invited.");
  for (const part of [invitation, invitation.split(".").at(-1) ?? ""]) expect(journal).not.toContain(part);
});
