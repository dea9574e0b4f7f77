import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { type Keys, loadKeys } from "./keys.ts";
import { createFirstOrganizer } from "./organizer.ts";
import { reuseGraceMs, Sessions, sessionMs } from "./Sessions.ts";
import { readSeatToken, signAccessToken, signSeatToken } from "./tokens.ts";

const organizer = { login: "Анна", password: "correct horse" };
/** How long a page waits for an answer: `client/net/http.ts`. */
const patienceMs = 15_000;
let database: TestDatabase;
let keys: Keys;
let now = 1_800_000_000_000;
const clock = { ...systemClock, now: () => now };
let sessions: Sessions;

beforeAll(async () => {
  database = await freshDatabase();
  keys = await loadKeys(database.db);
  await createFirstOrganizer(database.db, organizer, now);
});
afterAll(() => database.close());
beforeEach(async () => {
  sessions = await Sessions.open({ db: database.db, keys, clock });
});

async function signIn() {
  const grant = await sessions.signIn(organizer.login, organizer.password);
  if (!grant) throw new Error("not signed in");
  return grant;
}

describe("signing in", () => {
  test("takes the login in any case", async () => {
    const grant = await sessions.signIn("аННА", organizer.password);
    expect(grant?.login).toBe("Анна");
    expect(await sessions.findSignedIn(grant?.accessToken ?? "")).toMatchObject({
      accountId: expect.any(String),
    });
  });

  test.each([
    ["Анна", "wrong"],
    ["Анна", ""],
    ["nobody", organizer.password],
    ["' or 1=1 --", "x"],
  ])("refuses %j with %j", async (login, password) => {
    expect(await sessions.signIn(login, password)).toBeNull();
  });

  test("takes about as long for an unknown login as for a wrong password", async () => {
    // The processor's time: that of the wall depends on what else the machine does.
    const timeOf = async (login: string) => {
      const begin = process.cpuUsage();
      for (let count = 0; count < 5; count += 1) await sessions.signIn(login, "wrong");
      return process.cpuUsage(begin).user;
    };
    await timeOf("warm up");
    const [unknown, known] = [await timeOf("nobody"), await timeOf("Анна")];
    expect(unknown / known).toBeGreaterThan(0.4);
  });
});

describe("access tokens", () => {
  test("last fifteen minutes", async () => {
    const { accessToken } = await signIn();
    now += 14 * 60_000;
    expect(await sessions.findSignedIn(accessToken)).not.toBeNull();
    now += 61_000;
    expect(await sessions.findSignedIn(accessToken)).toBeNull();
  });

  test("of another key, another use, or no signature are refused", async () => {
    const identity = { accountId: "a", authSessionId: "s" };
    const { accessToken } = await signIn();
    const [head = "", claims = ""] = accessToken.split(".");
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    const seat = await signSeatToken(keys.access, { contestId: "c", teamId: "t1", seatId: "0123456789" });
    const forgeries = [
      await signAccessToken(keys.seat, identity, now),
      seat,
      `${none}.${claims}.`,
      `${head}.${claims}.AAAA`,
      "",
      "a.b.c",
    ];
    for (const forged of forgeries) expect(await sessions.findSignedIn(forged)).toBeNull();
    expect(await readSeatToken(keys.access, accessToken, now)).toBeNull();
    expect(await readSeatToken(keys.seat, seat, now)).toBeNull();
  });
});

