import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken, signSeatToken } from "../auth/tokens.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest, type TestSeat } from "../test/contests.ts";

let app: TestApp;
let contest: TestContest;
let seat: TestSeat;
let other: TestSeat;
beforeAll(async () => {
  app = await startApp();
  contest = await contestIn(app, await app.signIn(), "lobby");
  seat = await joinTeam(app, contest, "Alpha");
  other = await joinTeam(app, contest, "Beta");
});
afterAll(() => app.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token: string): object =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
const signed = (claims: object, key: Uint8Array) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" }).sign(key);

test("AUT1 a seat is taken by the token that was given out, and by none that somebody made", async () => {
  const keys = await loadKeys(app.database.db);
  const claims = claimsOf(seat.seatToken);
  const { contestId } = contest.runner.state;
  const forged = {
    "without a signature": `${part({ alg: "none" })}.${part(claims)}.`,
    "with another's signature": seat.seatToken.replace(/[^.]*$/, other.seatToken.split(".")[2] ?? ""),
    "of another key": await signed(claims, randomBytes(32)),
    "of the key for accounts": await signed(claims, keys.access),
    "of a seat that nobody has": await signSeatToken(keys.seat, {
      contestId,
      teamId: seat.teamId,
      seatId: "s999",
    }),
  };
  for (const [kind, token] of Object.entries(forged)) {
    const { status } = await app.call("connectTeam", { code: contest.code, token });
    expect([kind, status]).not.toEqual([kind, 200]);
  }
  const { status } = await app.call("connectTeam", { code: contest.code, token: seat.seatToken });
  expect(status).toBe(200);
});

test("AUT1 nobody is an organizer or a moderator by a seat's token or by a token that somebody made", async () => {
  const of = { accountId: "a", authSessionId: "s" } as const;
  const forged = [
    seat.seatToken,
    await signAccessToken(randomBytes(32), of, app.clock.now()),
    await signed(claimsOf(await app.signIn()), (await loadKeys(app.database.db)).seat),
  ];
  for (const token of forged) {
    expect((await app.call("listContests", { token })).status).toBe(401);
    expect((await app.call("connectModerator", { code: contest.code, token })).status).toBe(401);
  }
});