describe("refreshing", () => {
  test("replaces the token each time, and prolongs the session", async () => {
    const first = await signIn();
    now += sessionMs - 1_000;
    const second = await sessions.refresh(first.refreshToken);
    now += sessionMs - 1_000;
    const third = await sessions.refresh(second?.refreshToken ?? "");
    expect(new Set([first.refreshToken, second?.refreshToken, third?.refreshToken]).size).toBe(3);
    now += sessionMs + 1_000;
    expect(await sessions.refresh(third?.refreshToken ?? "")).toBeNull();
  });

  test("QRY10 a session that ran out goes with the next sign-in, and one that may be used stays", async () => {
    const old = await signIn();
    now += 2 * 24 * 60 * 60_000;
    const { refreshToken } = await signIn();
    const left = async () => (await database.db.selectFrom("auth_session").select("id").execute()).length;
    now += sessionMs - 12 * 60 * 60_000;
    await signIn();
    expect(await sessions.refresh(old.refreshToken)).toBeNull();
    expect(await sessions.refresh(refreshToken)).not.toBeNull();
    // Of all that this test and those before it left: the one that was prolonged, and the newest.
    expect(await left()).toBe(2);
  });

  test("twice at once, or again when the answer was lost, gives the same token", async () => {
    const { refreshToken } = await signIn();
    const [one, two] = await Promise.all([sessions.refresh(refreshToken), sessions.refresh(refreshToken)]);
    now += reuseGraceMs;
    const again = await sessions.refresh(refreshToken);
    expect(one?.refreshToken).toBeDefined();
    expect([two?.refreshToken, again?.refreshToken]).toEqual([one?.refreshToken, one?.refreshToken]);
    expect(await sessions.refresh(one?.refreshToken ?? "")).not.toBeNull();
  });

  test("with a token replaced long ago ends the session: somebody has stolen it", async () => {
    const revoked: string[] = [];
    sessions.onRevoked((id) => revoked.push(id));
    const { refreshToken } = await signIn();
    const thief = await sessions.refresh(refreshToken);
    now += reuseGraceMs + 1;
    expect(await sessions.refresh(refreshToken)).toBeNull();
    expect(revoked).toHaveLength(1);
    expect(await sessions.refresh(thief?.refreshToken ?? "")).toBeNull();
    expect(await sessions.findSignedIn(thief?.accessToken ?? "")).toBeNull();
  });

  test("AUT17 an answer that comes late, or never, ends no session", async () => {
    const { refreshToken } = await signIn();
    const lost = await sessions.refresh(refreshToken);
    // Of two questions in a row nothing came back, and each was waited for.
    now += 2 * patienceMs + 5_000;
    expect((await sessions.refresh(refreshToken))?.refreshToken).toBe(lost?.refreshToken);
  });

  test("AUT17 however many tabs open at once, and in whichever order they are answered, the browser keeps a good token", async () => {
    const { refreshToken } = await signIn();
    const [first, second] = [await sessions.refresh(refreshToken), await sessions.refresh(refreshToken)];
    now += 1_000;
    // A tab that opens now, a question from before that comes late, and last of all the answer to the second.
    expect(await sessions.refresh(first?.refreshToken ?? "")).not.toBeNull();
    expect(await sessions.refresh(refreshToken)).not.toBeNull();
    now += 15 * 60_000;
    expect(await sessions.refresh(second?.refreshToken ?? "")).not.toBeNull();
  });

  test("AUT17 with a token replaced several times ends the session, too", async () => {
    const { refreshToken } = await signIn();
    let thief = await sessions.refresh(refreshToken);
    for (let time = 0; time < 20; time += 1) {
      now += reuseGraceMs + 1;
      thief = await sessions.refresh(thief?.refreshToken ?? "");
    }
    expect(await sessions.findSignedIn(thief?.accessToken ?? "")).not.toBeNull();
    expect(await sessions.refresh(refreshToken)).toBeNull();
    expect(await sessions.findSignedIn(thief?.accessToken ?? "")).toBeNull();
    expect(await sessions.refresh(thief?.refreshToken ?? "")).toBeNull();
  });

  test("AUT17 with a token that never was ours ends nobody's session", async () => {
    const { accessToken } = await signIn();
    expect(await sessions.refresh("A".repeat(43))).toBeNull();
    expect(await sessions.findSignedIn(accessToken)).not.toBeNull();
  });

  test.each(["", "x", "A".repeat(43)])("with %j is refused", async (token) => {
    expect(await sessions.refresh(token)).toBeNull();
  });
});

describe("revoking", () => {
  test("holds at once, and after a restart", async () => {
    const { accessToken, refreshToken } = await signIn();
    const signedIn = await sessions.findSignedIn(accessToken);
    await sessions.revoke(signedIn?.authSessionId ?? "");
    expect(await sessions.findSignedIn(accessToken)).toBeNull();
    sessions = await Sessions.open({ db: database.db, keys, clock });
    expect(await sessions.findSignedIn(accessToken)).toBeNull();
    expect(await sessions.refresh(refreshToken)).toBeNull();
  });

  test("of one session leaves the others", async () => {
    const [one, other] = [await signIn(), await signIn()];
    const signedIn = await sessions.findSignedIn(one.accessToken);
    await sessions.revoke(signedIn?.authSessionId ?? "");
    expect(await sessions.findSignedIn(other.accessToken)).not.toBeNull();
  });
});

test("passwords and refresh tokens are kept only as hashes", async () => {
  const { refreshToken } = await signIn();
  const accounts = await database.db.selectFrom("account").selectAll().execute();
  const rows = await database.db.selectFrom("auth_session").selectAll().execute();
  expect(accounts[0]?.password_hash).toMatch(/^\$argon2id\$/);
  expect(JSON.stringify([accounts, rows])).not.toContain(organizer.password);
  expect(JSON.stringify(rows)).not.toContain(refreshToken);
});

test("the first start makes an organizer with a password of its own; a later start does not", async () => {
  const empty = await freshDatabase();
  try {
    const settings = { login: "organizer", password: null };
    const first = await createFirstOrganizer(empty.db, settings, now);
    expect(first?.madeUpPassword).toMatch(/^([2-9a-hj-km-np-z]{4}-){2}[2-9a-hj-km-np-z]{4}$/);
    expect(first?.account.awaitsPassword).toBe(true);
    expect(await createFirstOrganizer(empty.db, settings, now)).toBeNull();
    const open = await Sessions.open({ db: empty.db, keys, clock });
    expect(await open.signIn("organizer", first?.madeUpPassword ?? "")).not.toBeNull();
  } finally {
    await empty.close();
  }
});
